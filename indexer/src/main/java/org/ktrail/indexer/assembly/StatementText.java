package org.ktrail.indexer.assembly;

/**
 * One statement of an assembler text: without comments, blanks folded. A label is a statement of
 * its own, colon included.
 *
 * @param line from 1
 * @param at byte of its first character
 */
public record StatementText(String text, int line, int at) {
  /** The first word: an instruction, a directive with its dot, or a macro. */
  public String word() {
    int end = wordEnd();
    return text.substring(0, end);
  }

  /** What follows the first word, trimmed. */
  public String operands() {
    return text.substring(wordEnd()).strip();
  }

  private int wordEnd() {
    int end = 0;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\\';
  }

  /** The label that this is, "" if it is none. */
  String label() {
    return text.endsWith(":") && text.length() > 1 ? text.substring(0, text.length() - 1) : "";
  }
}
