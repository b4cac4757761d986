package org.ktrail.queries.series.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;

/** Finds where a hunk belongs in a text that need not be the one it was made from. */
final class HunkRegion {
  /** Of the lines of a hunk that tell something, the share that a place must have. */
  private static final double ALIKE = 0.34;

  /** Lines that a text may have between two anchors beyond those of the hunk. */
  private static final int REACH = 60;

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
    for (int[] region :
        List.of(anchored(text, hunk, expected, from), alike(text, hunk, expected, from))) {
      if (region[0] >= 0 && fits(text.subList(region[0], region[1]), hunk)) {
        return region;
      }
    }
    return between(text, expected, from);
  }

  /** Whether what is replaced opens and closes as much as what takes its place. */
  private static boolean fits(List<String> region, Hunk hunk) {
    List<String> old = Rebuilder.texts(hunk.oldLines());
    return balance(region) == balance(old) && conditionals(region) == conditionals(old);
  }

  private static int balance(List<String> lines) {
    return lines.stream().mapToInt(Braces::balance).sum();
  }

  private static int conditionals(List<String> lines) {
    int depth = 0;
    for (String line : lines) {
      String code = line.strip();
      depth += code.startsWith("#if") ? 1 : code.startsWith("#endif") ? -1 : 0;
    }
    return depth;
  }

  /** From the context before the first change to that behind the last one. */
  private static int[] anchored(List<String> text, Hunk hunk, int expected, int from) {
    List<String> leading = new ArrayList<>();
    List<String> trailing = new ArrayList<>();
    List<HunkLine> lines = hunk.lines();
    for (int i = 0; i < lines.size() && lines.get(i).kind() == HunkLine.Kind.CONTEXT; i++) {
      leading.add(lines.get(i).text());
    }
    for (int i = lines.size() - 1; i >= 0 && lines.get(i).kind() == HunkLine.Kind.CONTEXT; i--) {
      trailing.addFirst(lines.get(i).text());
    }
    if (leading.stream().noneMatch(HunkRegion::tells)
        || trailing.stream().noneMatch(HunkRegion::tells)) {
      return new int[] {-1, -1, 0};
    }
    int first = find(text, leading, expected, from);
    int behind = first + leading.size();
    int last = first < 0 ? -1 : find(text, trailing, behind, behind);
    boolean near = last >= 0 && last - first <= hunk.oldCount() + REACH;
    return near ? new int[] {first, last + trailing.size(), 1} : new int[] {-1, -1, 0};
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
