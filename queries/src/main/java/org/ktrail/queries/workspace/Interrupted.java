package org.ktrail.queries.workspace;

/** The user stopped the run; what was finished is kept. */
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Interrupted() {
    super("interrupted");
  }
}
