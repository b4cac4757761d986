package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;

/** Both images of one file, from the hunks that change it. */
final class RebuiltFile {
  /** Lines around a hunk that a function is looked for in. */
  private static final int REACH = 400;

  /** A hunk that claims a line beyond this is placed at it. */
  private static final int MOST_LINES = 200_000;

  private final Side before = new Side();
  private final Side after = new Side();

  /** One image while it is made. */
  static final class Side {
    private final List<String> lines = new ArrayList<>();
    private final BitSet known = new BitSet();
    private final BitSet assumed = new BitSet();
    private final SortedMap<Integer, Integer> marked = Rebuilder.marks();
    private boolean whole;

    SortedMap<Integer, Integer> marked() {
      return marked;
    }

    private void known(String line) {
      lines.add(line);
      known.set(lines.size());
    }

    private void assumed(String line) {
      lines.add(line);
      assumed.set(lines.size());
    }

    private void copy(Rebuilder.Filler from, int index) {
      String line = from.lines().get(index);
      if (from.known().contains(index + 1)) {
        known(line);
      } else if (from.assumed().contains(index + 1)) {
        assumed(line);
      } else {
        lines.add("");
      }
    }

    private void blanksTo(int size) {
      while (lines.size() < Math.min(size, MOST_LINES)) {
        lines.add("");
      }
    }

    private void assume(int line, String text) {
      lines.set(line - 1, text);
      assumed.set(line);
    }

    Rebuilder.Filler filler() {
      return new Rebuilder.Filler(
          List.copyOf(lines), whole ? LineSet.ALL : LineSet.of(known), LineSet.of(assumed));
    }

    Image image() {
      byte[] text = (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n")).getBytes(UTF_8);
      return new Image(text, whole ? LineSet.ALL : LineSet.of(known), LineSet.of(assumed));
    }
  }

  private RebuiltFile() {}

  /**
   * @param fillers texts of the file that gaps may be filled from, nearest first
   * @param added whether the hunks are the whole file
   */
  RebuiltFile(List<Rebuilder.Filler> fillers, List<Hunk> hunks, boolean added) {
    side(before, fillers, hunks, false);
    side(after, fillers, hunks, true);
    before.whole = added;
    after.whole = added;
  }

  Side before() {
    return before;
  }

  Side after() {
    return after;
  }

  /** Both images if all hunks fit the text, each where it says or the nearest place below another. */
  static Optional<RebuiltFile> applied(Rebuilder.Filler from, List<Hunk> hunks) {
    RebuiltFile made = new RebuiltFile();
    int done = 0;
    int shift = 0;
    for (int h = 0; h < hunks.size(); h++) {
      Hunk hunk = hunks.get(h);
      List<String> old = Rebuilder.texts(hunk.oldLines());
      int expected = Math.max(hunk.oldStart() - 1, 0) + shift;
      int at = old.isEmpty() ? expected : find(from.lines(), old, expected, done);
      if (at < done || at > from.lines().size()) {
        return Optional.empty();
      }
      shift = at - Math.max(hunk.oldStart() - 1, 0);
      for (; done < at; done++) {
        made.before.copy(from, done);
        made.after.copy(from, done);
      }
      made.put(hunk, h + 1);
      done += old.size();
    }
    for (; done < from.lines().size(); done++) {
      made.before.copy(from, done);
      made.after.copy(from, done);
    }
    made.before.whole = from.known().isAll();
    made.after.whole = from.known().isAll();
    return Optional.of(made);
  }

  private void put(Hunk hunk, int number) {
    for (HunkLine line : hunk.lines()) {
      if (line.kind() != HunkLine.Kind.ADDED) {
        before.known(line.text());
      }
      if (line.kind() != HunkLine.Kind.REMOVED) {
        after.known(line.text());
      }
      switch (line.kind()) {
        case ADDED -> after.marked.put(after.lines.size(), number);
        case REMOVED -> before.marked.put(before.lines.size(), number);
        case CONTEXT -> {}
      }
    }
  }

