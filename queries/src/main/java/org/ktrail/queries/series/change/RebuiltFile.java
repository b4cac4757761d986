package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.ktrail.indexer.apply.Fuzz;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.code.LineSet;

/** Both images of one file, from the hunks that change it. */
final class RebuiltFile {
  /** A hunk that claims a line beyond this is placed at it. */
  private static final int MOST_LINES = 200_000;

  private final Side before = new Side();
  private final Side after = new Side();

  /** One image while it is made. */
  static final class Side {
    private final List<String> lines = new ArrayList<>();
    private final BitSet known = new BitSet();
    private final BitSet assumed = new BitSet();
    private final BitSet adrift = new BitSet();
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
      return new Image(
          text, whole ? LineSet.ALL : LineSet.of(known), LineSet.of(assumed), LineSet.of(adrift));
    }
  }

  private RebuiltFile() {}

  /**
   * @param added whether the hunks are the whole file
   */
  RebuiltFile(List<Hunk> hunks, boolean added) {
    side(before, hunks, false);
    side(after, hunks, true);
    before.whole = added;
    after.whole = added;
  }

  Side before() {
    return before;
  }

  Side after() {
    return after;
  }

  /**
   * Both images if all hunks fit the text, each where it says or the nearest place below another.
   */
  static Optional<RebuiltFile> applied(Rebuilder.Filler from, List<Hunk> hunks) {
    RebuiltFile made = new RebuiltFile();
    int done = 0;
    int shift = 0;
    for (int h = 0; h < hunks.size(); h++) {
      Hunk hunk = hunks.get(h);
      List<String> old = Rebuilder.texts(hunk.oldLines());
      int expected = Math.max(hunk.oldStart() - 1, 0) + shift;
      int at = old.isEmpty() ? expected : HunkRegion.find(from.lines(), old, expected, done);
      if (at < 0) {
        List<String> added =
            hunk.lines().stream()
                .filter(l -> l.kind() == HunkLine.Kind.ADDED)
                .map(HunkLine::text)
                .toList();
        at = Fuzz.find(from.lines(), hunk, old, added, done).map(Fuzz::place).orElse(-1);
        hunk = at < 0 ? hunk : asThere(hunk, from.lines(), at);
      }
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

  /** The hunk with the text's own lines for its context. */
  private static Hunk asThere(Hunk hunk, List<String> text, int place) {
    List<HunkLine> lines = new ArrayList<>();
    int at = place;
    for (HunkLine line : hunk.lines()) {
      lines.add(
          line.kind() == HunkLine.Kind.CONTEXT
              ? new HunkLine(line.kind(), text.get(at), line.line(), line.newline())
              : line);
      at += line.kind() == HunkLine.Kind.ADDED ? 0 : 1;
    }
    return new Hunk(
        hunk.oldStart(),
        hunk.oldCount(),
        hunk.newStart(),
        hunk.newCount(),
        hunk.section(),
        lines,
        hunk.line());
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

  /**
   * Both images from the hunks and a text that is like the file: each hunk takes the place of the
   * lines that it fits, before or after, or of those most like it; where there are none, it stands
   * by itself between two items, with the next one if that goes on with its function.
   */
  static RebuiltFile woven(Rebuilder.Filler from, List<Hunk> hunks) {
    RebuiltFile made = new RebuiltFile();
    int done = 0;
    int shift = 0;
    Open open = Open.NOTHING;
    int[] last = {};
    for (int h = 0; h < hunks.size(); h++) {
      Hunk hunk = hunks.get(h);
      int expected = Math.max(hunk.oldStart() - 1, 0) + shift;
      int[] region =
          open.any()
              ? new int[] {done, done, 0}
              : HunkRegion.of(from.lines(), hunk, expected, done);
      if (region[2] == 0 && made.isEndedBy(last, hunk)) {
        gap(made.before, last[0]); // what is between the two is not known
        gap(made.after, last[1]);
        region = new int[] {done, behindItem(from.lines(), done), 1};
      }
      if (region[2] > 0) {
        shift = region[0] - Math.max(hunk.oldStart() - 1, 0);
      }
      for (; done < region[0]; done++) {
        made.before.copy(from, done);
        made.after.copy(from, done);
      }
      if (region[2] > 0) {
        last = new int[] {made.before.lines.size() + 1, made.after.lines.size() + 1};
        made.put(hunk, h + 1);
      } else {
        last = new int[] {};
        int behind = Math.max(done, region[1]);
        Optional<Hunk> next =
            hunks.stream()
                .skip(h + 1L)
                .findFirst()
                .filter(n -> HunkRegion.of(from.lines(), n, n.oldStart() - 1, behind)[2] == 0);
        open =
            new Open(
                alone(made.before, hunk, h + 1, false, open.before(), next),
                alone(made.after, hunk, h + 1, true, open.after(), next));
      }
      done = Math.max(done, region[1]);
    }
    for (; done < from.lines().size(); done++) {
      made.before.copy(from, done);
      made.after.copy(from, done);
    }
    return made;
  }

  /**
   * Whether a hunk ends the function that the hunk before, put into the text, leaves open.
   *
   * @param last the first lines of that hunk in both images; empty if it was not put there
   */
  private boolean isEndedBy(int[] last, Hunk hunk) {
    return last.length > 0
        && Cuts.isEndedBy(
            before.lines, last[0], before.lines.size(), hunk, Rebuilder.texts(hunk.oldLines()))
        && Cuts.isEndedBy(
            after.lines, last[1], after.lines.size(), hunk, Rebuilder.texts(hunk.newLines()));
  }

  /** A line for what is not known, which ends the statement that the lines before leave open. */
  private static void gap(Side side, int first) {
    int brackets = Cuts.openBrackets(side.lines, first, side.lines.size());
    if (brackets > 0) {
      side.assumed(")".repeat(brackets) + ";");
    } else {
      side.lines.add("");
    }
  }

  /** The index behind the end of the item that a line is in. */
  private static int behindItem(List<String> text, int from) {
    int at = from;
    while (at < text.size() && !text.get(at).startsWith("}")) {
      at++;
    }
    return Math.min(at + 1, text.size());
  }

  /** Braces that a hunk by itself leaves open, since the next one goes on with its function. */
  private record Open(int before, int after) {
    static final Open NOTHING = new Open(0, 0);

    boolean any() {
      return before > 0 || after > 0;
    }
  }

  /**
   * A hunk by itself, mended so that it can be read.
   *
   * @param open braces that the hunk before left open
   * @param next the hunk behind it, if that will stand here too
   * @return braces left open for it
   */
  private static int alone(
      Side side, Hunk hunk, int number, boolean isAfter, int open, Optional<Hunk> next) {
    int previousEnd = side.lines.size();
    side.lines.add("");
    side.lines.add("");
    int first = side.lines.size() + 1;
    for (HunkLine line : Rebuilder.side(hunk, isAfter)) {
      side.known(line.text());
      side.adrift.set(side.lines.size());
      if (line.kind() == (isAfter ? HunkLine.Kind.ADDED : HunkLine.Kind.REMOVED)) {
        side.marked.put(side.lines.size(), number);
      }
    }
    int last = side.lines.size();
    boolean goesOn = next.isPresent() && Cuts.isCutBy(side.lines, first, last, next.get());
    return mend(side, hunk, first, last, previousEnd, Integer.MAX_VALUE, open, goesOn);
  }

  /** By the hunks alone, at the lines that they name. */
  private void side(Side side, List<Hunk> hunks, boolean isAfter) {
    int previousEnd = 0;
    int open = 0;
    for (int h = 0; h < hunks.size(); h++) {
      Hunk hunk = hunks.get(h);
      List<HunkLine> lines = Rebuilder.side(hunk, isAfter);
      side.blanksTo(Math.max(isAfter ? hunk.newStart() : hunk.oldStart(), 1) - 1);
      int first = side.lines.size() + 1;
      for (HunkLine line : lines) {
        side.known(line.text());
        if (line.kind() == (isAfter ? HunkLine.Kind.ADDED : HunkLine.Kind.REMOVED)) {
          side.marked.put(side.lines.size(), h + 1);
        }
      }
      int next =
          h + 1 < hunks.size()
              ? isAfter ? hunks.get(h + 1).newStart() : hunks.get(h + 1).oldStart()
              : Integer.MAX_VALUE;
      int last = side.lines.size();
      boolean goesOn =
          h + 1 < hunks.size() && Cuts.isCutBy(side.lines, first, last, hunks.get(h + 1));
      if (next != Integer.MAX_VALUE || first > 1) {
        open = mend(side, hunk, first, last, previousEnd, next, open, goesOn);
      }
      previousEnd = side.lines.size();
    }
  }

  /**
   * Makes a cut function readable: opens it as the hunk's header says, and closes its braces.
   *
   * @param open braces that the hunk before left open, since this one goes on with its function
   * @param goesOn whether the next hunk goes on with the function that this one leaves open
   * @return braces left open
   */
  private static int mend(
      Side side,
      Hunk hunk,
      int first,
      int last,
      int previousEnd,
      int next,
      int open,
      boolean goesOn) {
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
    boolean inside = Cuts.startsInside(side.lines, first, last) && first - 1 > previousEnd;
    if (open > 0) {
      int needed = Math.max(-lowest, 1);
      int more = needed - open;
      if (first - 1 > previousEnd) {
        side.assume(first - 1, (more > 0 ? "{" : "}").repeat(Math.abs(more)));
        depth += needed;
      } else {
        depth += open;
      }
    } else if (first <= last
        && first - 1 > previousEnd
        && side.lines.get(first - 1).endsWith("\\")) {
      side.assume(first - 1, "#define KTRAIL_UNSEEN \\"); // the hunk begins within a macro
    } else if (inside && !section.isEmpty()) {
      String head = section + Braces.closing(section);
      boolean hasBrace = section.endsWith("{");
      boolean record = section.matches("(?:static |const )*+(?:struct|union|enum)\\b[^()]*");
      int missing = Math.max(-lowest, 1) - (hasBrace ? 1 : 0);
      if (record || section.contains("(") || hasBrace) {
        side.assume(first - 1, head + Image.CUT + "{".repeat(Math.max(missing, 0)));
        depth += Math.max(-lowest, 1);
      }
    } else if (lowest < 0 && first - 1 > previousEnd) {
      side.assume(first - 1, "void unknown(void) " + "{".repeat(-lowest));
      depth -= lowest;
    }
    directives(side, first, last, previousEnd);
    if (goesOn && depth > 0) {
      if (last + 1 < next) {
        gap(side, first);
      }
      return depth;
    }
    if (depth > 0 && last + 1 < next) {
      int brackets = Cuts.openBrackets(side.lines, first, last);
      side.assumed(
          (brackets > 0 ? ")".repeat(brackets) + ";" : "")
              + "}".repeat(depth)
              + (section.startsWith("struct") ? ";" : ""));
    }
    return 0;
  }

  /** Closes conditionals that the hunk opens, and opens those that it closes under no known one. */
  private static void directives(Side side, int first, int last, int previousEnd) {
    int depth = 0;
    boolean cut = false;
    for (int i = first; i <= last; i++) {
      String line = side.lines.get(i - 1).strip();
      if (line.startsWith("#if")) {
        depth++;
      } else if (line.startsWith("#else") || line.startsWith("#elif")) {
        cut |= depth == 0;
      } else if (line.startsWith("#endif")) {
        cut |= depth == 0;
        depth = Math.max(depth - 1, 0);
      }
    }
    long opened = Cuts.count(side.lines, first, last, "#if");
    long closed = Cuts.count(side.lines, first, last, "#endif");
    if (cut && first - 2 > previousEnd) {
      side.assume(first - 2, "#if defined(KTRAIL_UNSEEN)");
      opened++;
    }
    for (long i = closed; i < opened; i++) {
      side.assumed("#endif");
    }
  }
}
