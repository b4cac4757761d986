package org.ktrail.cli.install;

import java.io.OutputStream;
import org.ktrail.cli.Commands;
import org.ktrail.cli.Main;

/**
 * Runs what most sessions begin with, once, while the JVM records an ahead-of-time cache (JEP 514).
 * What is not run here is not cached.
 */
public final class Warmup {
  private Warmup() {}

  public static void main(String[] args) {
    run("--version");
    run("--help");
    run("no-such-command");
    for (Commands.Entry command : Commands.ALL) {
      run(command.name(), "--help");
    }
    run("doctor");
  }

  private static void run(String... args) {
    Main.run(args, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }
}
