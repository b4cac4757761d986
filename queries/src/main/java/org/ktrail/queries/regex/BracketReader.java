package org.ktrail.queries.regex;

import org.jspecify.annotations.Nullable;

/** Reads {@code […]} of POSIX, behind its first bracket. A backslash is a character there. */
final class BracketReader {
  private final PatternText in;
  private final Dialect dialect;

  BracketReader(PatternText in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
  }

  Node read() {
    boolean negated = in.take('^');
    CharSet set = CharSet.NONE;
    boolean first = true;
    while (first || !in.take(']')) {
      int c = in.peek();
      CharSet named = c == '[' && in.peek(1) == ':' ? named() : null;
      if (named != null) {
        if (in.peek() == '-' && in.peek(1) != ']') {
          throw PatternError.wrong(in.text, "Invalid range end");
        }
        set = set.or(named);
      } else {
        set = set.or(range(first));
      }
      first = false;
    }
    return dialect.set(set, negated);
  }

  private CharSet range(boolean first) {
    if (!first && in.peek() == '-' && in.peek(1) != ']' && !(in.peek(1) == '-')) {
      throw PatternError.wrong(in.text, "Invalid range end");
    }
    int from = element();
    if (in.peek() != '-' || in.peek(1) == ']' || in.peek(1) == -1) {
      return CharSet.of(from, from);
    }
    in.next();
    if (in.peek() == '[' && in.peek(1) == ':') {
      throw PatternError.wrong(in.text, "Invalid range end");
    }
    int to = element();
    if (to < from) {
      throw PatternError.wrong(in.text, "Invalid range end");
    }
    return CharSet.of(from, to);
  }

  /** A character, plain or as {@code [.c.]} or {@code [=c=]}. */
  private int element() {
    int c = in.next();
    if (c == -1) {
      throw unmatched();
    }
    int mark = in.peek();
    if (c != '[' || mark != '.' && mark != '=') {
      return c;
    }
    in.next();
    String name = in.until(Character.toString(mark) + "]");
    if (name == null) {
      throw unmatched();
    }
    if (name.codePointCount(0, name.length()) != 1) {
      throw PatternError.wrong(in.text, "Invalid collation character");
    }
    return name.codePointAt(0);
  }

  private @Nullable CharSet named() {
    int place = in.place();
    in.take("[:");
    String name = in.until(":]");
    if (name == null || name.indexOf(']') >= 0) {
      in.back(place);
      return null; // a bracket and a colon
    }
    return EreReader.named(name, dialect)
        .orElseThrow(() -> PatternError.wrong(in.text, "Invalid character class name"));
  }

  private org.ktrail.indexer.failure.UserError unmatched() {
    return PatternError.wrong(in.text, "Unmatched [, [^, [:, [., or [=");
  }
}
