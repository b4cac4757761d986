package org.ktrail.queries.link.macros;

import java.util.Arrays;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/**
 * Goes through a macro's replacement, statement by statement and operand by operand, and notes
 * under which condition each parameter is evaluated. A constant {@code 0} before {@code &&}, after
 * {@code if} or before {@code ?} takes what depends on it out; so do {@code sizeof} and a macro
 * that drops its argument.
 */
final class Evaluations {
  /** Asked of each macro that the replacement uses. */
  interface Inner {
    Condition evaluated(String name, int argument);
  }

  /** More terms than this are taken for always. */
  private static final int TERMS = 6;

  private final List<String> parameters;
  private final List<String> tokens;
  private final ConstantTokens constants;
  private final Inner inner;
  private final Condition[] evaluated;

  Evaluations(Declarations.Macro macro, Inner inner) {
    parameters = macro.parameters();
    tokens = PreprocessingTokens.ofReplacement(macro);
    constants = new ConstantTokens(tokens);
    this.inner = inner;
    evaluated = new Condition[parameters.size()];
    Arrays.fill(evaluated, Condition.NEVER);
  }

  /** The condition for each parameter. */
  Condition[] read() {
    statements(0, tokens.size(), Condition.ALWAYS);
    return evaluated;
  }

  private void use(int parameter, Condition here) {
    evaluated[parameter] = bounded(Condition.or(evaluated[parameter], here));
  }

  static Condition bounded(Condition condition) {
    return condition instanceof Condition.Or o && o.terms().size() > TERMS
        ? Condition.ALWAYS
        : condition;
  }

  private void statements(int from, int to, Condition here) {
    for (int at = from; at < to; ) {
      at = statement(at, to, here);
    }
  }

  /** Reads a statement and returns where the next one begins. */
  private int statement(int at, int to, Condition here) {
    String first = tokens.get(at);
    boolean headed = at + 1 < to && tokens.get(at + 1).equals("(");
    if (first.equals("{")) {
      int close = constants.closing(at, to);
      statements(at + 1, close, here);
      return close + 1;
    }
    if (headed && (first.equals("if") || first.equals("while"))) {
      int close = constants.closing(at + 1, to);
      list(at + 2, close, here);
      Condition then = Condition.and(here, constants.implied(at + 2, close, true));
      int next = close + 1 < to ? statement(close + 1, to, then) : to;
      if (first.equals("if") && next < to && tokens.get(next).equals("else") && next + 1 < to) {
        Condition otherwise = Condition.and(here, constants.implied(at + 2, close, false));
        next = statement(next + 1, to, otherwise);
      }
      return next;
    }
    if (headed && (first.equals("for") || first.equals("switch"))) {
      int close = constants.closing(at + 1, to);
      statements(at + 2, close, here);
      return close + 1 < to ? statement(close + 1, to, here) : to;
    }
    if (first.equals("do") || first.equals("else")) {
      return at + 1 < to ? statement(at + 1, to, here) : to;
    }
    int end = at;
    while (end < to && !tokens.get(end).equals(";") && !tokens.get(end).equals("{")) {
      end = constants.isOpening(end) ? constants.closing(end, to) + 1 : end + 1;
    }
    end = Math.min(end, to);
    list(at, end, here);
    return end < to && tokens.get(end).equals(";") ? end + 1 : Math.max(end, at + 1);
  }

  /** Expressions with commas between them. */
  private void list(int from, int to, Condition here) {
    for (int at = from; at < to; ) {
      int comma = constants.find(",", at, to);
      int end = comma < 0 ? to : comma;
      expression(at, end, here);
      at = end + 1;
    }
  }

  private void expression(int from, int to, Condition here) {
    int question = constants.find("?", from, to);
    int colon = question < 0 ? -1 : constants.alternative(question, to);
    if (colon >= 0) {
      expression(from, question, here);
      Condition then = Condition.and(here, constants.implied(from, question, true));
      expression(question + 1, colon, then);
      Condition otherwise = Condition.and(here, constants.implied(from, question, false));
      expression(colon + 1, to, otherwise);
      return;
    }
    Condition left = here;
    for (int at = from; at < to; ) {
      int or = constants.find("||", at, to);
      int end = or < 0 ? to : or;
      conjunction(at, end, left);
      left = Condition.and(left, constants.implied(at, end, false));
      at = end + 1;
    }
  }

  private void conjunction(int from, int to, Condition here) {
    Condition left = here;
    for (int at = from; at < to; ) {
      int and = constants.find("&&", at, to);
      int end = and < 0 ? to : and;
      operand(at, end, left);
      left = Condition.and(left, constants.implied(at, end, true));
      at = end + 1;
    }
  }

  private void operand(int from, int to, Condition here) {
    for (int at = from; at < to; at++) {
      String token = tokens.get(at);
      boolean opens = at + 1 < to && tokens.get(at + 1).equals("(");
      if (constants.isOpening(at)) {
        at = group(at, to, here);
      } else if (token.equals("#")) {
        at++;
      } else if (PreprocessingTokens.isIdentifier(token)) {
        int p = parameters.indexOf(token);
        if (p >= 0) {
          use(p, here);
        } else if (ArgumentTraits.looksAtTypes(token)) {
          at = opens ? constants.closing(at + 1, to) : at + 1;
        } else if (opens) {
          at = call(token, at + 1, to, here);
        }
      }
    }
  }

  /** Reads what is in parentheses, brackets or braces; returns where it ends. */
  private int group(int open, int to, Condition here) {
    int close = constants.closing(open, to);
    boolean block =
        tokens.get(open).equals("{")
            || tokens.get(open).equals("(") && open + 1 < close && tokens.get(open + 1).equals("{");
    if (block) {
      statements(open + 1, close, here);
    } else {
      list(open + 1, close, here);
    }
    return close;
  }

  private int call(String name, int open, int to, Condition here) {
    int close = constants.closing(open, to);
    int argument = 0;
    for (int at = open + 1; at < close; argument++) {
      int comma = constants.find(",", at, close);
      int end = comma < 0 ? close : comma;
      Condition when = Condition.and(here, inner.evaluated(name, argument));
      if (tokens.get(at).equals("{") || tokens.subList(at, end).contains(";")) {
        statements(at, end, when);
      } else {
        expression(at, end, when);
      }
      at = end + 1;
    }
    return close;
  }
}
