package org.ktrail.queries.series.pairing;

import java.util.List;

/**
 * Patches of two revisions that belong together, by their places from 1.
 *
 * @param before places in the older revision, ascending; none for a new patch
 * @param after places in the newer revision, ascending; none for a dropped one
 * @param likeness 0 to 1: 1 for equal patch ids, 0 for a patch alone; of several, that of the two
 *     that were paired first
 * @param files what differs, by file; only of a changed, split or merged patch
 * @param remarks what else differs, as short phrases
 */
public record PatchPair(
    Fate fate,
    List<Integer> before,
    List<Integer> after,
    double likeness,
    List<FileDifference> files,
    List<String> remarks) {
  public PatchPair {
    before = List.copyOf(before);
    after = List.copyOf(after);
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /**
   * How the two patches differ in one file.
   *
   * @param added changed lines that only the newer patch has
   * @param removed changed lines that only the older patch has
   */
  public record FileDifference(String path, int added, int removed) {}
}
