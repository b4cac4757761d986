package org.ktrail.queries.series.change;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionParser;

/**
 * The condition of the preprocessor at each line of a source. What {@code if (IS_ENABLED(…))} keeps
 * from running is compiled all the same, and not among them.
 */
public final class LineConditions {
  private final Condition[] at;

  /** A conditional that is open: what is around it, and what its branches so far say. */
  private record Open(Condition outer, Condition taken) {}

  /**
   * @param code without comments
   */
  public LineConditions(String code) {
    String[] lines = code.split("\n", -1);
    at = new Condition[lines.length];
    Deque<Open> open = new ArrayDeque<>();
    Condition now = Condition.ALWAYS;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      at[i] = now;
      if (!line.startsWith("#")) {
        continue;
      }
      StringBuilder whole = new StringBuilder(line.substring(1).strip());
      while (whole.toString().endsWith("\\") && i + 1 < lines.length) {
        whole.setLength(whole.length() - 1);
        whole.append(' ').append(lines[++i].strip());
        at[i] = now;
      }
      String[] words = whole.toString().split("(?=\\()|\\s+", 2);
      String rest = words.length > 1 ? words[1].strip() : "";
      switch (words[0]) {
        case "if" -> now = enter(open, now, ConditionParser.parse(rest));
        case "ifdef" -> now = enter(open, now, ConditionParser.defined(rest));
        case "ifndef" -> now = enter(open, now, Condition.not(ConditionParser.defined(rest)));
        case "elif" -> now = other(open, now, ConditionParser.parse(rest));
        case "else" -> now = other(open, now, Condition.ALWAYS);
        case "endif" -> now = open.isEmpty() ? now : open.pop().outer();
        default -> {}
      }
    }
  }

  private static Condition enter(Deque<Open> open, Condition outer, Condition own) {
    open.push(new Open(outer, own));
    return Condition.and(outer, own);
  }

  private static Condition other(Deque<Open> open, Condition now, Condition own) {
    if (open.isEmpty()) {
      return now;
    }
    Open was = open.pop();
    open.push(new Open(was.outer(), Condition.or(was.taken(), own)));
    return Condition.and(was.outer(), own, Condition.not(was.taken()));
  }

  /** Of a line from 1. */
  public Condition at(int line) {
    return at[Math.min(line, at.length) - 1];
  }
}
