package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.series.change.Fact;

/** How a line of a function is nested. Reads braces and the line before; knows no control flow. */
final class Nesting {
  private Nesting() {}

  /** Whether the line is within a block of its function, or governed by an if or else before it. */
  static boolean isConditional(byte[] text, List<Fact> facts, int line) {
    String[] lines = CodeText.of(new String(text, UTF_8)).split("\n", -1);
    int start = 0;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Function f && f.line() <= line && line <= f.endLine()) {
        start = f.line();
      }
    }
    if (start == 0 || line > lines.length) {
      return false;
    }
    int depth = 0;
    String previous = "";
    for (int i = start; i < line; i++) {
      String code = lines[i - 1];
      depth += (int) code.chars().filter(c -> c == '{').count();
      depth -= (int) code.chars().filter(c -> c == '}').count();
      previous = code.isBlank() ? previous : code.strip();
    }
    return depth > 1
        || previous.matches("(?:}\\s*)?else")
        || previous.matches("(?:}\\s*else\\s+)?(?:if|while|for)\\b.*\\)")
        || previous.matches(".*(?:&&|\\|\\|)");
  }
}
