package org.ktrail.indexer.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** Conflicts of one file that are looked at; of a hostile patch the others are only counted. */
  private static final int MOST = 1000;

  /** Pairs of words that are compared for one file, a second's work. */
  private static final long MOST_PAIRS = 300_000_000;

  private final List<String> text;
  private final List<String> plain;
  private int read;
  private long pairs;

  ConflictReader(List<String> text) {
    this.text = text;
    this.plain = Blanks.ignored(text);
  }

  HunkResult.Conflict read(HunkLines hunk, int near) {
    int[] region = region(hunk, near);
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
          read > MOST ? "not looked at: too many conflicts" : "none of its lines is in the file");
    }
    boolean earlier = isEarlierForm(hunk, region);
    List<String> found = text.subList(region[0], region[1]);
    List<String> side = earlier ? hunk.after() : hunk.before();
    int from = Math.max(0, sameAtTop(side, found) - 1);
    int keep = Math.max(0, sameAtEnd(side, found) - 1);
    return new HunkResult.Conflict(
        hunk.hunk(),
        hunk.number(),
        region[0] + 1,
        shown(side.subList(from, Math.max(from, side.size() - keep))),
        shown(found.subList(from, Math.max(from, found.size() - keep))),
        (earlier ? hunk.hunk().newStart() : hunk.place() + 1) + from,
        region[0] + 1 + from,
        presence(hunk, region),
        earlier,
        earlier ? "another form of it stands there" : "its lines are not there as it has them");
  }

  /** Takes in what stands around a region and says too little to be looked for: braces, blanks. */
  private void withEnds(int[] region, List<String> lines) {
    int first = 0;
    while (first < lines.size() && !Blanks.tells(lines.get(first))) {
      first++;
    }
    int last = lines.size();
    while (last > first && !Blanks.tells(lines.get(last - 1))) {
      last--;
    }
    if (region[0] >= 0) {
      region[0] = Math.max(0, region[0] - first);
      region[1] = Math.min(text.size(), region[1] + lines.size() - last);
    }
  }

  private static int sameAtTop(List<String> one, List<String> other) {
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private static int sameAtEnd(List<String> one, List<String> other) {
    int most = Math.min(one.size(), other.size()) - sameAtTop(one, other);
    int same = 0;
    while (same < most
        && one.get(one.size() - 1 - same).equals(other.get(other.size() - 1 - same))) {
      same++;
    }
    return same;
  }

  /**
   * Where a hunk that fits nowhere belongs most likely: the first line, from 0, and the one behind
   * the last; both -1 if the text has none of its lines.
   */
  int[] region(HunkLines hunk, int near) {
    if (++read > MOST) {
      return new int[] {-1, -1};
    }
    int window = Math.max(hunk.before().size(), hunk.after().size()) + ROOM;
    int[] region = region(telling(hunk), window, near);
    withEnds(region, hunk.before());
    return region;
  }

  private static List<String> shown(List<String> lines) {
    return lines.stream().map(TextLines::shown).toList();
  }

  /** The lines to look for, and how often one side of the hunk has each. */
  private static Map<String, Integer> telling(HunkLines hunk) {
    Map<String, Integer> lines = new HashMap<>();
    for (List<String> side : List.of(hunk.before(), hunk.after())) {
      Map<String, Integer> counts = new HashMap<>();
      side.stream()
          .filter(Blanks::tells)
          .map(Blanks::ignored)
          .forEach(line -> counts.merge(line, 1, Integer::sum));
      counts.forEach((line, count) -> lines.merge(line, count, Math::max));
    }
    return lines;
  }

  /** From the first to behind the last of the lines that are looked for, in the best window. */
  private int[] region(Map<String, Integer> wanted, int window, int near) {
    int best = -1;
    int bestCount = 0;
    int count = 0;
    for (int i = 0; i < plain.size(); i++) {
      count += wanted.containsKey(plain.get(i)) ? 1 : 0;
      count -= i >= window && wanted.containsKey(plain.get(i - window)) ? 1 : 0;
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
    int to = Math.min(plain.size(), best + window);
    Map<String, Integer> surplus = new HashMap<>();
    plain.subList(from, to).forEach(line -> surplus.merge(line, 1, Integer::sum));
    wanted.forEach((line, times) -> surplus.merge(line, -times, Integer::sum));
    while (from < to - 1 && isSpare(plain.get(to - 1), wanted, surplus)) {
      to--;
    }
    while (from < to - 1 && isSpare(plain.get(from), wanted, surplus)) {
      from++;
    }
    return new int[] {from, to};
  }

  /** Whether a line at an end is none of the hunk's, or there more often than in the hunk. */
  private static boolean isSpare(
      String line, Map<String, Integer> wanted, Map<String, Integer> surplus) {
    if (wanted.containsKey(line) && surplus.getOrDefault(line, 0) <= 0) {
      return false;
    }
    surplus.merge(line, -1, Integer::sum);
    return true;
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
    List<String> there = WordText.of(text.subList(region[0], region[1]));
    pairs +=
        (long) there.size()
            * (WordText.of(hunk.before()).size() + WordText.of(hunk.after()).size());
    if (pairs > MOST_PAIRS) {
      return false;
    }
    double after = WordText.alike(WordText.of(hunk.after()), there);
    return after >= ALIKE && after > WordText.alike(WordText.of(hunk.before()), there);
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
    List<String> added = WordText.of(hunk.of(Kind.ADDED));
    return added.isEmpty() || pairs > MOST_PAIRS
        ? 0
        : (double) WordText.common(added, WordText.of(text.subList(region[0], region[1])))
            / added.size();
  }
}
