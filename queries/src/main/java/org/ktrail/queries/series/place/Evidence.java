package org.ktrail.queries.series.place;

import java.util.List;

/**
 * One hint at the base of a series, and what the repository says to it.
 *
 * @param claim as the mail has it: an id, the words around a revision's name; for {@link
 *     Kind#BLOBS} ""
 * @param origin the mail that claims it; "" if it is no mail
 * @param line line of that mail, 0 if there is none
 * @param revision the revision of this repository that it means; "" if there is none
 * @param matched how many of the blobs that the series starts from this revision has
 * @param total how many blobs the {@code index} lines name that no earlier patch of the series made
 * @param mismatches the other ones
 * @param decided whether the base was taken from it
 */
public record Evidence(
    Kind kind,
    String claim,
    String origin,
    int line,
    String revision,
    int matched,
    int total,
    List<Mismatch> mismatches,
    boolean decided) {
  /** In the order in which they are believed. */
  public enum Kind {
    /** A {@code base-commit} line. */
    TRAILER,
    /** The blob ids of {@code index} lines agree with a revision. */
    BLOBS,
    /** Words such as "rebased on v5.14-rc3". */
    PROSE,
    /** No blob agrees, but each patch fits a revision, or something of it is there already. */
    HUNKS,
    /** The user said so. Taken whatever the mails say. */
    GIVEN
  }

  /**
   * A file that is not as the series expects it.
   *
   * @param patch number of the patch in the series, from 1
   * @param expected the blob's id as far as the patch gives it
   * @param found the blob's id, abbreviated alike; "" if there is no such file
   */
  public record Mismatch(int patch, String path, String expected, String found) {}

  public Evidence {
    mismatches = List.copyOf(mismatches);
  }

  /** Whether the revision is here and has all the blobs. */
  public boolean agrees() {
    return !revision.isEmpty() && matched == total;
  }

  /** Whether it names a revision that is here, by the word of somebody. */
  boolean decides() {
    return !revision.isEmpty() && kind != Kind.BLOBS;
  }

  Evidence deciding() {
    return new Evidence(kind, claim, origin, line, revision, matched, total, mismatches, true);
  }
}
