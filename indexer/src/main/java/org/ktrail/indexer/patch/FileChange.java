package org.ktrail.indexer.patch;

import java.util.List;

/**
 * What a patch does to one file. Paths are relative to the top of the tree, without {@code a/} and
 * {@code b/}, and never leave the tree.
 *
 * @param oldPath "" if the file is added
 * @param newPath "" if the file is deleted
 * @param oldMode git's mode, six octal digits; "" if the patch does not say
 * @param newMode git's mode, six octal digits; "" if the patch does not say
 * @param oldBlob the beginning of the id of the blob before, in hexadecimal digits, from the {@code
 *     index} line; "" if there is none; only zeros if there was no file
 * @param newBlob likewise of the blob after; of what the author had, which the mail may have
 *     damaged
 * @param binary whether its content is left out or encoded, so that there are no hunks to read
 * @param line line of the mail at which the change begins
 */
public record FileChange(
    Kind kind,
    String oldPath,
    String newPath,
    String oldMode,
    String newMode,
    String oldBlob,
    String newBlob,
    boolean binary,
    List<Hunk> hunks,
    int line) {
  public FileChange {
    hunks = List.copyOf(hunks);
  }

  /** What happens to the file as a whole. */
  public enum Kind {
    MODIFY,
    ADD,
    DELETE,
    /** With or without a change of content. */
    RENAME,
    /** With or without a change of content. */
    COPY
  }

  /** The path after the change, or before it if the file is deleted. */
  public String path() {
    return newPath.isEmpty() ? oldPath : newPath;
  }
}
