package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.series.change.Delta;

/**
 * The lines of files as patches leave them. Of each file those of the patch asked last are kept.
 */
public final class PatchedLines {
  private final List<Delta> deltas;
  private final Map<String, Split> known = new HashMap<>();

  PatchedLines(List<Delta> deltas) {
    this.deltas = deltas;
  }

  private record Split(int patch, String[] lines) {}

  /** A line, counted from 1; "" if it is not known. */
  synchronized String line(int patch, String file, int line) {
    Split split = known.get(file);
    if (split == null || split.patch != patch) {
      split = new Split(patch, split(patch, file));
      known.put(file, split);
    }
    return line >= 1 && line <= split.lines.length ? split.lines[line - 1] : "";
  }

  private String[] split(int patch, String file) {
    return deltas.stream()
        .filter(d -> d.step().number() == patch)
        .flatMap(d -> d.step().files().stream())
        .filter(f -> f.newPath().equals(file))
        .flatMap(f -> f.after().stream())
        .map(image -> new String(image.text(), UTF_8).split("\n", -1))
        .findFirst()
        .orElse(new String[0]);
  }
}
