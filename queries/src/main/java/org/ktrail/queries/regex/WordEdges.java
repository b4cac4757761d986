package org.ktrail.queries.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Narrows an expression to what begins, or ends, with a character of a word, so that an edge of a
 * word beside it is a start, or an end.
 */
final class WordEdges {
  private WordEdges() {}

  /** Null where it may match the empty text, so that what follows decides. */
  static @Nullable Node beginning(Node node) {
    return narrow(node, true);
  }

  static @Nullable Node ending(Node node) {
    return narrow(node, false);
  }

  private static @Nullable Node narrow(Node node, boolean begins) {
    return switch (node) {
      case Node.Chars chars -> {
        CharSet word = Classes.UNICODE.word();
        // Other cases of letters are letters: narrowing leaves folding as it is.
        yield new Node.Chars(chars.meant().and(word), false, chars.folding() && !chars.negated());
      }
      case Node.Place _ -> null;
      case Node.Choice(List<Node> of) -> {
        List<Node> all = new ArrayList<>();
        for (Node each : of) {
          Node narrowed = narrow(each, begins);
          if (narrowed == null) {
            yield null;
          }
          all.add(narrowed);
        }
        yield Node.choice(all);
      }
      case Node.Repeat r -> {
        if (r.least() == 0) {
          yield null;
        }
        Node edge = narrow(r.of(), begins);
        Node rest =
            new Node.Repeat(
                r.of(),
                r.least() - 1,
                r.most() == Node.UNBOUNDED ? Node.UNBOUNDED : r.most() - 1,
                r.lazy());
        yield edge == null
            ? null
            : Node.sequence(begins ? List.of(edge, rest) : List.of(rest, edge));
      }
      case Node.Sequence(List<Node> parts) -> sequence(parts, begins);
    };
  }

  private static @Nullable Node sequence(List<Node> parts, boolean begins) {
    if (parts.isEmpty()) {
      return null;
    }
    int outer = begins ? 0 : parts.size() - 1;
    Node edge = parts.get(outer);
    List<Node> others = begins ? parts.subList(1, parts.size()) : parts.subList(0, outer);
    if (edge instanceof Node.Repeat r && r.least() == 0) { // there, or what is next to it decides
      Node without = sequence(others, begins);
      Node once = narrow(new Node.Repeat(r.of(), 1, r.most(), r.lazy()), begins);
      return without == null || once == null
          ? null
          : Node.choice(List.of(joined(once, others, begins), without));
    }
    Node narrowed = narrow(edge, begins);
    return narrowed == null ? null : joined(narrowed, others, begins);
  }

  private static Node joined(Node edge, List<Node> others, boolean begins) {
    List<Node> all = new ArrayList<>(others);
    all.add(begins ? 0 : all.size(), edge);
    return Node.sequence(all);
  }
}
