package org.ktrail.cli.serve;

import java.io.OutputStream;
import org.ktrail.cli.output.Screen;
import org.ktrail.cli.session.RevisionOpener;

/** Runs one command within this process, as a process of its own would. */
@FunctionalInterface
public interface CommandRun {
  /**
   * @param screen what standard output is
   * @param out standard output
   * @param err standard error
   * @return the exit code
   */
  int run(String[] args, RevisionOpener opener, Screen screen, OutputStream out, OutputStream err);
}
