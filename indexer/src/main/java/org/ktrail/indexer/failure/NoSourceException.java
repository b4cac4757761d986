package org.ktrail.indexer.failure;

/** A file that is named like a source and is none; its facts are empty, and that is told. */
public final class NoSourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoSourceException(String message) {
    super(message);
  }
}
