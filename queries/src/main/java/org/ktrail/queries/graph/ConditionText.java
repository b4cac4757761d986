package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.condition.Condition;

/**
 * The persisted form of a condition: prefix notation, one token a line ({@code &n}, {@code |n},
 * {@code !}, {@code 1}, {@code 0}, {@code =atom}), since opaque atoms may hold any operator.
 */
public final class ConditionText {
  /** Terms in each other that are read; what the sources say nests a hundred times less. */
  private static final int DEEPEST = 2_000;

  private ConditionText() {}

  public static String encode(Condition condition) {
    StringBuilder out = new StringBuilder();
    encode(condition, out);
    return out.toString();
  }

  private static void encode(Condition condition, StringBuilder out) {
    switch (condition) {
      case Condition.Constant c -> out.append(c.value() ? "1\n" : "0\n");
      case Condition.Atom a -> out.append('=').append(a.name().replace('\n', ' ')).append('\n');
      case Condition.Not n -> {
        out.append("!\n");
        encode(n.of(), out);
      }
      case Condition.And a -> {
        out.append('&').append(a.terms().size()).append('\n');
        a.terms().forEach(t -> encode(t, out));
      }
      case Condition.Or o -> {
        out.append('|').append(o.terms().size()).append('\n');
        o.terms().forEach(t -> encode(t, out));
      }
    }
  }

  /**
   * @throws IndexOutOfBoundsException if no condition was written so
   */
  public static Condition decode(String text) {
    return new Reader(text).next();
  }

  private static final class Reader {
    private final String text;
    private int at;
    private int depth;

    Reader(String text) {
      this.text = text;
    }

    Condition next() {
      if (depth == DEEPEST) {
        throw new IndexOutOfBoundsException("a condition nested too deep");
      }
      depth++;
      Condition read = read();
      depth--;
      return read;
    }

    private Condition read() {
      int start = at;
      int end = text.indexOf('\n', start);
      at = end + 1;
      return switch (text.charAt(start)) {
        case '1' -> Condition.ALWAYS;
        case '0' -> Condition.NEVER;
        case '!' -> Condition.not(next());
        case '&' -> Condition.and(list(count(start + 1, end)));
        case '|' -> Condition.or(list(count(start + 1, end)));
        default -> Condition.atom(text.substring(start + 1, end));
      };
    }

    /** A number of terms, each of which takes a line. */
    private int count(int start, int end) {
      int n = 0;
      for (int i = start; i < end; i++) {
        n = 10 * n + Character.digit(text.charAt(i), 10);
        if (n < 0 || n > text.length()) {
          throw new IndexOutOfBoundsException("a condition of too many terms");
        }
      }
      return n;
    }

    private List<Condition> list(int n) {
      List<Condition> terms = new ArrayList<>(n);
      for (int i = 0; i < n; i++) {
        terms.add(next());
      }
      return terms;
    }
  }
}
