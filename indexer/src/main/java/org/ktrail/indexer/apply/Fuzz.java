package org.ktrail.indexer.apply;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.HunkLine.Kind;

/**
 * Where a hunk fits once its outermost lines of context are left out, as {@code patch(1)} takes it
 * and {@code git apply} does not: what was added next to it to a list that many add to is no reason
 * to know nothing of a series. Stricter than {@code patch}: the rest stands in one place alone,
 * says something, and nothing of what the hunk adds stands there already.
 *
 * @param place first line of the whole pre-image, from 0
 * @param lines of context that were left out at either end, at most: 1 or 2
 */
public record Fuzz(int place, int lines) {
  private static final int MOST = 2;

  /** Lines around the place in which nothing may stand that the hunk adds. */
  private static final int AROUND = 30;

  /**
   * @param text lines of the file
   * @param before lines of the hunk's pre-image, in the form of the text's
   * @param added lines that it adds, in the same form
   * @param from the first line, from 0, that no hunk before it has taken
   */
  public static Optional<Fuzz> find(
      List<String> text, Hunk hunk, List<String> before, List<String> added, int from) {
    int top = context(hunk.lines());
    int end = context(hunk.lines().reversed());
    int most = Math.max(top, end);
    for (int fuzz = 1; fuzz <= MOST; fuzz++) {
      int offTop = Math.max(0, fuzz + top - most);
      int offEnd = Math.max(0, fuzz + end - most);
      if (offTop >= top || offEnd >= end) {
        return Optional.empty(); // something of it has to stand on both sides
      }
      List<String> rest = before.subList(offTop, before.size() - offEnd);
      int at = rest.stream().anyMatch(Blanks::tells) ? only(text, rest) : -1;
      int place = at - offTop;
      if (at >= 0 && place >= from && place + before.size() <= text.size()) {
        List<String> around =
            text.subList(
                Math.max(0, at - AROUND), Math.min(text.size(), at + rest.size() + AROUND));
        boolean there = added.stream().filter(Blanks::tells).anyMatch(around::contains);
        return there ? Optional.empty() : Optional.of(new Fuzz(place, fuzz));
      }
    }
    return Optional.empty();
  }

  private static int context(List<HunkLine> lines) {
    int count = 0;
    while (count < lines.size() && lines.get(count).kind() == Kind.CONTEXT) {
      count++;
    }
    return count;
  }

  /** Where the run is, if it is in one place; −1 otherwise. */
  private static int only(List<String> text, List<String> run) {
    int at = LineSearch.nearest(text, run, 0, 0);
    return at >= 0 && LineSearch.nearest(text, run, at + 1, at + 1) < 0 ? at : -1;
  }
}
