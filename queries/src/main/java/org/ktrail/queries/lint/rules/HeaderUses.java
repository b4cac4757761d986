package org.ktrail.queries.lint.rules;

import org.ktrail.queries.series.change.CodeText;

/** What headers do with a name beyond declaring it. */
final class HeaderUses {
  private HeaderUses() {}

  /**
   * Whether a function or macro of a header has the name: whoever includes it may then use it
   * without naming it.
   */
  static boolean has(String header, String name) {
    int depth = 0;
    boolean define = false;
    for (String line : CodeText.of(header).split("\n", -1)) {
      define |= line.stripLeading().startsWith("#");
      boolean opens = line.indexOf('{') >= 0;
      if ((define ? isInReplacement(line, name) : depth > 0 || opens && depth == 0)
          && mentions(
              opens && depth == 0 && !define ? line.substring(line.indexOf('{')) : line, name)) {
        return true;
      }
      if (define) {
        define = line.stripTrailing().endsWith("\\");
      } else {
        for (char c : line.toCharArray()) {
          depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
      }
    }
    return false;
  }

  /** Not the name that is defined, nor a condition. */
  private static boolean isInReplacement(String line, String name) {
    String bare = line.strip();
    return !bare.startsWith("#")
        || bare.startsWith("#define") && !bare.matches("#define\\s+" + name + "\\b.*")
        || bare.startsWith("# define");
  }

  private static boolean mentions(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
          && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
