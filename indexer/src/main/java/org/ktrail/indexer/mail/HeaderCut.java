package org.ktrail.indexer.mail;

import java.io.ByteArrayOutputStream;

/**
 * Cuts a mail's header to its limits before it is parsed, so that a header of megabytes costs the
 * mail its excess and not its life.
 */
final class HeaderCut {
  private HeaderCut() {}

  /**
   * @param bytes the mail, its header cut
   * @param cut whether something was
   */
  public record Result(byte[] bytes, boolean cut) {}

  static Result of(byte[] mail, MailLimits limits) {
    int end = headerEnd(mail);
    if (end <= limits.field() && lines(mail, end) <= limits.fields()) {
      return new Result(mail, false);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length - end + limits.header());
    boolean cut = false;
    int inField = 0;
    int fields = 0;
    int at = 0;
    while (at < end) {
      int next = lineEnd(mail, at, end);
      boolean continued = mail[at] == ' ' || mail[at] == '\t';
      if (!continued) {
        inField = 0;
        fields++;
      }
      int room = Math.min(limits.field() - inField, limits.header() - out.size());
      int length = fields > limits.fields() ? 0 : Math.min(next - at, Math.max(room, 0));
      out.write(mail, at, length);
      if (length < next - at) {
        cut = true;
        if (length > 0) {
          out.write('\n');
        }
        inField = limits.field();
      } else {
        inField += length;
      }
      at = next;
    }
    out.write(mail, end, mail.length - end);
    return new Result(out.toByteArray(), cut);
  }

  /** The offset of the blank line that ends the header, or the mail's length. */
  static int headerEnd(byte[] mail) {
    int at = 0;
    while (at < mail.length) {
      if (mail[at] == '\n' || mail[at] == '\r' && at + 1 < mail.length && mail[at + 1] == '\n') {
        return at;
      }
      at = lineEnd(mail, at, mail.length);
    }
    return mail.length;
  }

  private static int lines(byte[] mail, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      lines += mail[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int lineEnd(byte[] mail, int at, int end) {
    int i = at;
    while (i < end && mail[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, end);
  }
}
