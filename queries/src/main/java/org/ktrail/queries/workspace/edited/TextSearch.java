package org.ktrail.queries.workspace.edited;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.regex.LinePattern;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Lines of sources that hold a text or match an expression. Every source is read, with what is laid
 * over it: the index of trigrams knows only what is in the repository.
 */
public final class TextSearch {
  private final LinePattern pattern;

  private TextSearch(LinePattern pattern) {
    this.pattern = pattern;
  }

  /** A line as it is written. */
  public record Line(Place place, String text) {}

  /**
   * For a text as it stands.
   *
   * @throws org.ktrail.indexer.failure.UserError if it is too long
   */
  public static TextSearch ofText(String text, boolean anyCase) {
    return of(text, LinePattern.Syntax.FIXED, anyCase);
  }

  /**
   * For an expression as {@code egrep} has them.
   *
   * @throws org.ktrail.indexer.failure.UserError if it is none, or is not supported
   */
  public static TextSearch of(String expression, boolean anyCase) {
    return of(expression, LinePattern.Syntax.EXTENDED, anyCase);
  }

  private static TextSearch of(String written, LinePattern.Syntax syntax, boolean anyCase) {
    return new TextSearch(
        LinePattern.of(written, new LinePattern.Manner(syntax, anyCase, false, true)));
  }

  /** Lines that match, by path and line. */
  public List<Line> in(OpenRevision opened) {
    return Parallel.map(SourceFiles.of(opened), path -> in(opened, path)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Line> in(OpenRevision opened, String path) {
    byte[] bytes = opened.text(path).orElse(new byte[0]);
    List<Line> found = new ArrayList<>();
    pattern
        .matcher()
        .find(
            bytes,
            (number, from, to) ->
                found.add(
                    new Line(
                        new Place(path, number),
                        new String(bytes, from, to - from, StandardCharsets.UTF_8))));
    return found;
  }
}
