package org.ktrail.cli.serve;

import java.io.OutputStream;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.output.Screen;

/** Runs commands for who asks. */
final class Answering {
  private final CommandRun commands;
  private final Shelf shelf;
  private final OwnBuild build = OwnBuild.ofThisProcess();

  Answering(CommandRun commands, Shelf shelf) {
    this.commands = commands;
    this.shelf = shelf;
  }

  /**
   * Runs one, in this thread.
   *
   * @return the exit code, or {@link Ran#FOR_LAUNCHER}: what was written then is to be dropped
   */
  int run(Asker asker, Screen screen, OutputStream out, OutputStream err) {
    if (!ServedCommands.has(asker.args())
        || !asker.isAtHome()
        || build.isOutdated(asker.environment())) {
      return Ran.FOR_LAUNCHER;
    }
    ServedOpener opener = new ServedOpener(shelf, asker, new Messages(err));
    int code = commands.run(asker.args().toArray(String[]::new), opener, screen, out, err);
    return opener.isForLauncher() ? Ran.FOR_LAUNCHER : code;
  }
}
