package org.ktrail.cli.session;

import org.ktrail.cli.output.Screen;

/** Whether somebody watches what is written: progress and colours are only shown to them. */
public final class Terminal {
  private Terminal() {}

  /** True if standard error is a terminal. */
  public static boolean isWatched() {
    return Screen.isTerminal(2);
  }

  /** True if standard output is a terminal. */
  public static boolean isOutput() {
    return Screen.isTerminal(1);
  }
}
