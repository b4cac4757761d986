package org.ktrail.indexer.snapshot;

/** Something the user gave or owns does not fit: one line that names it, the reason and the mend. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
