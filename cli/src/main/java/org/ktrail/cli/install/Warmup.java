package org.ktrail.cli.install;

import java.io.OutputStream;
import java.util.List;
import org.ktrail.cli.Main;

/**
 * Runs what most sessions begin with, once, while the JVM records an ahead-of-time cache (JEP 514).
 * Every command should have a run here, if only with {@code --help}: what is not run is not cached.
 */
public final class Warmup {
  private Warmup() {}

  private static final List<String[]> RUNS =
      List.of(
          new String[] {"--version"},
          new String[] {"--help"},
          new String[] {"no-such-command"},
          new String[] {"doctor", "--help"},
          new String[] {"doctor"});

  public static void main(String[] args) {
    for (String[] run : RUNS) {
      Main.run(run, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }
  }
}
