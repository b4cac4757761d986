package org.ktrail.cli.series;

import java.util.ArrayList;
import java.util.List;

/** Two short texts as the lines of a diff, with one line of context. */
final class TwoSides {
  /** Beyond this product of their lines both are printed whole, one after the other. */
  private static final long MOST = 4_000_000;

  private TwoSides() {}

  static List<String> of(List<String> before, List<String> after) {
    int m = before.size();
    int n = after.size();
    if ((long) m * n > MOST) {
      List<String> both = new ArrayList<>();
      before.forEach(line -> both.add("-" + line));
      after.forEach(line -> both.add("+" + line));
      return both;
    }
    int[][] common = new int[m + 1][n + 1];
    for (int i = m - 1; i >= 0; i--) {
      for (int j = n - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < m || j < n) {
      if (i < m && j < n && before.get(i).equals(after.get(j))) {
        lines.add(" " + before.get(i));
        i++;
        j++;
      } else if (j == n || i < m && common[i + 1][j] >= common[i][j + 1]) {
        lines.add("-" + before.get(i++));
      } else {
        lines.add("+" + after.get(j++));
      }
    }
    return narrowed(lines);
  }

  private static List<String> narrowed(List<String> lines) {
    List<String> kept = new ArrayList<>();
    boolean gap = false;
    for (int i = 0; i < lines.size(); i++) {
      boolean near = isChange(lines, i - 1) || isChange(lines, i) || isChange(lines, i + 1);
      if (near) {
        if (gap && !kept.isEmpty()) {
          kept.add("…");
        }
        kept.add(lines.get(i));
      }
      gap = !near;
    }
    return kept;
  }

  private static boolean isChange(List<String> lines, int index) {
    return index >= 0 && index < lines.size() && lines.get(index).charAt(0) != ' ';
  }
}
