/**
 * Places a posted series: {@link org.ktrail.queries.series.place.Placer} weighs what the mails say
 * of their base, applies the patches in memory, and tells of each whether the base has it, whether
 * it fits, and where not. Every claim of a mail is checked; nothing is silently substituted.
 */
@NullMarked
package org.ktrail.queries.series.place;

import org.jspecify.annotations.NullMarked;
