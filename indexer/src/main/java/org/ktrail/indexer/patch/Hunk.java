package org.ktrail.indexer.patch;

import java.util.List;

/**
 * One {@code @@} section of a file's change. Its counts are what its header says; where the lines
 * do not agree with them it is not {@link #isWhole()}, and a {@link Problem} names the place.
 *
 * @param oldStart first line of the pre-image, from 1; 0 with a count of 0 in a file that is added
 * @param oldCount lines of the pre-image according to the header
 * @param newStart first line of the post-image, from 1
 * @param newCount lines of the post-image according to the header
 * @param section what stands after the second {@code @@}: usually the function's first line
 * @param lines in the order of the mail
 * @param line line of the mail at which the header stands
 */
public record Hunk(
    int oldStart,
    int oldCount,
    int newStart,
    int newCount,
    String section,
    List<HunkLine> lines,
    int line) {
  public Hunk {
    lines = List.copyOf(lines);
  }

  /** The lines of the pre-image: context and removed ones. */
  public List<HunkLine> oldLines() {
    return lines.stream().filter(l -> l.kind() != HunkLine.Kind.ADDED).toList();
  }

  /** The lines of the post-image: context and added ones. */
  public List<HunkLine> newLines() {
    return lines.stream().filter(l -> l.kind() != HunkLine.Kind.REMOVED).toList();
  }
}
