package org.ktrail.indexer.mail;

/**
 * How much of a mail is read; what is beyond is cut off and reported, never an error.
 *
 * @param mail bytes of a mail
 * @param field bytes of one header field
 * @param header bytes of a header
 * @param fields header fields of a mail
 * @param depth multiparts within each other
 * @param parts parts of a mail
 */
public record MailLimits(int mail, int field, int header, int fields, int depth, int parts) {
  /** The largest kernel patch mails are a few megabytes; lists refuse far smaller ones. */
  public static final MailLimits DEFAULT =
      new MailLimits(16 << 20, 64 << 10, 512 << 10, 1000, 20, 200);
}
