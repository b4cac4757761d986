package org.ktrail.cli.patterns;

/**
 * A text that counts how often a pattern looks at it, and ends the search when that is too often.
 */
final class CountedText implements CharSequence {
  /** Too many looks: thrown, since a search that backtracks does not end by itself. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private final long most;
  private long looks;

  CountedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new TooMany();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
