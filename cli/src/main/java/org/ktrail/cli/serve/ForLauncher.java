package org.ktrail.cli.serve;

/**
 * A command that a process of its own has to run: it indexes, links, writes, reads standard input,
 * or rests on something that only a process knows.
 */
final class ForLauncher extends RuntimeException {
  private static final long serialVersionUID = 1;

  ForLauncher() {
    super("to be run by a process of its own", null, false, false);
  }
}
