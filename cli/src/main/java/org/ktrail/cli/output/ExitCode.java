package org.ktrail.cli.output;

/** Exit codes of queries; an interrupt gives 130. */
public final class ExitCode {
  private ExitCode() {}

  /** There is an answer. */
  public static final int FOUND = 0;

  /** The question is a good one, and the answer is that there is nothing; a sick `doctor` too. */
  public static final int NOTHING_FOUND = 1;

  /** The question could not be answered. */
  public static final int ERROR = 2;

  /** Of a question that could be answered. */
  public static int of(boolean found) {
    return found ? FOUND : NOTHING_FOUND;
  }
}
