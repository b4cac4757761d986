package org.ktrail.indexer.apply;

import java.util.List;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.HunkLine.Kind;

/** Both sides of a hunk as lines of a file. */
record HunkLines(Hunk hunk, int number, List<String> before, List<String> after) {
  static HunkLines of(Hunk hunk, int number) {
    return new HunkLines(
        hunk, number, side(hunk.lines(), Kind.ADDED), side(hunk.lines(), Kind.REMOVED));
  }

  private static List<String> side(List<HunkLine> lines, Kind other) {
    return lines.stream()
        .filter(l -> l.kind() != other)
        .map(l -> TextLines.carried(l.text()))
        .toList();
  }

  /** The place that the header names, from 0; a hunk that only adds names the line before it. */
  int place() {
    return hunk.oldCount() == 0 ? hunk.oldStart() : Math.max(0, hunk.oldStart() - 1);
  }

  /** As git has it: a hunk of the first line fits at the top alone. */
  boolean atTop() {
    return hunk.oldStart() <= 1;
  }

  /** As git has it: a hunk without context behind its change fits at the end alone. */
  boolean atEnd() {
    return !hunk.lines().isEmpty() && hunk.lines().getLast().kind() != Kind.CONTEXT;
  }

  /** Lines that it removes and adds. */
  int changed() {
    return (int) hunk.lines().stream().filter(l -> l.kind() != Kind.CONTEXT).count();
  }

  /** The lines of one kind, carried. */
  List<String> of(Kind kind) {
    return hunk.lines().stream()
        .filter(l -> l.kind() == kind)
        .map(l -> TextLines.carried(l.text()))
        .toList();
  }
}
