/** Commands about posted patch series. */
@NullMarked
package org.ktrail.cli.series;

import org.jspecify.annotations.NullMarked;
