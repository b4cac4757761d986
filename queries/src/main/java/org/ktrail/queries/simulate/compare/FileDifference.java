package org.ktrail.queries.simulate.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between two texts of one file or function, hunk by hunk. */
final class FileDifference {
  /** Changed lines in one place that are shown whole. */
  private static final int MOST = 24;

  /** Of more, those that were gone through, and so many before and after them. */
  private static final int AROUND = 3;

  private final FunctionText before;
  private final FunctionText after;
  private final List<AbstractDelta<String>> deltas;

  private FileDifference(FunctionText before, FunctionText after) {
    this.before = before;
    this.after = after;
    this.deltas = DiffUtils.diff(before.lines(), after.lines()).getDeltas();
  }

  /**
   * Of one function if both texts have it, so that functions that moved or look alike are not
   * confused; else of all.
   */
  static FileDifference of(String before, String after, String function) {
    Optional<FunctionText> old = FunctionText.of(before, function);
    Optional<FunctionText> now = FunctionText.of(after, function);
    return old.isPresent() && now.isPresent()
        ? new FileDifference(old.get(), now.get())
        : new FileDifference(
            new FunctionText(1, before.lines().toList()),
            new FunctionText(1, after.lines().toList()));
  }

  /**
   * The last changed lines in a range.
   *
   * @param old whether the range counts lines of the text before
   * @param from the first line, from 1
   * @param to the last line
   */
  Optional<LineChange> in(boolean old, int from, int to, String file) {
    for (AbstractDelta<String> delta : deltas.reversed()) {
      int start =
          old
              ? delta.getSource().getPosition() + before.first()
              : delta.getTarget().getPosition() + after.first();
      int count = (old ? delta.getSource() : delta.getTarget()).size();
      int end = count == 0 ? start : start + count - 1;
      if (start <= to && end >= from) {
        return Optional.of(
            change(delta, file, old, Math.max(from, start) - start, Math.min(to, end) - start));
      }
    }
    return Optional.empty();
  }

  /**
   * @param first of the lines of one side that were gone through, from 0
   * @param last of them
   */
  private LineChange change(
      AbstractDelta<String> delta, String file, boolean old, int first, int last) {
    List<String> removed = delta.getSource().getLines().stream().map(l -> "-" + l).toList();
    List<String> added = delta.getTarget().getLines().stream().map(l -> "+" + l).toList();
    List<String> own = old ? removed : added;
    List<String> decisive =
        own.isEmpty() ? removed : own.subList(Math.max(first, 0), Math.min(last + 1, own.size()));
    List<String> lines = new ArrayList<>(removed);
    lines.addAll(added);
    int line = delta.getTarget().getPosition() + after.first();
    if (lines.size() > MOST) {
      lines = List.copyOf(around(own, first, last));
      line += old ? 0 : Math.max(0, first - AROUND);
    }
    return new LineChange(file, line, section(line), lines, decisive, Optional.empty());
  }

  private static List<String> around(List<String> lines, int first, int last) {
    return lines.subList(
        Math.max(0, first - AROUND), Math.min(lines.size(), Math.min(last, first + MOST) + AROUND));
  }

  /** The last line above that begins in the first column as a function's does. */
  private String section(int from) {
    List<String> lines = after.lines();
    for (int i = Math.min(from - after.first() + 1, lines.size()) - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (!line.isEmpty() && (Character.isLetter(line.charAt(0)) || line.charAt(0) == '_')) {
        if (!line.endsWith(":")) {
          return line;
        }
      }
    }
    return "";
  }
}
