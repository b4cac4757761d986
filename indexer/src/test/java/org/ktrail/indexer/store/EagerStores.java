package org.ktrail.indexer.store;

import java.time.Duration;
import org.ktrail.indexer.snapshot.SourceRepository;

/** Stores whose writer commits more often than users want, for tests. */
public final class EagerStores {
  private EagerStores() {}

  public static Stores of(SourceRepository repository, Duration commits) {
    return new Stores(Stores.of(repository).directory(), commits, Stores.GRAPHS);
  }
}
