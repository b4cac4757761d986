package org.ktrail.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches what is written; progress is only shown to them. */
public final class Terminal {
  private Terminal() {}

  /** True if standard error is a terminal. */
  public static boolean isWatched() {
    return isTerminal("2");
  }

  /** True if standard output is a terminal. */
  public static boolean isOutput() {
    return isTerminal("1");
  }

  private static boolean isTerminal(String descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal(); // no /proc here
    }
  }
}
