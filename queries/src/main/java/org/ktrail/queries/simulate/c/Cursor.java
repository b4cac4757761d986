package org.ktrail.queries.simulate.c;

import java.util.List;

/** A place in a list of tokens. */
final class Cursor {
  private static final Lexeme END = new Lexeme("\0", 0);

  /** What nests in each other. */
  private static final int DEEPEST = 250;

  /** Operands in a row, each of which nests the ones before it. */
  static final int LONGEST = 2_000;

  /** Things entered in all: what is read twice at each depth is never done. */
  private static final int MOST = 1_000_000;

  private final List<Lexeme> tokens;
  private int depth;
  private int entered;
  int at;

  /** Where a reader that gives up goes on. */
  record Place(int at, int depth) {}

  Cursor(List<Lexeme> tokens) {
    this.tokens = WrittenLiterals.withPrefixesApart(tokens);
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
    if (++entered > MOST) {
      throw new Unsupported("too much to read", line());
    }
  }

  void leave() {
    depth--;
  }

  Place place() {
    return new Place(at, depth);
  }

  /** Leaves what was entered since, too. */
  void back(Place place) {
    at = place.at();
    depth = place.depth();
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

  /**
   * Passes a token.
   *
   * @throws Unsupported if there is none: so whoever looks for something comes to an end
   */
  Lexeme next() {
    if (atEnd()) {
      throw new Unsupported("the text ends too early", line());
    }
    return tokens.get(at++);
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
        default -> {}
      }
    } while (depth > 0);
  }
}
