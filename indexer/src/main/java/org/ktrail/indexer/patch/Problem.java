package org.ktrail.indexer.patch;

/**
 * Something wrong with the text of a patch. It is a result, never an exception: the rest of the
 * patch is read on.
 *
 * @param path the file whose change it is in; "" if it is in none
 * @param hunk number of the hunk within its file, from 1; 0 if it is in none
 * @param line line of the mail
 * @param text the damaged line as the mail has it; "" at the end of the mail
 * @param reason what was expected and what was done, one sentence without a full stop
 */
public record Problem(Kind kind, String path, int hunk, int line, String text, String reason) {
  /** Whether git takes it as it is: an empty line stands for blank context. */
  public boolean isHarmless() {
    return kind == Kind.MENDED && hunk == 0 && path.isEmpty();
  }

  /** What became of it. */
  public enum Kind {
    /** Only one repair is possible, and it was made. */
    MENDED,
    /** Something is lost or wrong: the hunk is given as far as it can be read. */
    TORN,
    /** It is not followed: a path that leaves the tree, a size beyond the bounds. */
    REFUSED
  }
}
