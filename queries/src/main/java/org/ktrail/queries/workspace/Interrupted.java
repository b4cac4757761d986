package org.ktrail.queries.workspace;

import org.ktrail.indexer.parallel.StillWanted;

/** Whoever asked wants no answer any more; what was finished is kept. */
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Interrupted() {
    super("interrupted");
  }

  /**
   * For between two steps of something that takes long.
   *
   * @throws Interrupted if the thread is interrupted, which it remains
   * @throws StillWanted.Unwanted if nobody waits for what it does
   */
  public static void check() {
    StillWanted.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new Interrupted();
    }
  }
}
