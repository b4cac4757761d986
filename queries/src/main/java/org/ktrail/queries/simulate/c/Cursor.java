package org.ktrail.queries.simulate.c;

import java.util.List;

/** A place in a list of tokens. */
final class Cursor {
  private static final Lexeme END = new Lexeme("\0", 0);

  /** What nests in each other. */
  private static final int DEEPEST = 250;

  /** Operands in a row, each of which nests the ones before it. */
  static final int LONGEST = 2_000;

  private final List<Lexeme> tokens;
  private int depth;
  int at;

  Cursor(List<Lexeme> tokens) {
    this.tokens = tokens;
  }

  /**
   * Begins something that may hold its like; to be ended with {@link #leave}.
   *
   * @throws Unsupported if it lies too deep in others
   */
  void enter() {
    if (++depth > DEEPEST) {
      throw new Unsupported("nested too deep", line());
    }
  }

  void leave() {
    depth--;
  }

  Lexeme peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  Lexeme peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  int line() {
    return at < tokens.size()
        ? tokens.get(at).line()
        : tokens.isEmpty() ? 0 : tokens.getLast().line();
  }

  Lexeme next() {
    Lexeme here = peek();
    at++;
    return here;
  }

  boolean is(String text) {
    return peek().text().equals(text);
  }

  boolean accept(String text) {
    if (is(text)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String text) {
    if (!accept(text)) {
      throw new Unsupported("expected " + text + " before " + peek().text(), line());
    }
  }

  /** Passes what is in brackets; the cursor is on the opening one. */
  void skipBrackets() {
    int depth = 0;
    do {
      switch (next().text()) {
        case "(", "[", "{" -> depth++;
        case ")", "]", "}" -> depth--;
        case "\0" -> throw new Unsupported("a bracket is not closed", line());
        default -> {}
      }
    } while (depth > 0);
  }
}
