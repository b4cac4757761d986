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

  private final transient Path place;
  private final transient boolean isFacts;

  private DamagedStoreException(Path place, boolean isFacts, String message, Throwable cause) {
    super(place + ": " + message, cause);
    this.place = place;
    this.isFacts = isFacts;
  }

  /**
   * @param facts their directory
   */
  static DamagedStoreException ofFacts(Path facts, String message, Throwable cause) {
    return new DamagedStoreException(facts, true, message, cause);
  }

  /**
   * @param file of an {@link ArtifactStore}
   */
  public static DamagedStoreException ofArtifact(Path file, String message, Throwable cause) {
    return new DamagedStoreException(file, false, message, cause);
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

  /**
   * Has it made anew: facts by the next {@link Stores#writer}, a file by the next who asks for it.
   */
  public void discard() {
    if (isFacts) {
      discard(place);
      return;
    }
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw StoreErrors.of(place, e);
    }
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
