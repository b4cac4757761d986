package org.ktrail.queries.regex;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;

/**
 * Reads expressions of Perl as PCRE2 does, as far as they can be matched in linear time: what looks
 * around, back or into itself is refused.
 */
final class PerlReader {
  private final PatternText in;
  private Dialect dialect;

  private PerlReader(String pattern, Dialect dialect) {
    in = new PatternText(pattern);
    this.dialect = dialect;
  }

  static Node read(String pattern, Dialect dialect) {
    PerlReader reader = new PerlReader(pattern, dialect);
    if (reader.in.take("(*")) {
      throw reader.refused("(*…), a verb,");
    }
    Node node = reader.alternatives();
    if (!reader.in.atEnd()) {
      throw PatternError.wrong(pattern, "unmatched closing parenthesis");
    }
    return node;
  }

  private UserError refused(String what) {
    return PatternError.refused(in.text, what);
  }

  private Node alternatives() {
    Dialect outer = dialect; // a flag set inside holds to the end of the group
    List<Node> of = new ArrayList<>();
    do {
      List<Node> parts = new ArrayList<>();
      while (!in.atEnd() && in.peek() != '|' && in.peek() != ')') {
        parts.add(repeated(atom()));
      }
      of.add(Node.sequence(parts));
    } while (in.take('|'));
    dialect = outer;
    return Node.choice(of);
  }

  private Node repeated(Node of) {
    Node atom = of;
    while (true) {
      int least;
      int most;
      if (in.take('*')) {
        least = 0;
        most = Node.UNBOUNDED;
      } else if (in.take('+')) {
        least = 1;
        most = Node.UNBOUNDED;
      } else if (in.take('?')) {
        least = 0;
        most = 1;
      } else {
        int[] interval = interval();
        if (interval.length == 0) {
          return atom;
        }
        least = interval[0];
        most = interval[1];
      }
      if (in.take('+')) {
        throw refused("a possessive quantifier");
      }
      atom = new Node.Repeat(atom, least, most, in.take('?'));
    }
  }

  /** Least and most; empty if the brace is none of an interval, and so a plain character. */
  private int[] interval() {
    int place = in.place();
    if (in.take('{')) {
      int least = in.number();
      boolean open = in.take(',');
      int most = open ? in.number() : least;
      if (least >= 0 && in.take('}')) {
        if (most >= 0 && most < least || Math.max(least, most) > 65_535) {
          throw PatternError.wrong(in.text, "numbers out of order or too large in {} quantifier");
        }
        return new int[] {least, most};
      }
    }
    in.back(place);
    return new int[0];
  }

  private Node atom() {
    int c = in.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new PerlClassReader(in, dialect).read();
      case '.' -> dialect.any();
      case '^' -> Node.Place.LINE_START;
      case '$' -> Node.Place.LINE_END;
      case '*', '+', '?' ->
          throw PatternError.wrong(in.text, "quantifier does not follow a repeatable item");
      case '\\' -> escape();
      default -> dialect.character(c);
    };
  }

  private Node group() {
    in.enter();
    Dialect outer = dialect;
    if (in.take('*')) {
      throw refused("(*…), a verb,");
    }
    if (in.take('?')) {
      if (in.take('#')) {
        if (in.until(")") == null) {
          throw PatternError.wrong(in.text, "missing ) after (?# comment");
        }
        in.leave();
        return Node.EMPTY;
      }
      if (flags()) {
        in.leave();
        return Node.EMPTY; // they hold from here on
      }
    }
    Node inner = alternatives();
    if (!in.take(')')) {
      throw PatternError.wrong(in.text, "missing closing parenthesis");
    }
    dialect = outer;
    in.leave();
    return inner;
  }

  /** What stands behind {@code (?}; whether the group ends with it. */
  private boolean flags() {
    if (in.take(':')) {
      return false;
    }
    if (in.take("<=") || in.take("<!")) {
      throw refused("looking behind, (?<" + (char) in.peek(-1) + "…),");
    }
    if (in.peek() == '=' || in.peek() == '!') {
      throw refused("looking ahead, (?" + (char) in.next() + "…),");
    }
    if (in.take("P<") || in.take('<')) {
      name(">");
      return false;
    }
    if (in.take('\'')) {
      name("'");
      return false;
    }
    if (in.take('>')) {
      throw refused("an atomic group, (?>…),");
    }
    if (in.take('|')) {
      return false; // numbers of groups, which nothing uses
    }
    if (in.peek() == '(') {
      throw refused("a condition, (?(…)…),");
    }
    boolean on = true;
    while (true) {
      int flag = in.next();
      switch (flag) {
        case ')' -> {
          return true;
        }
        case ':' -> {
          return false;
        }
        case '-' -> on = false;
        case 'i' -> dialect = dialect.folding(on);
        case 's', 'm', 'n', 'U', 'J' -> {
          if (flag == 'U') {
            throw refused("(?U)");
          }
        }
        default -> throw refused("(?" + (flag < 0 ? "" : Character.toString(flag)) + "…)");
      }
    }
  }

  private void name(String end) {
    if (in.until(end) == null) {
      throw PatternError.wrong(in.text, "syntax error in subpattern name");
    }
  }

  private Node escape() {
    int c = in.next();
    return switch (c) {
      case -1 -> throw PatternError.wrong(in.text, "\\ at end of pattern");
      case 'b' -> Node.Place.WORD_EDGE;
      case 'B' -> Node.Place.NO_WORD_EDGE;
      case 'A', 'z', 'Z', 'G' -> throw refused("\\" + (char) c + ", a place in the whole file,");
      case 'K' -> throw refused("\\K");
      case 'X', 'R', 'C' -> throw refused("\\" + (char) c);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          throw refused("\\" + (char) c + ", a back-reference,");
      case 'g', 'k' -> throw refused("\\" + (char) c + ", a reference to a group,");
      case 'Q' -> quoted();
      case 'E' -> Node.EMPTY;
      case 'N' -> dialect.any();
      default -> {
        PerlEscapes escapes = new PerlEscapes(in, dialect);
        CharSet set = escapes.set(c);
        yield set == null
            ? dialect.character(escapes.character(c))
            : dialect.set(set, PerlEscapes.isNegated(c));
      }
    };
  }

  private Node quoted() {
    String text = in.until("\\E");
    if (text == null) {
      StringBuilder rest = new StringBuilder();
      while (!in.atEnd()) {
        rest.appendCodePoint(in.next());
      }
      text = rest.toString();
    }
    List<Node> parts = new ArrayList<>(text.codePoints().mapToObj(dialect::character).toList());
    if (!parts.isEmpty()) { // what repeats, repeats the last one
      parts.add(repeated(parts.removeLast()));
    }
    return Node.sequence(parts);
  }
}
