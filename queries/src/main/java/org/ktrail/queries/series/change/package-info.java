/**
 * What patches change, as facts: {@link org.ktrail.queries.series.change.ChangeReader} takes the
 * two images of every file that a patch touches ({@link
 * org.ktrail.queries.series.change.SeriesStep}), has both read by the usual extractor, and gives a
 * {@link org.ktrail.queries.series.change.Delta}: functions, calls, registrations, members, macros
 * … gained, lost and changed, each with its line, hunk and condition. Comparison of revisions and
 * lint build on it. Nothing here knows mail or git.
 */
@NullMarked
package org.ktrail.queries.series.change;

import org.jspecify.annotations.NullMarked;
