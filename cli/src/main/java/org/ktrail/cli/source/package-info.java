/** Commands about source and data: text, records, their members and options of the build. */
@NullMarked
package org.ktrail.cli.source;

import org.jspecify.annotations.NullMarked;
