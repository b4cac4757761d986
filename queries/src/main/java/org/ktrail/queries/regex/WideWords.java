package org.ktrail.queries.regex;

import java.util.List;

/**
 * Edges of words in lines that are not ASCII. RE2 knows letters of ASCII alone beside an edge, the
 * C library those of the locale. So each other letter is written between two zeros, both in the
 * line and in the expression, and a zero itself as a letter that no text has: beside it then stands
 * what RE2 takes for a part of a word.
 */
final class WideWords {
  private static final char AROUND = '0';

  /** What a zero becomes: half of a surrogate pair, as those of {@link LineText}, but another. */
  private static final int ZERO = 0xdd30;

  /** A byte that is no character counts as the character of its number. */
  private static final int STRAY_OF_ZERO = LineText.STRAY - 0x80;

  private static final CharSet WIDE =
      Classes.UNICODE.word().and(CharSet.of(0, 0x7f).complement()).or(strays()).or(zero());

  private WideWords() {}

  private static CharSet zero() {
    return CharSet.of(AROUND, AROUND);
  }

  private static CharSet strays() {
    CharSet strays = CharSet.NONE;
    CharSet word = Classes.UNICODE.word();
    for (int b = 0x80; b <= 0xff; b++) {
      if (word.has(b)) {
        strays = strays.or(CharSet.of(STRAY_OF_ZERO + b, STRAY_OF_ZERO + b));
      }
    }
    return strays;
  }

  /** Whether it asks for an edge of a word. */
  static boolean isAskedFor(Node node) {
    return switch (node) {
      case Node.Chars _ -> false;
      case Node.Place place -> place != Node.Place.LINE_START && place != Node.Place.LINE_END;
      case Node.Repeat repeat -> isAskedFor(repeat.of());
      case Node.Choice(List<Node> of) -> of.stream().anyMatch(WideWords::isAskedFor);
      case Node.Sequence(List<Node> parts) -> parts.stream().anyMatch(WideWords::isAskedFor);
    };
  }

  /** The expression for lines that {@link #line} has written. */
  static Node expression(Node node) {
    return switch (node) {
      case Node.Chars chars -> chars(chars);
      case Node.Place place -> place;
      case Node.Repeat r -> new Node.Repeat(expression(r.of()), r.least(), r.most(), r.lazy());
      case Node.Choice(List<Node> of) ->
          Node.choice(of.stream().map(WideWords::expression).toList());
      case Node.Sequence(List<Node> parts) ->
          Node.sequence(parts.stream().map(WideWords::expression).toList());
    };
  }

  private static Node chars(Node.Chars chars) {
    boolean folding = chars.folding() && !chars.negated();
    CharSet meant = chars.meant();
    CharSet wide = meant.and(WIDE);
    Node.Chars plain = new Node.Chars(meant.and(WIDE.complement()), false, folding);
    if (wide.isEmpty()) {
      return plain;
    }
    if (wide.has(AROUND)) {
      wide = wide.and(zero().complement()).or(CharSet.of(ZERO, ZERO));
    }
    Node.Chars around = new Node.Chars(zero(), false, false);
    Node between = Node.sequence(List.of(around, new Node.Chars(wide, false, folding), around));
    return plain.set().isEmpty() ? between : Node.choice(List.of(plain, between));
  }

  /** Whether a line is to be written anew. */
  static boolean isWide(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) >= 0x80) {
        return true;
      }
    }
    return false;
  }

  static String line(String line) {
    StringBuilder out = new StringBuilder(line.length() + 16);
    line.codePoints()
        .forEach(c -> {
          if (c == AROUND || c >= 0x80 && WIDE.has(c)) {
            out.append(AROUND).appendCodePoint(c == AROUND ? ZERO : c).append(AROUND);
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}
