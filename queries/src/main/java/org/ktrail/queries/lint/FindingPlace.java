package org.ktrail.queries.lint;

import org.ktrail.queries.series.change.FactChange;

/**
 * Where something is.
 *
 * @param patch number of the patch, from 1; 0 for the cover letter or the base
 * @param file "" for the message
 * @param line of the file after the patch, or before it for what is removed; 0 for the message
 */
public record FindingPlace(int patch, String file, int line) {
  public static FindingPlace of(int patch, FactChange<?> change) {
    return new FindingPlace(patch, change.file(), change.line());
  }

  /** The message of a patch; of the cover letter with number 0. */
  public static FindingPlace message(int patch) {
    return new FindingPlace(patch, "", 0);
  }
}
