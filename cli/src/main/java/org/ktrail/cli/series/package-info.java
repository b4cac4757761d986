/** Commands about posted series: list, show, place, diff, each beside what writes its answer. */
@NullMarked
package org.ktrail.cli.series;

import org.jspecify.annotations.NullMarked;
