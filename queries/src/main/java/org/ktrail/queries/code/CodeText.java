package org.ktrail.queries.code;

/** C text with comments and the contents of literals blanked; lines stay where they are. */
public final class CodeText {
  private CodeText() {}

  /**
   * A comment whose beginning is missing (a hunk begins within it) is known by its lines that begin
   * with {@code *} and a blank.
   */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text);
    int i = 0;
    int lineStart = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineStart = ++i;
      } else if (c == '/' && text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = blank(out, i, end < 0 ? text.length() : end + 2);
        lineStart = text.lastIndexOf('\n', i - 1) + 1;
      } else if (c == '/' && text.startsWith("//", i)) {
        i = blank(out, i, lineEnd(text, i));
      } else if (c == '*' && text.substring(lineStart, i).isBlank() && isComment(text, i)) {
        int end = text.indexOf("*/", i);
        int line = lineEnd(text, i);
        i = blank(out, i, end >= 0 && end < line ? end + 2 : line);
      } else if (c == '"' || c == '\'') {
        int end = i + 1;
        while (end < text.length() && text.charAt(end) != c && text.charAt(end) != '\n') {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        i = blank(out, i + 1, Math.min(end, text.length()));
        i = i < text.length() && text.charAt(i) == c ? i + 1 : i;
      } else {
        i++;
      }
    }
    return out.toString();
  }

  private static boolean isComment(String text, int star) {
    char next = star + 1 < text.length() ? text.charAt(star + 1) : '\n';
    return next == ' ' || next == '\t' || next == '\n' || next == '/';
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int blank(StringBuilder out, int from, int to) {
    for (int i = from; i < to; i++) {
      if (out.charAt(i) != '\n') {
        out.setCharAt(i, ' ');
      }
    }
    return Math.max(from, to);
  }
}
