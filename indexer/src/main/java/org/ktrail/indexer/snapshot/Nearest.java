package org.ktrail.indexer.snapshot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that a mistyped one may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * Up to {@code limit} of the candidates, nearest first: by edit distance at most a third of the
   * length (at least 2), or containing the name.
   */
  public static List<String> of(String name, Collection<String> candidates, int limit) {
    record Scored(String name, int distance) {}
    int bound = Math.max(2, name.length() / 3);
    return candidates.stream()
        .distinct()
        .map(c -> new Scored(c, c.contains(name) ? 1 : distance(name, c, bound)))
        .filter(s -> s.distance() <= bound)
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .limit(limit)
        .map(Scored::name)
        .toList();
  }

  /** Edit distance, or any number above the bound if it is above it. */
  public static int distance(String a, String b, int bound) {
    if (Math.abs(a.length() - b.length()) > bound) {
      return bound + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
