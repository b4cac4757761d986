package org.ktrail.queries.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole state of a series, as a posting left it: for a posting of single patches, the revision
 * that it amends with those replaced.
 *
 * @param label what it is called in its history: {@code v8}, {@code v8-resend}, {@code rfc-v2},
 *     {@code v10.1}, {@code v14-combined-v2}, {@code p0-rfc-2020-04}
 * @param aliases other names that are its alone in its history
 * @param title of the cover letter, else of the only or first patch
 * @param posting what was sent
 * @param patches in order
 * @param missing numbers that no mail has
 * @param previous the label of the revision that it follows or amends, empty for the first
 * @param reasons why it is taken to follow that one
 */
public record Revision(
    String label,
    List<String> aliases,
    String title,
    Posting posting,
    List<RevisionPatch> patches,
    List<Integer> missing,
    Optional<String> previous,
    List<LinkReason> reasons) {
  public Revision {
    aliases = List.copyOf(aliases);
    patches = List.copyOf(patches);
    missing = List.copyOf(missing);
    reasons = List.copyOf(reasons);
  }

  /**
   * A patch of a revision.
   *
   * @param number from 1
   * @param label of the revision that it was sent for
   */
  public record RevisionPatch(int number, SeriesMail patch, String label) {
    public String title() {
      return patch.title();
    }
  }

  public Instant date() {
    return posting.date();
  }
}
