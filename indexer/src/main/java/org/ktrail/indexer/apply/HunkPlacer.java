package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.HunkLine.Kind;

/** Finds where the hunks of one change fit in one text, and makes the text after them. */
final class HunkPlacer {
  /**
   * Line comparisons after which a text is given up, so that a hostile patch cannot keep us busy:
   * thousands of times what a kernel patch takes.
   */
  private static final long MOST_COMPARED = 2_000_000_000L;

  /** Lines that a change must have to be known again without its context. */
  private static final int TELLING = 2;

  private final TextLines text;
  private final List<HunkLines> hunks;
  private long compared;

  HunkPlacer(TextLines text, List<Hunk> hunks) {
    this.text = text;
    this.hunks = new ArrayList<>();
    for (Hunk hunk : hunks) {
      this.hunks.add(HunkLines.of(hunk, this.hunks.size() + 1));
    }
  }

  /** All hunks as git applies them; empty if one does not fit. */
  Optional<List<HunkResult>> fitted() {
    return all(false);
  }

  /** All hunks found as they are after the change; empty if one is not. */
  Optional<List<HunkResult>> contained() {
    return all(true);
  }

  private Optional<List<HunkResult>> all(boolean after) {
    List<HunkResult> results = new ArrayList<>();
    int from = 0;
    int drift = 0;
    for (HunkLines hunk : hunks) {
      List<String> run = after ? hunk.after() : hunk.before();
      int at = find(text.lines(), run, hunk, from, hunk.place() + drift, true);
      if (at < 0) {
        return Optional.empty();
      }
      drift = at - hunk.place();
      from = at + run.size();
      results.add(
          after
              ? new HunkResult.Contained(hunk.hunk(), hunk.number(), at + 1)
              : new HunkResult.Fitted(hunk.hunk(), hunk.number(), at + 1, drift, false, 0));
    }
    return Optional.of(results);
  }

  /** Each hunk by itself: what fits, what is there, what conflicts. */
  List<HunkResult> each() {
    List<HunkResult> results = new ArrayList<>();
    List<String> plain = Blanks.ignored(text.lines());
    ConflictReader conflicts = new ConflictReader(text.lines());
    int from = 0;
    int drift = 0;
    for (HunkLines hunk : hunks) {
      int near = hunk.place() + drift;
      int before = find(text.lines(), hunk.before(), hunk, from, near, false);
      int after = find(text.lines(), hunk.after(), hunk, from, near, false);
      boolean blanks = false;
      if (before < 0 && after < 0) {
        before = find(plain, Blanks.ignored(hunk.before()), hunk, from, near, false);
        after = find(plain, Blanks.ignored(hunk.after()), hunk, from, near, false);
        blanks = true;
      }
      if (before < 0 && after < 0) {
        after = core(hunk, from, near);
      }
      if (after >= 0 && (before < 0 || Math.abs(after - near) < Math.abs(before - near))) {
        results.add(new HunkResult.Contained(hunk.hunk(), hunk.number(), after + 1));
        from = after + hunk.after().size();
        drift = after - hunk.place();
      } else if (before >= 0) {
        drift = before - hunk.place();
        results.add(
            new HunkResult.Fitted(hunk.hunk(), hunk.number(), before + 1, drift, blanks, 0));
        from = before + hunk.before().size();
      } else {
        Optional<Fuzz> fuzz =
            Fuzz.find(text.lines(), hunk.hunk(), hunk.before(), hunk.of(Kind.ADDED), from);
        if (fuzz.isPresent()) {
          int at = fuzz.get().place();
          drift = at - hunk.place();
          results.add(
              new HunkResult.Fitted(
                  hunk.hunk(), hunk.number(), at + 1, drift, false, fuzz.get().lines()));
          from = at + hunk.before().size();
        } else {
          results.add(conflicts.read(hunk, near));
        }
      }
    }
    return results;
  }

  /**
   * Where the changed part of the post-image stands without its context, since what is around it
   * may have changed later; -1 if it does not, or says too little to be known again.
   */
  private int core(HunkLines hunk, int from, int near) {
    List<HunkLine> lines = hunk.hunk().newLines();
    int first = 0;
    while (first < lines.size() && lines.get(first).kind() == Kind.CONTEXT) {
      first++;
    }
    int last = lines.size();
    while (last > first && lines.get(last - 1).kind() == Kind.CONTEXT) {
      last--;
    }
    List<String> core = hunk.after().subList(first, last);
    if (core.stream().filter(Blanks::tells).count() < TELLING) {
      return -1;
    }
    int at = find(text.lines(), core, hunk, from, near + first, false);
    return at < 0 ? -1 : Math.max(0, at - first);
  }

  private int find(
      List<String> lines, List<String> run, HunkLines hunk, int from, int near, boolean strict) {
    if (run.isEmpty()) {
      return lines.isEmpty() || !strict && near <= lines.size() ? Math.min(near, lines.size()) : -1;
    }
    boolean top = strict && hunk.atTop();
    boolean end = strict && hunk.atEnd();
    if (top || end) {
      int at = top ? 0 : lines.size() - run.size();
      boolean fits =
          at >= from
              && (!end || at + run.size() == lines.size())
              && LineSearch.matches(lines, at, run);
      return fits ? at : -1;
    }
    if (near >= from && LineSearch.matches(lines, near, run)) {
      return near;
    }
    compared += lines.size();
    return compared > MOST_COMPARED ? -1 : LineSearch.nearest(lines, run, from, near);
  }

  /** The text with those hunks applied that fit. */
  TextLines apply(List<HunkResult> results) {
    List<String> lines = new ArrayList<>(text.lines().size());
    boolean newline = text.newline();
    int at = 0;
    for (HunkResult result : results) {
      if (result instanceof HunkResult.Fitted fitted) {
        int start = fitted.line() - 1;
        lines.addAll(text.lines().subList(at, start));
        at = start;
        for (HunkLine line : fitted.hunk().lines()) {
          if (line.kind() == Kind.ADDED) {
            lines.add(TextLines.carried(line.text()));
          } else {
            if (line.kind() == Kind.CONTEXT) {
              lines.add(text.lines().get(at)); // the file's blanks, not the mail's
            }
            at++;
          }
        }
        if (at == text.lines().size()) {
          newline = endsWithNewline(fitted.hunk(), newline);
        }
      }
    }
    lines.addAll(text.lines().subList(at, text.lines().size()));
    return new TextLines(lines, newline);
  }

  private static boolean endsWithNewline(Hunk hunk, boolean before) {
    for (HunkLine line : hunk.lines().reversed()) {
      if (line.kind() != Kind.REMOVED) {
        return line.kind() == Kind.CONTEXT ? before && line.newline() : line.newline();
      }
    }
    return before;
  }
}
