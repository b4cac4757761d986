package org.ktrail.queries.series;

import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailDefect;

/** Tells early which mails need not be kept. */
public final class Candidates {
  private Candidates() {}

  /**
   * Whether a mail may be a part of a series, or may not be told from one for its damage. What is
   * not, {@link Postings} would leave out.
   */
  public static boolean mayBeOfSeries(Mail mail) {
    SubjectLine subject = SubjectLine.of(mail.subject());
    return !subject.reply() && (subject.patch() || mail.carriesDiff())
        || mail.defects().stream().anyMatch(d -> d.kind() == MailDefect.Kind.NO_HEADER)
        || mail.subject().isEmpty();
  }
}
