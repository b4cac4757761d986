package org.ktrail.cli.session;

import org.ktrail.cli.output.Screen;

/** Whether somebody watches standard error; progress is only shown to them. */
public final class Terminal {
  private Terminal() {}

  /** True if standard error is a terminal. */
  public static boolean isWatched() {
    return Screen.isTerminal(2);
  }
}
