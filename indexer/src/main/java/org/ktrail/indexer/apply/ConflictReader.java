package org.ktrail.indexer.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.patch.HunkLine.Kind;

/**
 * Says of a hunk that fits nowhere where it belongs most likely, what stands there instead, and
 * whether that looks like another form of what the hunk makes.
 */
final class ConflictReader {
  /** A line or two more than the hunk: what stands there may have grown. */
  private static final int ROOM = 8;

  /** How alike what stands there and what the hunk makes must be to be forms of one change. */
  private static final double ALIKE = 0.75;

  private final List<String> text;
  private final List<String> plain;

  ConflictReader(List<String> text) {
    this.text = text;
    this.plain = Blanks.ignored(text);
  }

  HunkResult.Conflict read(HunkLines hunk, int near) {
    int window = Math.max(hunk.before().size(), hunk.after().size()) + ROOM;
    int[] region = region(telling(hunk), window, near);
    if (region[0] < 0) {
      return new HunkResult.Conflict(
          hunk.hunk(),
          hunk.number(),
          0,
          shown(hunk.before()),
          List.of(),
          hunk.hunk().oldStart(),
          0,
          0,
          false,
          "none of its lines is in the file");
    }
    List<String> found = text.subList(region[0], region[1]);
    List<String> before = hunk.before();
    int same = 0;
    while (same < Math.min(found.size(), before.size())
        && found.get(same).equals(before.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(found.size(), before.size()) - same
        && found.get(found.size() - 1 - tail).equals(before.get(before.size() - 1 - tail))) {
      tail++;
    }
    int from = Math.max(0, same - 1);
    int keep = Math.max(0, tail - 1);
    boolean earlier = isEarlierForm(hunk, region);
    return new HunkResult.Conflict(
        hunk.hunk(),
        hunk.number(),
        region[0] + 1,
        shown(before.subList(from, before.size() - keep)),
        shown(found.subList(from, found.size() - keep)),
        hunk.place() + 1 + from,
        region[0] + 1 + from,
        presence(hunk, region),
        earlier,
        earlier ? "another form of it stands there" : "its lines are not there as it has them");
  }

  private static List<String> shown(List<String> lines) {
    return lines.stream().map(TextLines::shown).toList();
  }

  private static Set<String> telling(HunkLines hunk) {
    Set<String> lines = new HashSet<>();
    for (List<String> side : List.of(hunk.before(), hunk.after())) {
      side.stream().filter(Blanks::tells).map(Blanks::ignored).forEach(lines::add);
    }
    return lines;
  }

  /** From the first to behind the last of the lines that are looked for, in the best window. */
  private int[] region(Set<String> wanted, int window, int near) {
    int best = -1;
    int bestCount = 0;
    int count = 0;
    for (int i = 0; i < plain.size(); i++) {
      count += wanted.contains(plain.get(i)) ? 1 : 0;
      count -= i >= window && wanted.contains(plain.get(i - window)) ? 1 : 0;
      int start = Math.max(0, i - window + 1);
      if (count > bestCount
          || count == bestCount && count > 0 && Math.abs(start - near) < Math.abs(best - near)) {
        bestCount = count;
        best = start;
      }
    }
    if (best < 0) {
      return new int[] {-1, -1};
    }
    int from = best;
    while (!wanted.contains(plain.get(from))) {
      from++;
    }
    int to = Math.min(plain.size(), best + window);
    while (!wanted.contains(plain.get(to - 1))) {
      to--;
    }
    return new int[] {from, to};
  }

  /**
   * Either most of the added lines are there and the removed ones are not, or word for word the
   * place is more like the post-image than like the pre-image.
   */
  private boolean isEarlierForm(HunkLines hunk, int[] region) {
    double added = share(hunk.of(Kind.ADDED), region);
    double removed = share(hunk.of(Kind.REMOVED), region);
    if (added >= 0.5 && removed <= 0.5) {
      return true;
    }
    List<String> there = Words.of(text.subList(region[0], region[1]));
    double after = Words.alike(Words.of(hunk.after()), there);
    return after >= ALIKE && after > Words.alike(Words.of(hunk.before()), there);
  }

  /** The share of these lines, of those that tell something, that the region has; 0 if none do. */
  private double share(List<String> lines, int[] region) {
    Set<String> there = new HashSet<>(plain.subList(region[0], region[1]));
    List<String> telling = lines.stream().filter(Blanks::tells).map(Blanks::ignored).toList();
    return telling.isEmpty()
        ? 0
        : (double) telling.stream().filter(there::contains).count() / telling.size();
  }

  private double presence(HunkLines hunk, int[] region) {
    List<String> added = Words.of(hunk.of(Kind.ADDED));
    return added.isEmpty()
        ? 0
        : (double) Words.common(added, Words.of(text.subList(region[0], region[1]))) / added.size();
  }
}
