package org.ktrail.indexer.mail;

/**
 * What was wrong with a mail, and was borne with.
 *
 * @param detail one line
 */
public record MailDefect(Kind kind, String detail) {
  /** What kind of damage. */
  public enum Kind {
    /** No header could be read: the position in the source is its only name. */
    NO_HEADER,
    NO_MESSAGE_ID,
    /** A header field was longer, or there were more, than is read; the rest is cut off. */
    OVERSIZED_HEADER,
    /** The mail was longer than is read; the rest is cut off. */
    OVERSIZED,
    /** The mail's structure or transfer encoding is broken; what could be decoded is there. */
    BROKEN_ENCODING,
    /** The charset is unknown, or the bytes are none of it. */
    CHARSET,
    NESTED_TOO_DEEP,
    NUL_BYTES,
    /** The date is missing or cannot be read. */
    NO_DATE,
    /** There is text in HTML only. It is not read. */
    HTML_ONLY,
    /** The text came as format=flowed, which is known to damage patches. */
    FLOWED,
    /** The source ended in the middle of the mail, or failed there. */
    TORN
  }

  @Override
  public String toString() {
    return detail;
  }
}
