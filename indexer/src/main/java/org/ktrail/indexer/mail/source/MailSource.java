package org.ktrail.indexer.mail.source;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;

/** Something that mails are read from, once. */
public interface MailSource {
  /** As the user wrote it. */
  String name();

  /**
   * Hands over every mail in the source's order, one at a time: memory is bounded by one mail. A
   * mail that is damaged is handed over with its defects; what cannot be read at all is told as a
   * problem, and the rest goes on.
   *
   * @throws UserError if the source itself cannot be read
   */
  void read(MailSink sink);

  /** What receives the mails of a source. */
  interface MailSink {
    void mail(Mail mail);

    /**
     * @param position where in the source
     * @param detail one line
     */
    void problem(String position, String detail);
  }

  /**
   * All that a source has, for those who can afford to keep it.
   *
   * @param problems one line each
   */
  record Contents(List<Mail> mails, List<String> problems) {}

  /** Reads everything into memory. */
  default Contents contents() {
    List<Mail> mails = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    read(
        new MailSink() {
          @Override
          public void mail(Mail mail) {
            mails.add(mail);
          }

          @Override
          public void problem(String position, String detail) {
            problems.add(position + ": " + detail);
          }
        });
    return new Contents(mails, problems);
  }
}
