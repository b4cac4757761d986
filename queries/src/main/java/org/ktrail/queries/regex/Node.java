package org.ktrail.queries.regex;

import java.util.List;

/** A regular expression, read. Groups are only structure: nobody asks what one of them matched. */
sealed interface Node {
  /** Matches the empty text. */
  Node EMPTY = new Sequence(List.of());

  /** Without end. */
  int UNBOUNDED = -1;

  /**
   * One character.
   *
   * @param set what it is, or with {@code negated} what it is not
   * @param folding whether letters count as their other cases
   */
  record Chars(CharSet set, boolean negated, boolean folding) implements Node {
    /** What it can be, without regard to other cases. */
    CharSet meant() {
      return negated ? set.complement() : set;
    }
  }

  /** One after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of them; the first one that fits is preferred where that counts. */
  record Choice(List<Node> of) implements Node {}

  /**
   * @param most {@link #UNBOUNDED} if there is no bound
   * @param lazy whether few are preferred
   */
  record Repeat(Node of, int least, int most, boolean lazy) implements Node {}

  /** A place between characters. */
  enum Place implements Node {
    LINE_START,
    LINE_END,
    WORD_EDGE,
    NO_WORD_EDGE,
    WORD_START,
    WORD_END
  }

  static Node sequence(List<Node> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Sequence(List.copyOf(parts));
  }

  static Node choice(List<Node> of) {
    return of.size() == 1 ? of.getFirst() : new Choice(List.copyOf(of));
  }
}
