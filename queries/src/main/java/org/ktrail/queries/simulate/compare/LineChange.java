package org.ktrail.queries.simulate.compare;

import java.util.List;
import java.util.Optional;

/**
 * Lines by which two revisions of a file differ.
 *
 * @param line of the revision after, from 1
 * @param section the beginning of the function that they are in, "" if there is none
 * @param lines removed ones with {@code -}, added ones with {@code +}; of many, some
 * @param decisive those of them that were gone through
 * @param patch that has them, where the revisions are of a series
 */
public record LineChange(
    String file,
    int line,
    String section,
    List<String> lines,
    List<String> decisive,
    Optional<Source> patch) {
  public LineChange {
    lines = List.copyOf(lines);
    decisive = List.copyOf(decisive);
  }

  /**
   * A patch of a revision.
   *
   * @param number from 1
   */
  public record Source(String revision, int number, int of, String title) {}

  LineChange by(Optional<Source> found) {
    return new LineChange(file, line, section, lines, decisive, found);
  }
}
