package org.ktrail.cli.web;

import java.io.OutputStream;

/** Runs one command within this process, which may index and link. */
@FunctionalInterface
public interface PlainRun {
  /**
   * @return the exit code
   */
  int run(String[] args, OutputStream out, OutputStream err);
}
