package org.ktrail.indexer.mail;

/**
 * Undoes {@code format=flowed} as RFC 3676 says and `git mailinfo` does: takes one blank of
 * stuffing from a line's start and joins a line that ends in a blank with the next one. Patches
 * that were sent so by a mailer that did not know better stay damaged: blank context lines are
 * joined with what follows them. That cannot be told from a wrapped line here; whoever reads hunks
 * sees it.
 */
final class FlowedText {
  private FlowedText() {}

  /**
   * @param deleteSpace the parameter {@code delsp}: the blank at a soft break is not text
   */
  static String undo(String text, boolean deleteSpace) {
    StringBuilder out = new StringBuilder(text.length());
    StringBuilder pending = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, end);
      at = newline < 0 ? text.length() : newline + 1;
      if (line.equals("-- ")) { // the signature's mark is no soft break
        flush(pending, out);
        out.append(line).append('\n');
        continue;
      }
      if (line.startsWith(" ")) {
        line = line.substring(1);
      }
      if (line.endsWith(" ")) {
        pending.append(line, 0, line.length() - (deleteSpace ? 1 : 0));
      } else {
        out.append(pending).append(line);
        pending.setLength(0);
        out.append(newline < 0 ? "" : "\n");
      }
    }
    flush(pending, out);
    return out.toString();
  }

  private static void flush(StringBuilder pending, StringBuilder out) {
    if (!pending.isEmpty()) {
      out.append(pending).append('\n');
      pending.setLength(0);
    }
  }
}
