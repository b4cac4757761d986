package org.ktrail.cli.answer;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathResult;

/** The best ways of two revisions as one list: a common hop once, others marked {@code -}, {@code +}. */
final class Columns {
  private final List<String> lines = new ArrayList<>();

  private Columns() {}

  /**
   * A hop as it is compared and shown.
   *
   * @param key equal hops are the same
   */
  record Stop(String key, String text) {}

  static Columns of(String old, String now, PathResult before, PathResult after) {
    Columns columns = new Columns();
    columns.lines.add(old + ": " + DifferenceAnswer.outcome(before));
    columns.lines.add(now + ": " + DifferenceAnswer.outcome(after));
    columns.merge(stops(before), stops(after));
    return columns;
  }

  List<String> lines() {
    return lines;
  }

  static List<Stop> stops(PathResult result) {
    if (!(result instanceof PathResult.Found found)) {
      return List.of();
    }
    Path path = found.paths().getFirst();
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop(path.start().name(), path.start().place() + ": " + path.start().name()));
    for (Hop hop : path.hops()) {
      String text =
          hop.site() + ": -> " + hop.to().name() + "  " + (hop.kind() + " " + hop.grade());
      String condition = Lines.condition(hop.condition());
      stops.add(
          new Stop(
              hop.kind() + " " + hop.to().name(),
              condition.isEmpty() ? text : text + "  " + condition));
    }
    return stops;
  }

  /** The longest common subsequence once, the rest of each side with its sign. */
  private void merge(List<Stop> a, List<Stop> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).key().equals(b.get(j).key())
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).key().equals(b.get(j).key())) {
        lines.add("  " + b.get(j).text());
        i++;
        j++;
      } else if (j >= b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add("- " + a.get(i++).text());
      } else {
        lines.add("+ " + b.get(j++).text());
      }
    }
  }
}
