package org.ktrail.cli.mcp;

import java.io.OutputStream;
import org.ktrail.cli.session.RevisionOpener;

/** Runs a command of ktrail within this process, as a process of its own would. */
@FunctionalInterface
public interface CommandLines {
  /**
   * @param words the command line
   * @param opener opens what it asks about
   * @return the exit code
   */
  int run(String[] words, RevisionOpener opener, OutputStream out, OutputStream err);
}
