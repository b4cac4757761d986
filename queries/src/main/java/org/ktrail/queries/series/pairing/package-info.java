/**
 * Patches of one revision of a series paired with those of another: {@link
 * org.ktrail.queries.series.pairing.Pairing} first by patch id, then by similarity of titles, files
 * and lines, so that the sum of similarities is the greatest. Reads what the patches say and change
 * as text; what that means for functions and calls is not asked here. Nothing here knows mail or
 * git.
 */
@NullMarked
package org.ktrail.queries.series.pairing;

import org.jspecify.annotations.NullMarked;
