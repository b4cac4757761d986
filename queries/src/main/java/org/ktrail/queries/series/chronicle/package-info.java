/**
 * What became of each patch of a history, revision by revision, told from the mails alone: no
 * repository is asked.
 */
@NullMarked
package org.ktrail.queries.series.chronicle;

import org.jspecify.annotations.NullMarked;
