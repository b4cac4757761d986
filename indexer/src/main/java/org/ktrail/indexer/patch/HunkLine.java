package org.ktrail.indexer.patch;

/**
 * A line of a hunk.
 *
 * @param text without the sign in front and without the line's end
 * @param line line of the mail; several of one number if the mail had joined them
 * @param newline false for a last line that the patch marks with {@code \ No newline at end of
 *     file}
 */
public record HunkLine(Kind kind, String text, int line, boolean newline) {
  /** The sign in front. */
  public enum Kind {
    CONTEXT(' '),
    ADDED('+'),
    REMOVED('-');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    public char sign() {
      return sign;
    }
  }

  public HunkLine(Kind kind, String text, int line) {
    this(kind, text, line, true);
  }

  /** As a diff writes it. */
  @Override
  public String toString() {
    return kind.sign() + text;
  }
}
