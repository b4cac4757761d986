package org.ktrail.queries.workspace.edited;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;

/** Lines of sources that hold a text or match an expression: every source is read. */
public final class TextSearch {
  private final Pattern pattern;

  private TextSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /** A line as it is written. */
  public record Line(Place place, String text) {}

  /** For a text as it stands. */
  public static TextSearch ofText(String text, boolean anyCase) {
    return of(Pattern.quote(text), anyCase);
  }

  /**
   * For an expression as {@code egrep} has them.
   *
   * @throws UserError if it is none
   */
  public static TextSearch of(String expression, boolean anyCase) {
    try {
      return new TextSearch(Pattern.compile(expression, anyCase ? Pattern.CASE_INSENSITIVE : 0));
    } catch (PatternSyntaxException e) {
      throw new UserError(expression + ": not an expression: " + e.getDescription(), e);
    }
  }

  /** Lines that match, by path and line. */
  public List<Line> in(OpenRevision opened) {
    return Parallel.map(SourceFiles.of(opened), path -> in(opened, path)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Line> in(OpenRevision opened, String path) {
    byte[] bytes = opened.text(path).orElse(new byte[0]);
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<Line> found = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (pattern.matcher(line).find()) {
        found.add(new Line(new Place(path, number), line));
      }
    }
    return found;
  }
}
