package org.ktrail.queries.series.rewind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.HunkLine.Kind;

/**
 * Where in an item the lines of a piece belong: those that both have, in their order, are laid on
 * each other. Context beyond the first and the last of these is of another time, and is left out.
 *
 * @param start first line that gives way
 * @param end the line behind the last that does
 * @param lines what takes their place
 */
record Alignment(int start, int end, List<String> lines) {
  /** A line this short is in every function. */
  private static final int TELLS = 3;

  static Optional<Alignment> of(List<String> text, Piece piece) {
    Optional<Alignment> old = of(text, piece, Kind.ADDED);
    return old.isPresent() ? old : of(text, piece, Kind.REMOVED);
  }

  /**
   * @param not lines of this kind are not looked for
   */
  private static Optional<Alignment> of(List<String> text, Piece piece, Kind not) {
    List<HunkLine> lines = piece.lines();
    List<int[]> pairs = common(text, lines, not);
    boolean tells = pairs.stream().anyMatch(p -> lines.get(p[1]).text().strip().length() > TELLS);
    if (!tells) {
      return Optional.empty();
    }
    int firstChange = 0;
    while (lines.get(firstChange).kind() == Kind.CONTEXT) {
      firstChange++;
    }
    int lastChange = lines.size() - 1;
    while (lines.get(lastChange).kind() == Kind.CONTEXT) {
      lastChange--;
    }
    // The widest stretch that opens as many braces as what takes its place, in its old form.
    for (int skip = 0; skip < pairs.size(); skip++) {
      for (int first = 0; first <= skip; first++) {
        int last = pairs.size() - 1 - (skip - first);
        if (last < first) {
          continue;
        }
        int start = pairs.get(first)[0];
        int end = pairs.get(last)[0] + 1;
        int from = Math.min(pairs.get(first)[1], firstChange);
        int to = Math.max(pairs.get(last)[1], lastChange) + 1;
        List<HunkLine> kept = lines.subList(from, to);
        if (Merge.balance(text.subList(start, end)) == Merge.balance(texts(kept, not))) {
          return Optional.of(new Alignment(start, end, texts(kept, Kind.REMOVED)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(List<HunkLine> lines, Kind not) {
    return lines.stream().filter(l -> l.kind() != not).map(HunkLine::text).toList();
  }

  /** The longest common run of lines, in which others may stand between; pairs of their numbers. */
  private static List<int[]> common(List<String> text, List<HunkLine> lines, Kind not) {
    int n = text.size();
    int m = lines.size();
    int[][] most = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int k = m - 1; k >= 0; k--) {
        most[i][k] = Math.max(most[i + 1][k], most[i][k + 1]);
        if (same(text.get(i), lines.get(k), not)) {
          most[i][k] = Math.max(most[i][k], most[i + 1][k + 1] + weight(text.get(i)));
        }
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int i = 0;
    int k = 0;
    while (i < n && k < m) {
      if (same(text.get(i), lines.get(k), not)
          && most[i][k] == most[i + 1][k + 1] + weight(text.get(i))) {
        pairs.add(new int[] {i++, k++});
      } else if (most[i + 1][k] >= most[i][k + 1]) {
        i++;
      } else {
        k++;
      }
    }
    return pairs;
  }

  private static int weight(String line) {
    return line.strip().length() > TELLS ? 4 : 1;
  }

  private static boolean same(String text, HunkLine line, Kind not) {
    return line.kind() != not && !text.isBlank() && text.strip().equals(line.text().strip());
  }

  /** The place of a stretch of lines nearest to the expected one, −1 if it is nowhere. */
  static int find(List<String> in, List<String> what, int expected, int from, int to) {
    int last = to - what.size();
    for (int distance = 0; distance <= in.size(); distance++) {
      for (int at : new int[] {expected - distance, expected + distance}) {
        if (from <= at && at <= last && same(in, what, at)) {
          return at;
        }
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
}
