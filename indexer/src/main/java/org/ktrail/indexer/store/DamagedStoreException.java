package org.ktrail.indexer.store;

/** What is stored is not what was written: the index has to be rebuilt ({@link Stores#discard}). */
public final class DamagedStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DamagedStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
