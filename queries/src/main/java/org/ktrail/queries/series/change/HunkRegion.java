package org.ktrail.queries.series.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.patch.Hunk;

/** Finds where a hunk belongs in a text that need not be the one it was made from. */
final class HunkRegion {
  /** Of the lines of a hunk that tell something, the share that a place must have. */
  private static final double ALIKE = 0.34;

  private HunkRegion() {}

  /**
   * First line and the line behind the last, from 0, and 1 if it was found; 0 if it is only a place
   * between two items.
   */
  static int[] of(List<String> text, Hunk hunk, int expected, int from) {
    for (List<String> side :
        List.of(Rebuilder.texts(hunk.oldLines()), Rebuilder.texts(hunk.newLines()))) {
      int at = side.isEmpty() ? -1 : find(text, side, expected, from);
      if (at >= 0) {
        return new int[] {at, at + side.size(), 1};
      }
    }
    int[] alike = alike(text, hunk, expected, from);
    return alike[0] >= 0 ? alike : between(text, expected, from);
  }

  /** The place of a stretch of lines nearest to the expected one, −1 if it is nowhere. */
  static int find(List<String> in, List<String> what, int expected, int from) {
    int last = in.size() - what.size();
    for (int distance = 0; distance <= in.size(); distance++) {
      if (expected - distance >= from
          && expected - distance <= last
          && same(in, what, expected - distance)) {
        return expected - distance;
      }
      if (expected + distance >= from
          && expected + distance <= last
          && same(in, what, expected + distance)) {
        return expected + distance;
      }
    }
    return -1;
  }

  private static boolean same(List<String> in, List<String> what, int at) {
    for (int i = 0; i < what.size(); i++) {
      if (!in.get(at + i).stripTrailing().equals(what.get(i).stripTrailing())) {
        return false;
      }
    }
    return true;
  }

  private static boolean tells(String line) {
    return line.strip().length() > 3;
  }

  private static int[] alike(List<String> text, Hunk hunk, int expected, int from) {
    Set<String> wanted = new HashSet<>();
    hunk.oldLines().stream()
        .filter(l -> tells(l.text()))
        .forEach(l -> wanted.add(l.text().strip()));
    int own = wanted.size();
    hunk.newLines().stream()
        .filter(l -> tells(l.text()))
        .forEach(l -> wanted.add(l.text().strip()));
    int window = Math.max(hunk.oldCount(), hunk.newCount()) + 4;
    int best = -1;
    int bestCount = 0;
    for (int start = from; start < text.size(); start++) {
      if (!wanted.contains(text.get(start).strip())) {
        continue;
      }
      int count = 0;
      for (int i = start; i < Math.min(text.size(), start + window); i++) {
        count += wanted.contains(text.get(i).strip()) ? 1 : 0;
      }
      boolean nearer = Math.abs(start - expected) < Math.abs(best - expected);
      if (count > bestCount || count == bestCount && nearer) {
        best = start;
        bestCount = count;
      }
    }
    if (best < 0 || bestCount < Math.max(2, own * ALIKE)) {
      return new int[] {-1, -1, 0};
    }
    int end = Math.min(text.size(), best + window);
    while (end > best && !wanted.contains(text.get(end - 1).strip())) {
      end--;
    }
    return new int[] {best, end, 1};
  }

  /** The nearest place where no item of the file is cut in two. */
  private static int[] between(List<String> text, int expected, int from) {
    int at = Math.min(Math.max(expected, from), text.size());
    while (at < text.size() && !(at > 0 && text.get(at - 1).startsWith("}"))) {
      at++;
    }
    return new int[] {at, at, 0};
  }
}
