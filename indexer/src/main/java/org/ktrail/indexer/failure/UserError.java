package org.ktrail.indexer.failure;

/**
 * Something that the user gave or owns does not fit. The message is one line that names the input,
 * the reason and the mend; it is shown without a stack trace, and the exit code is 2; passwords of
 * URLs are taken out of it ({@link Secrets}). Data that merely lacks something is a result and
 * never this.
 */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UserError(String message) {
    super(Secrets.masked(message));
  }

  public UserError(String message, Throwable cause) {
    super(Secrets.masked(message), cause);
  }
}
