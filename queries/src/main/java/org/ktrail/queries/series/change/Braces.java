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
    return line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'", "\"\"")
        .replaceAll("/\\*.*?\\*/|//.*|/\\*.*$", " ");
  }
}
