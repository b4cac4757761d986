package org.ktrail.queries.lint.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.code.CodeText;

/** What headers do with a name beyond declaring it. */
final class HeaderUses {
  private static final Pattern DEFINE = Pattern.compile("\\s*+#\\s*+define\\s++\\w++(.*+)");

  private HeaderUses() {}

  /**
   * Whether a function or macro of a header has the name: whoever includes it may then use it
   * without naming it.
   */
  static boolean has(String header, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    int depth = 0;
    boolean directive = false;
    for (String line : CodeText.of(header).split("\n", -1)) {
      directive |= line.stripLeading().startsWith("#");
      String used = directive ? replacement(line) : depth > 0 ? line : body(line);
      if (word.matcher(used).find()) {
        return true;
      }
      if (directive) {
        directive = line.stripTrailing().endsWith("\\");
      } else {
        depth += count(line, '{') - count(line, '}');
      }
    }
    return false;
  }

  /** What a line of a directive puts in: neither the name that it defines, nor a condition. */
  private static String replacement(String line) {
    if (!line.stripLeading().startsWith("#")) {
      return line;
    }
    Matcher define = DEFINE.matcher(line);
    return define.matches() ? define.group(1) : "";
  }

  /** What a line at file scope has of a body that begins in it. */
  private static String body(String line) {
    int brace = line.indexOf('{');
    return brace < 0 ? "" : line.substring(brace);
  }

  private static int count(String line, char c) {
    return (int) line.chars().filter(x -> x == c).count();
  }
}
