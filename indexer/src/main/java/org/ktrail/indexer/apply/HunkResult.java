package org.ktrail.indexer.apply;

import java.util.List;
import org.ktrail.indexer.patch.Hunk;

/** What became of one hunk. Lines of files count from 1. */
public sealed interface HunkResult {
  Hunk hunk();

  /** Number of the hunk within its file's change, from 1. */
  int number();

  /**
   * Its pre-image is there.
   *
   * @param line where in the file before the patch
   * @param offset lines between the place the hunk names, moved by the hunks before it, and the
   *     place where it fits
   * @param blanks whether some lines of the pre-image differ in blanks from the file's
   * @param fuzz lines of context at either end that had to be left out for it; 0 if it fits whole
   */
  record Fitted(Hunk hunk, int number, int line, int offset, boolean blanks, int fuzz)
      implements HunkResult {}

  /**
   * Its post-image is there already.
   *
   * @param line where in the file before the patch
   */
  record Contained(Hunk hunk, int number, int line) implements HunkResult {}

  /**
   * Neither is there.
   *
   * @param line where most of its lines are, in the file before the patch; 0 if the file lacks them
   *     all
   * @param expected the lines of the pre-image – of the post-image, if {@code earlierForm} – as far
   *     as they differ from {@code found}, with one line around
   * @param found the file's lines at that place
   * @param expectedLine line of that image, by the hunk's header, of the first expected line
   * @param foundLine line of the file of the first found line
   * @param containedPart how much of what the hunk adds the file has there, from 0 to 1, by words
   * @param earlierForm whether the place looks more like what the hunk makes of it than like what
   *     it was, so that another form of the change seems to be there
   */
  record Conflict(
      Hunk hunk,
      int number,
      int line,
      List<String> expected,
      List<String> found,
      int expectedLine,
      int foundLine,
      double containedPart,
      boolean earlierForm,
      String reason)
      implements HunkResult {
    public Conflict {
      expected = List.copyOf(expected);
      found = List.copyOf(found);
    }
  }
}
