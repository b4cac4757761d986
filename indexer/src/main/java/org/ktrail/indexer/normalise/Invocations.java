package org.ktrail.indexer.normalise;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.lex.Tokens;

/**
 * Reads a macro invocation as a fact, from the source as it was before anything but comments was
 * blanked.
 */
final class Invocations {
  private final Draft d;
  private final Tokens t;
  private final byte[] source;
  private final int[] starts;
  private final int[] ids;
  private final RisingLines lines;
  private final Folded folded;

  /**
   * @param source the blob without comments, directives and branches left out
   */
  Invocations(Draft draft, byte[] source, Directives directives, Folded folded) {
    this.d = draft;
    this.t = draft.t;
    this.source = source;
    this.starts = directives.conditions.starts();
    this.ids = directives.conditions.changes();
    this.lines = new RisingLines(draft.original);
    this.folded = folded;
  }

  /**
   * @param from first token of the prefix
   * @param name the macro's name, an open parenthesis after it
   */
  Invocation read(int from, int name, String trailer) {
    int open = name + 1;
    int close = t.match[open];
    List<String> arguments = new ArrayList<>();
    int start = t.end[open];
    for (int q = open + 1; q <= close; q = q == close ? q + 1 : d.skip(q)) {
      if (d.is(q, ',') || q == close) {
        String argument = folded.of(source, start, t.start[q]);
        if (q != close || !arguments.isEmpty() || !argument.isEmpty()) {
          arguments.add(argument);
        }
        start = t.end[q];
      }
    }
    String prefix = from == name ? "" : folded.of(source, t.start[from], t.start[name]);
    return new Invocation(
        prefix,
        d.nameOf(name),
        List.copyOf(arguments),
        trailer,
        lines.at(t.start[name]),
        condition(t.start[name]));
  }

  /** The invocation of a macro without parentheses. */
  Invocation readName(int name) {
    int at = t.start[name];
    return new Invocation("", d.nameOf(name), List.of(), "", lines.at(at), condition(at));
  }

  String text(int from, int to) {
    return to < from ? "" : folded.of(source, t.start[from], t.end[to]);
  }

  private int condition(int offset) {
    int i = java.util.Arrays.binarySearch(starts, offset);
    return ids[i >= 0 ? i : -i - 2];
  }
}
