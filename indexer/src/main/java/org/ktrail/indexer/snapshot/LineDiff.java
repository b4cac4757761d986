package org.ktrail.indexer.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Which lines differ between two texts, as {@code git diff --histogram} finds them. */
public final class LineDiff {
  /** Lines of context around an edit; edits nearer than twice that share a hunk. */
  private static final int CONTEXT = 3;

  private LineDiff() {}

  /**
   * Lines that were taken out and put in. Numbers are lines from 1; ends are behind the last line.
   *
   * @param hunk number of the hunk that a diff would show it in, from 1
   */
  public record Lines(int hunk, int removedFrom, int removedTo, int addedFrom, int addedTo) {}

  public static List<Lines> between(byte[] old, byte[] now) {
    List<Lines> all = new ArrayList<>();
    int hunk = 0;
    int end = 0;
    for (Edit edit :
        new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(old), new RawText(now))) {
      if (hunk == 0 || edit.getBeginA() - end > 2 * CONTEXT) {
        hunk++;
      }
      end = edit.getEndA();
      all.add(
          new Lines(
              hunk,
              edit.getBeginA() + 1,
              edit.getEndA() + 1,
              edit.getBeginB() + 1,
              edit.getEndB() + 1));
    }
    return all;
  }
}
