package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What is stored is not what was written: the index has to be rebuilt ({@link #discard}). */
public final class DamagedStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path facts;

  DamagedStoreException(Path facts, String message, Throwable cause) {
    super(facts + ": " + message, cause);
    this.facts = facts;
  }

  /** Damage that an exception tells of, itself or by one of its causes. */
  public static Optional<DamagedStoreException> in(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof DamagedStoreException damaged) {
        return Optional.of(damaged);
      }
    }
    return Optional.empty();
  }

  /** Declares these facts damaged: the next {@link Stores#writer} builds them anew. */
  public void discard() {
    discard(facts);
  }

  static void discard(Path facts) {
    try {
      Files.createDirectories(facts);
      Files.write(
          facts.resolve(StoreWriter.DAMAGED),
          new byte[0],
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw StoreErrors.of(facts, e);
    }
  }
}
