package org.ktrail.queries.regex;

/**
 * What characters mean to an expression.
 *
 * @param perl whether it is one of Perl's, whose classes are of ASCII alone
 * @param utf8 whether the locale has characters beyond ASCII; if not, each byte is one
 * @param folding whether letters count as their other cases
 */
record Dialect(boolean perl, boolean utf8, boolean folding) {
  Classes classes() {
    return utf8 && !perl ? Classes.UNICODE : Classes.ASCII;
  }

  Dialect folding(boolean on) {
    return new Dialect(perl, utf8, on);
  }

  /**
   * One character as written. The C library compares capitals: ſ is an S to it, but the sign of
   * Kelvin is no K.
   */
  Node character(int c) {
    if (folding && !perl && c < 0x80 && Character.isLetter(c)) {
      String cases =
          ""
              + Character.toString(c).toLowerCase(java.util.Locale.ROOT)
              + Character.toString(c).toUpperCase(java.util.Locale.ROOT);
      return new Node.Chars(
          CharSet.of(utf8 && cases.startsWith("s") ? cases + "\u017f" : cases), false, false);
    }
    return new Node.Chars(CharSet.of(c, c), false, folding);
  }

  /** One of a set, or none of it: a byte that is no character is neither. */
  Node set(CharSet set, boolean negated) {
    return new Node.Chars(negated && utf8 ? set.or(CharSet.STRAY) : set, negated, folding);
  }

  /** The full stop. POSIX lets it leave out the byte zero. */
  Node any() {
    return set(perl ? CharSet.of("\n") : CharSet.of("\n\0"), true);
  }
}
