package org.ktrail.indexer.patch;

/**
 * The text of one mail that may hold a patch, decoded but otherwise as it came: with whatever the
 * way has done to its blanks.
 *
 * @param origin what a report names: the Message-ID with its angle brackets, or a file's path
 * @param subject the subject, decoded and unfolded, with its brackets ({@code [PATCH v2 3/9] …});
 *     "" if there is none
 * @param body the text part; lines end with LF or CRLF
 * @param firstLine number of the body's first line: 1, or the lines of the headers before it plus
 *     one, so that places are those of the file that holds the mail
 * @param flowed whether the mail's header says {@code format=flowed} (RFC 3676)
 */
public record PatchMail(String origin, String subject, String body, int firstLine, boolean flowed) {
  /** A plain text, lines counted from its beginning. */
  public static PatchMail of(String origin, String subject, String body) {
    return new PatchMail(origin, subject, body, 1, false);
  }
}
