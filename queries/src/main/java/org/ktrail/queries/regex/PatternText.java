package org.ktrail.queries.regex;

/** An expression while it is read: code points with a place among them. */
final class PatternText {
  /** Groups within groups; readers of both languages recur with them. */
  private static final int DEEPEST = 200;

  final String text;
  private final int[] codes;
  private int at;
  private int depth;

  PatternText(String text) {
    this.text = text;
    codes = text.codePoints().toArray();
  }

  boolean atEnd() {
    return at >= codes.length;
  }

  /** The next one, −1 at the end. */
  int peek() {
    return peek(0);
  }

  /** One further on. */
  int peek(int ahead) {
    return at + ahead < codes.length ? codes[at + ahead] : -1;
  }

  int next() {
    return at < codes.length ? codes[at++] : -1;
  }

  boolean take(int code) {
    if (peek() == code) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes these, if they come next. */
  boolean take(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek(i) != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  /** What stands before this word, which is taken too; null if it does not come. */
  @org.jspecify.annotations.Nullable
  String until(String end) {
    StringBuilder out = new StringBuilder();
    int from = at;
    while (!atEnd()) {
      if (take(end)) {
        return out.toString();
      }
      out.appendCodePoint(next());
    }
    at = from;
    return null;
  }

  int place() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  /** A number in decimal; −1 if none comes, and a large one if it is too large. */
  int number() {
    if (peek() < '0' || peek() > '9') {
      return -1;
    }
    int value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = Math.min(100_000, 10 * value + next() - '0');
    }
    return value;
  }

  void enter() {
    if (++depth > DEEPEST) {
      throw PatternError.refused(text, "a group in " + DEEPEST + " others");
    }
  }

  void leave() {
    depth--;
  }
}
