package org.ktrail.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches what is written: progress and colours are only shown to them. */
public final class Terminal {
  private Terminal() {}

  /** True if standard error is a terminal. */
  public static boolean isWatched() {
    return isTerminal(2);
  }

  /** True if standard output is a terminal. */
  public static boolean isOutput() {
    return isTerminal(1);
  }

  /** True if standard output is a terminal, and not one that knows nothing but characters. */
  public static boolean isShown() {
    return isTerminal(1) && !"dumb".equals(System.getenv("TERM"));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal(); // no /proc here
    }
  }
}
