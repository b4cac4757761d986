package org.ktrail.queries.link.macros;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionParser;

/**
 * Tokens of C, with their brackets, and what an expression among them says of the configuration
 * when it is true or false: {@code 0}, {@code IS_ENABLED(CONFIG_X)} and their combinations.
 */
final class ConstantTokens {
  private final List<String> tokens;

  ConstantTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  boolean isOpening(int at) {
    String t = tokens.get(at);
    return t.equals("(") || t.equals("[") || t.equals("{");
  }

  private boolean isClosing(int at) {
    String t = tokens.get(at);
    return t.equals(")") || t.equals("]") || t.equals("}");
  }

  /** Place of the bracket that closes one, {@code to} if none does. */
  int closing(int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      depth += isOpening(i) ? 1 : isClosing(i) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return to;
  }

  /** The next such token outside brackets, −1 if there is none. */
  int find(String token, int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).equals(token)) {
        return i;
      }
      if (isOpening(i)) {
        i = closing(i, to);
      }
    }
    return -1;
  }

  /** The colon that belongs to a question mark, −1 if none does. */
  int alternative(int question, int to) {
    int open = 0;
    for (int i = question + 1; i < to; i++) {
      if (isOpening(i)) {
        i = closing(i, to);
      } else if (tokens.get(i).equals("?")) {
        open++;
      } else if (tokens.get(i).equals(":") && open-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What holds where an expression is known to be true, or false. */
  Condition implied(int from, int to, boolean truth) {
    if (from >= to) {
      return Condition.ALWAYS;
    }
    String first = tokens.get(from);
    if (first.equals("(") && closing(from, to) == to - 1) {
      return implied(from + 1, to - 1, truth);
    }
    int or = find("||", from, to);
    int and = or >= 0 ? or : find("&&", from, to);
    if (find("?", from, to) >= 0) {
      return Condition.ALWAYS;
    }
    if (and >= 0) {
      Condition a = implied(from, and, truth);
      Condition b = implied(and + 1, to, truth);
      return or >= 0 == truth ? Condition.or(a, b) : Condition.and(a, b);
    }
    if (first.equals("!")) {
      return implied(from + 1, to, !truth);
    }
    boolean isCall = from + 1 < to && tokens.get(from + 1).equals("(");
    if (to == from + 1 && Character.isDigit(first.charAt(0))) {
      return truth ? constant(first) : Condition.not(constant(first));
    }
    if (isCall && closing(from + 1, to) == to - 1) {
      if (first.equals("likely") || first.equals("unlikely")) {
        return implied(from + 2, to - 1, truth);
      }
      // IS_REACHABLE says nothing when it is false.
      if (first.equals("IS_ENABLED") || first.equals("IS_BUILTIN") || first.equals("IS_MODULE")) {
        Condition on = ConditionParser.parse(String.join("", tokens.subList(from, to)));
        return truth ? on : Condition.not(on);
      }
    }
    return Condition.ALWAYS;
  }

  private static Condition constant(String number) {
    return ConditionParser.parse(number);
  }
}
