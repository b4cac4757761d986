package org.ktrail.queries.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads extended expressions of POSIX as the GNU C library does, which git's are: its errors, its
 * additions ({@code \w \s \b \<} …) and what it takes for plain characters.
 */
final class EreReader {
  /** The library's own bound of an interval. */
  private static final int LARGEST_INTERVAL = 32_767;

  private final PatternText in;
  private final Dialect dialect;

  private EreReader(String pattern, Dialect dialect) {
    in = new PatternText(pattern);
    this.dialect = dialect;
  }

  static Node read(String pattern, Dialect dialect) {
    return new EreReader(pattern, dialect).alternatives(false);
  }

  private Node alternatives(boolean inGroup) {
    List<Node> of = new ArrayList<>();
    do {
      of.add(branch(inGroup));
    } while (in.take('|'));
    return Node.choice(of);
  }

  private Node branch(boolean inGroup) {
    List<Node> parts = new ArrayList<>();
    while (!in.atEnd() && in.peek() != '|' && !(inGroup && in.peek() == ')')) {
      parts.add(piece());
    }
    return Node.sequence(parts);
  }

  private Node piece() {
    Node atom = atom();
    if (atom instanceof Node.Place) {
      return atom; // what repeats cannot follow: the next atom says so
    }
    while (true) {
      if (in.take('*')) {
        atom = new Node.Repeat(atom, 0, Node.UNBOUNDED, false);
      } else if (in.take('+')) {
        atom = new Node.Repeat(atom, 1, Node.UNBOUNDED, false);
      } else if (in.take('?')) {
        atom = new Node.Repeat(atom, 0, 1, false);
      } else if (in.take('{')) {
        atom = interval(atom);
      } else {
        return atom;
      }
    }
  }

  private Node interval(Node atom) {
    int least = in.number();
    int most = least;
    if (in.take(',')) {
      most = in.number();
      least = Math.max(0, least);
    } else if (least < 0) {
      throw PatternError.wrong(in.text, in.atEnd() ? "Unmatched { or \\{" : BAD_INTERVAL);
    }
    if (!in.take('}')) {
      throw PatternError.wrong(in.text, in.atEnd() ? "Unmatched { or \\{" : BAD_INTERVAL);
    }
    if (most >= 0 && least > most) {
      throw PatternError.wrong(in.text, BAD_INTERVAL);
    }
    if (Math.max(least, most) > LARGEST_INTERVAL) {
      throw PatternError.wrong(in.text, "Regular expression too big");
    }
    return new Node.Repeat(atom, least, most, false);
  }

  private static final String BAD_INTERVAL = "Invalid content of \\{\\}";

  private Node atom() {
    int c = in.next();
    return switch (c) {
      case '(' -> group();
      case '[' -> new BracketReader(in, dialect).read();
      case '.' -> dialect.any();
      case '^' -> Node.Place.LINE_START;
      case '$' -> Node.Place.LINE_END;
      case '*', '+', '?', '{' ->
          throw PatternError.wrong(in.text, "Invalid preceding regular expression");
      case '\\' -> escape();
      default -> dialect.character(c);
    };
  }

  private Node group() {
    in.enter();
    Node inner = alternatives(true);
    if (!in.take(')')) {
      throw PatternError.wrong(in.text, "Unmatched ( or \\(");
    }
    in.leave();
    // A place in parentheses may be repeated, alone it may not.
    return inner instanceof Node.Place ? new Node.Sequence(List.of(inner)) : inner;
  }

  private Node escape() {
    int c = in.next();
    return switch (c) {
      case -1 -> throw PatternError.wrong(in.text, "Trailing backslash");
      case '<' -> Node.Place.WORD_START;
      case '>' -> Node.Place.WORD_END;
      case 'b' -> Node.Place.WORD_EDGE;
      case 'B' -> Node.Place.NO_WORD_EDGE;
      case 'w' -> dialect.set(dialect.classes().word(), false);
      case 'W' -> dialect.set(dialect.classes().word(), true);
      case 's' -> dialect.set(dialect.classes().get("space"), false);
      case 'S' -> dialect.set(dialect.classes().get("space"), true);
      case '`', '\'' ->
          throw PatternError.refused(in.text, "\\" + (char) c + ", an end of the whole file,");
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          throw PatternError.refused(in.text, "\\" + (char) c + ", a back-reference,");
      default -> dialect.character(c);
    };
  }

  /** Which class of characters a bracket names; those of one case are letters without regard. */
  static Optional<CharSet> named(String name, Dialect dialect) {
    boolean anyCase = dialect.folding() && (name.equals("upper") || name.equals("lower"));
    return dialect.classes().named(anyCase ? "alpha" : name);
  }
}
