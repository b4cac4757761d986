package org.ktrail.queries.series.change;

/** Counts the brackets of a line of C outside of literals and comments that end on it. */
public final class Braces {
  private Braces() {}

  /** Opening braces less closing ones. */
  public static int balance(String line) {
    String code = code(line);
    int depth = 0;
    for (int i = 0; i < code.length(); i++) {
      depth += code.charAt(i) == '{' ? 1 : code.charAt(i) == '}' ? -1 : 0;
    }
    return depth;
  }

  /** The parentheses that a cut head of a function lacks. */
  static String closing(String head) {
    int depth = 0;
    for (int i = 0; i < head.length(); i++) {
      depth += head.charAt(i) == '(' ? 1 : head.charAt(i) == ')' ? -1 : 0;
    }
    String rest = head.stripTrailing().endsWith(",") ? " ..." : "";
    return depth > 0 ? rest + ")".repeat(depth) : "";
  }

  /** The line without literals and comments. */
  public static String code(String line) {
    return withoutLiterals(line).replaceAll("/\\*.*?\\*/|//.*|/\\*.*$", " ");
  }

  /** With {@code ""} for each literal that ends; what is behind a last open quote is kept. */
  private static String withoutLiterals(String line) {
    StringBuilder code = new StringBuilder();
    boolean[] open = new boolean[128]; // quotes that nothing ends from here on
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean quote = (c == '"' || c == '\'') && !open[c];
      int end = quote ? end(line, at) : -1;
      if (end > 0) {
        code.append("\"\"");
        at = end;
      } else {
        if (quote) {
          open[c] = true;
        }
        code.append(c);
        at++;
      }
    }
    return code.toString();
  }

  /** Behind the literal that begins here, -1 if nothing ends it. */
  private static int end(String line, int from) {
    for (int i = from + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == line.charAt(from)) {
        return i + 1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }
}