  /** The place of a stretch of lines nearest to the expected one, −1 if it is nowhere. */
  private static int find(List<String> in, List<String> what, int expected, int from) {
    int last = in.size() - what.size();
    for (int distance = 0; distance <= in.size(); distance++) {
      for (int at : new int[] {expected - distance, expected + distance}) {
        if (at >= from && at <= last && same(in, what, at)) {
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

  private void side(
      Side side, List<Rebuilder.Filler> fillers, List<Hunk> hunks, boolean isAfter) {
    int previousEnd = 0;
    for (int h = 0; h < hunks.size(); h++) {
      Hunk hunk = hunks.get(h);
      List<HunkLine> lines = Rebuilder.side(hunk, isAfter);
      int start = Math.max(isAfter ? hunk.newStart() : hunk.oldStart(), 1);
      side.blanksTo(start - 1);
      for (HunkLine line : lines) {
        side.known(line.text());
        boolean marks =
            line.kind() == (isAfter ? HunkLine.Kind.ADDED : HunkLine.Kind.REMOVED);
        if (marks) {
          side.marked.put(side.lines.size(), h + 1);
        }
      }
      int first = side.lines.size() - lines.size() + 1;
      int next =
          h + 1 < hunks.size()
              ? isAfter ? hunks.get(h + 1).newStart() : hunks.get(h + 1).oldStart()
              : Integer.MAX_VALUE;
      around(side, fillers, hunk, first, previousEnd, next);
      previousEnd = side.lines.size();
    }
  }

  /** Fills what surrounds a hunk up to the ends of its functions, from a text or from its header. */
  private static void around(
      Side side,
      List<Rebuilder.Filler> fillers,
      Hunk hunk,
      int first,
      int previousEnd,
      int next) {
    int last = side.lines.size();
    List<String> old = Rebuilder.texts(hunk.oldLines());
    for (Rebuilder.Filler filler : fillers) {
      int at = old.isEmpty() ? -1 : find(filler.lines(), old, hunk.oldStart() - 1, 0);
      if (at >= 0) {
        for (int i = 1; i <= REACH && first - i > previousEnd && at - i >= 0; i++) {
          String line = filler.lines().get(at - i);
          if (line.startsWith("}")) {
            break;
          }
          side.assume(first - i, line);
        }
        int below = at + old.size();
        for (int i = 0; i < REACH && last + i + 1 < next && below + i < filler.lines().size(); i++) {
          String line = filler.lines().get(below + i);
          side.assumed(line);
          if (line.startsWith("}")) {
            break;
          }
        }
        return;
      }
    }
    mend(side, hunk, first, last, previousEnd, next);
  }

  /** Makes a cut function readable: opens it as the hunk's header says, and closes its braces. */
  private static void mend(
      Side side, Hunk hunk, int first, int last, int previousEnd, int next) {
    String section = hunk.section().strip();
    int depth = 0;
    int lowest = 0;
    boolean opens = false;
    for (int i = first; i <= last; i++) {
      String line = side.lines.get(i - 1);
      if (line.startsWith("{") && depth == lowest) {
        opens = opens || i == first;
      }
      depth += Braces.balance(line);
      lowest = Math.min(lowest, depth);
    }
    boolean inside = startsInside(side, first, last) && first - 1 > previousEnd;
    if (inside && !section.isEmpty()) {
      String head = section + Braces.closing(section);
      boolean hasBrace = section.endsWith("{");
      boolean record = section.matches("(?:static |const )*(?:struct|union|enum)\\b[^()]*");
      int missing = Math.max(-lowest, 1) - (hasBrace ? 1 : 0);
      if (record || section.contains("(") || hasBrace) {
        side.assume(first - 1, head + " " + "{".repeat(Math.max(missing, 0)));
        depth += Math.max(-lowest, 1);
      }
    } else if (lowest < 0 && first - 1 > previousEnd) {
      side.assume(first - 1, "void unknown(void) " + "{".repeat(-lowest));
      depth -= lowest;
    }
    if (depth > 0 && last + 1 < next) {
      side.assumed("}".repeat(depth) + (section.startsWith("struct") ? ";" : ""));
    }
  }

  /** Whether the first line with text is indented, so that it stands within something. */
  private static boolean startsInside(Side side, int first, int last) {
    for (int i = first; i <= last; i++) {
      String line = side.lines.get(i - 1);
      if (!line.isBlank() && !line.startsWith("#")) {
        return line.startsWith("\t") || line.startsWith("}") || line.matches("[A-Za-z_]\\w*:\\s*");
      }
    }
    return false;
  }
}
