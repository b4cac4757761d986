package org.ktrail.indexer.apply;

import java.util.List;
import org.ktrail.indexer.patch.Patch;

/**
 * What became of one patch, and the tree after it.
 *
 * @param tree with what of the patch fits; the tree before it if the patch is skipped
 * @param presence how much of the patch the tree had already, from 0 to 1, by changed lines: whole
 *     hunks, and hunks that stand there in another form
 */
public record PatchResult(
    Patch patch, Verdict verdict, List<FileResult> files, double presence, PatchedTree tree) {
  /** What is said of the whole patch. */
  public enum Verdict {
    /** It changes nothing: a cover letter. */
    EMPTY,
    APPLIES,
    /**
     * It fits if outer lines of its context are left out, as {@code patch(1)} takes it; {@code git
     * am} does not.
     */
    FUZZY,
    /** The tree has it already; skipped. */
    CONTAINED,
    /** The tree has another form of it, usually a later one; skipped. */
    EARLIER_FORM,
    /** Some of it does not fit; what fits is applied. */
    CONFLICT
  }

  public PatchResult {
    files = List.copyOf(files);
  }

  /** Whether the tree was left as it was. */
  public boolean isSkipped() {
    return verdict == Verdict.CONTAINED || verdict == Verdict.EARLIER_FORM;
  }
}
