package org.ktrail.queries.lint;

import org.ktrail.queries.series.change.Change;

/**
 * Where something is.
 *
 * @param patch number of the patch, from 1; 0 for the cover letter or the base
 * @param file "" for the message
 * @param line of the file after the patch, or before it for what is removed; 0 for the message
 */
public record Place(int patch, String file, int line) {
  public static Place of(int patch, Change<?> change) {
    return new Place(patch, change.file(), change.line());
  }

  /** The message of a patch; of the cover letter with number 0. */
  public static Place message(int patch) {
    return new Place(patch, "", 0);
  }
}
