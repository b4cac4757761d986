package org.ktrail.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.cli.output.SharedJson;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathResult;

/** The best ways of two revisions laid side by side: what both have stands in one row. */
final class SideBySide {
  private SideBySide() {}

  /**
   * A function on a way, and how it is reached.
   *
   * @param key equal of the same hop
   * @param where place and proof
   */
  record Stop(String key, String name, String where) {
    static Stop of(String key, String name, Place place, String... notes) {
      StringBuilder where = new StringBuilder(place.toString());
      for (String note : notes) {
        where.append(note.isEmpty() ? "" : "  " + note);
      }
      return new Stop(key, name, where.toString());
    }

    String text() {
      int blank = where.indexOf("  ");
      return blank < 0
          ? where + ": " + name
          : where.substring(0, blank) + ": " + name + where.substring(blank);
    }
  }

  /** One height. */
  record Row(Optional<Stop> before, Optional<Stop> after) {
    boolean isCommon() {
      return before.isPresent() && after.isPresent();
    }

    /** With a sign where only one has it. */
    String text() {
      String sign = isCommon() ? "  " : before.isPresent() ? "- " : "+ ";
      return sign + after.or(() -> before).orElseThrow().text();
    }
  }

  static List<Stop> stops(PathResult result) {
    if (!(result instanceof PathResult.Found found)) {
      return List.of();
    }
    Path path = found.paths().getFirst();
    List<Stop> stops = new ArrayList<>();
    stops.add(Stop.of(path.start().name(), path.start().name(), path.start().place()));
    for (Hop hop : path.hops()) {
      stops.add(
          Stop.of(
              SharedJson.kind(hop.kind(), hop.text()) + " " + hop.to().name(),
              "-> " + hop.to().name(),
              hop.site(),
              SharedJson.kind(hop.kind(), hop.text()) + " " + hop.grade(),
              WrappedText.condition(hop.condition())));
    }
    return stops;
  }

  /** The longest common subsequence in rows of both, the rest of each side alone. */
  static List<Row> rows(PathResult old, PathResult now) {
    List<Stop> a = stops(old);
    List<Stop> b = stops(now);
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).key().equals(b.get(j).key())
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Row> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).key().equals(b.get(j).key())) {
        rows.add(new Row(Optional.of(a.get(i++)), Optional.of(b.get(j++))));
      } else if (j >= b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        rows.add(new Row(Optional.of(a.get(i++)), Optional.empty()));
      } else {
        rows.add(new Row(Optional.empty(), Optional.of(b.get(j++))));
      }
    }
    return rows;
  }
}
