package org.ktrail.indexer.snapshot;

import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Where the lines of a text are in a later version of it. Lines count from 1. */
public final class LineMap {
  private final EditList edits;

  private LineMap(EditList edits) {
    this.edits = edits;
  }

  public static LineMap between(byte[] old, byte[] now) {
    return new LineMap(
        new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(old), new RawText(now)));
  }

  /** The line that this one is now, 0 if it was changed or removed. */
  public int now(int line) {
    int moved = line - 1;
    int shift = 0;
    for (Edit edit : edits) {
      if (moved < edit.getBeginA()) {
        break;
      }
      if (moved < edit.getEndA()) {
        return 0;
      }
      shift = edit.getEndB() - edit.getEndA();
    }
    return line + shift;
  }
}
