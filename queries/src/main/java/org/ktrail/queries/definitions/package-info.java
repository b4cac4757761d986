/** Answers {@code def}: what a name means, and where. */
@NullMarked
package org.ktrail.queries.definitions;

import org.jspecify.annotations.NullMarked;
