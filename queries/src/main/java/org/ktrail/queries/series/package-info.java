/**
 * Posted patch series out of loose mails. {@link org.ktrail.queries.series.SubjectLine} reads a
 * subject; {@link org.ktrail.queries.series.Postings} puts the mails of one send together; {@link
 * org.ktrail.queries.series.Histories} links postings into v1…vN, though author's address, subject,
 * numbering and number of patches change, and says why for each link. Diffs are not read here.
 */
@NullMarked
package org.ktrail.queries.series;

import org.jspecify.annotations.NullMarked;
