/** Answers {@code refs}: every place that mentions a name, and what is done with it there. */
@NullMarked
package org.ktrail.queries.mentions;

import org.jspecify.annotations.NullMarked;
