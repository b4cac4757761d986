/**
 * What differs between two states of the sources that patches lead to: {@link
 * org.ktrail.queries.series.compare.Comparison} takes a {@link
 * org.ktrail.queries.series.compare.State} each – a base, the facts of the files that patches
 * touch, and which patch made what of them – and tells symbols, calls, dispatches and registrations
 * gained, lost and changed, each with the hunk that did it. Nothing here knows mail or git, or
 * reads a file.
 */
@NullMarked
package org.ktrail.queries.series.compare;

import org.jspecify.annotations.NullMarked;
