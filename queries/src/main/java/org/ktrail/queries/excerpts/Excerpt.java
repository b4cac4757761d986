package org.ktrail.queries.excerpts;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.body.TextSpan;
import org.ktrail.queries.calls.Callees;

/**
 * Lines of a file.
 *
 * @param what they show: {@code function kill_dax}; the path, if they are not asked for by a name
 * @param condition under which that exists
 * @param first number of the first line, from 1
 * @param calls of the function they show, if they were asked for
 */
public record Excerpt(
    String path,
    String what,
    Condition condition,
    int first,
    List<Line> lines,
    Optional<Callees> calls) {

  /** A line in pieces, one after the other. */
  public record Line(List<Piece> pieces) {
    /** The whole line. */
    public String text() {
      StringBuilder all = new StringBuilder();
      pieces.forEach(p -> all.append(p.text()));
      return all.toString();
    }
  }

  /**
   * A piece of a line.
   *
   * @param sort empty of what is nothing in particular
   */
  public record Piece(String text, Optional<TextSpan.Sort> sort) {}

  /** Number of the last line. */
  public int last() {
    return first + lines.size() - 1;
  }
}
