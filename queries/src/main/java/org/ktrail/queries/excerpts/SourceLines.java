package org.ktrail.queries.excerpts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.extract.body.SourceSyntax;
import org.ktrail.indexer.facts.body.TextSpan;
import org.ktrail.queries.excerpts.Excerpt.Line;
import org.ktrail.queries.excerpts.Excerpt.Piece;

/** A file's text by line, in pieces. */
public final class SourceLines {
  private final byte[] text;
  private final List<Integer> starts = new ArrayList<>();
  private final @Nullable SourceSyntax syntax;
  private @Nullable List<TextSpan> spans;

  public SourceLines(String path, byte[] text) {
    this.text = text;
    boolean isC = path.endsWith(".c") || path.endsWith(".h");
    syntax = isC ? new SourceSyntax(text) : null;
    starts.add(0);
    for (int i = 0; i < text.length - 1; i++) {
      if (text[i] == '\n') {
        starts.add(i + 1);
      }
    }
  }

  public int count() {
    return starts.size();
  }

  /** The definition that a line is in. */
  public Optional<SourceSyntax.Lines> around(int line) {
    SourceSyntax known = syntax;
    return known == null ? Optional.empty() : known.around(line);
  }

  /** Lines from 1, both inclusive; what lies outside of the file is left out. */
  public List<Line> lines(int first, int last) {
    List<Line> found = new ArrayList<>();
    for (int line = Math.max(1, first); line <= Math.min(last, count()); line++) {
      int from = starts.get(line - 1);
      int to = line < count() ? starts.get(line) : text.length;
      while (to > from && (text[to - 1] == '\n' || text[to - 1] == '\r')) {
        to--;
      }
      found.add(line(from, to));
    }
    return found;
  }

  private Line line(int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (TextSpan span : spans()) {
      if (span.to() <= from || span.from() >= to) {
        continue;
      }
      int begin = Math.max(from, span.from());
      int end = Math.min(to, span.to());
      add(at, begin, Optional.empty(), pieces);
      add(begin, end, Optional.of(span.sort()), pieces);
      at = end;
    }
    add(at, to, Optional.empty(), pieces);
    return new Line(pieces);
  }

  private List<TextSpan> spans() {
    List<TextSpan> known = spans;
    if (known == null) {
      known = syntax == null ? List.of() : syntax.spans();
      spans = known;
    }
    return known;
  }

  private void add(int from, int to, Optional<TextSpan.Sort> sort, List<Piece> into) {
    if (to > from) {
      into.add(new Piece(new String(text, from, to - from, UTF_8), sort));
    }
  }
}
