package org.ktrail.queries.series;

import java.time.Instant;
import org.ktrail.indexer.mail.Mail;

/**
 * A mail of a series: a patch or a cover letter.
 *
 * @param date when it was sent; where the mail has none, that of its neighbour
 */
public record SeriesMail(Mail mail, SubjectLine subject, Instant date) {
  /** Whether it is a cover letter: numbered 0, or without a diff and a place among the patches. */
  public boolean isCover() {
    return subject.number().isPresent()
        ? subject.number().getAsInt() == 0 && !subject.between()
        : !mail.carriesDiff();
  }

  public String title() {
    return subject.title();
  }
}
