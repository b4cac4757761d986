package org.ktrail.queries.regex;

import org.jspecify.annotations.Nullable;

/** Reads {@code […]} of Perl's expressions, behind its first bracket. */
final class PerlClassReader {
  private final PatternText in;
  private final Dialect dialect;

  PerlClassReader(PatternText in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
  }

  Node read() {
    boolean negated = in.take('^');
    CharSet set = CharSet.NONE;
    boolean first = true;
    while (first || !in.take(']')) {
      first = false;
      CharSet several = several();
      if (several != null) {
        set = set.or(several);
        continue;
      }
      int from = character();
      int to = from;
      if (in.peek() == '-' && in.peek(1) != ']' && in.peek(1) != -1 && !beginsSeveral(1)) {
        in.next();
        to = character();
        if (to < from) {
          throw PatternError.wrong(in.text, "range out of order in character class");
        }
      }
      set = set.or(CharSet.of(from, to));
    }
    return dialect.set(set, negated);
  }

  private boolean beginsSeveral(int ahead) {
    int c = in.peek(ahead);
    int second = in.peek(ahead + 1);
    return c == '[' && second == ':'
        || c == '\\' && second != -1 && "dDwWsShHvVpP".indexOf(second) >= 0;
  }

  /** A named class, or that of an escape; null if one character comes. */
  private @Nullable CharSet several() {
    if (!beginsSeveral(0)) {
      return null;
    }
    if (in.take("[:")) {
      boolean negated = in.take('^');
      String name = in.until(":]");
      CharSet set =
          Classes.ASCII
              .named(name == null ? "" : name)
              .orElseThrow(() -> PatternError.wrong(in.text, "unknown POSIX class name"));
      return negated ? others(set) : set;
    }
    in.next();
    int letter = in.next();
    CharSet set = new PerlEscapes(in, dialect).set(letter);
    return set == null ? CharSet.NONE : PerlEscapes.isNegated(letter) ? others(set) : set;
  }

  private CharSet others(CharSet set) {
    return dialect.utf8() ? set.or(CharSet.STRAY).complement() : set.complement();
  }

  private int character() {
    int c = in.next();
    if (c == -1) {
      throw PatternError.wrong(in.text, "missing terminating ] for character class");
    }
    if (c != '\\') {
      return c;
    }
    int letter = in.next();
    if (letter == -1) {
      throw PatternError.wrong(in.text, "\\ at end of pattern");
    }
    if (letter == 'b') {
      return '\b';
    }
    if (letter >= '1' && letter <= '9' || letter == 'Q' || letter == 'E' || letter == 'N') {
      throw PatternError.refused(in.text, "\\" + (char) letter + " in brackets");
    }
    return new PerlEscapes(in, dialect).character(letter);
  }
}
