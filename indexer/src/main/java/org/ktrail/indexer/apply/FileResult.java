package org.ktrail.indexer.apply;

import java.util.List;
import org.ktrail.indexer.patch.FileChange;

/**
 * What became of one file's change.
 *
 * @param hunks one for each hunk; of a merged file as if each were tried alone
 * @param verified whether the result has the id that the patch's {@code index} line names, so that
 *     it is byte for byte what the author had
 * @param note what else there is to say; ""
 */
public record FileResult(
    FileChange change, Outcome outcome, List<HunkResult> hunks, boolean verified, String note) {
  /** From best to worst. */
  public enum Outcome {
    /** All hunks fit, or the file is added, deleted, renamed as said. */
    APPLIED,
    /** Merged with the blob that the patch was made from, which the repository has. */
    MERGED,
    /** The file is already as the patch makes it. */
    CONTAINED,
    /** Some hunks do not fit; those that fit are applied. */
    CONFLICT,
    /** Binary content, which is not read. */
    LEFT_OUT
  }

  public FileResult {
    hunks = List.copyOf(hunks);
  }

  /** The hunks that do not fit. */
  public List<HunkResult.Conflict> conflicts() {
    return hunks.stream()
        .filter(HunkResult.Conflict.class::isInstance)
        .map(HunkResult.Conflict.class::cast)
        .toList();
  }
}
