/**
 * The state that an old revision of a series would have left, where all there is of its base is a
 * tree that has a later revision of the same series: the later one is taken out first. What comes
 * of it is assumed, not known.
 */
@NullMarked
package org.ktrail.queries.series.rewind;

import org.jspecify.annotations.NullMarked;
