package org.ktrail.queries.workspace;

import java.nio.file.Files;
import java.util.Optional;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.pipeline.IndexOutcome;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;

/** The facts of snapshots: opened where they are known to be whole, and made whole where not. */
final class MadeFacts {
  private final Stores stores;
  private final KeptOpen kept;
  private final Indexer indexer;
  private final Runnable beforeWork;

  /**
   * @param beforeWork run before anything is indexed; need not return
   */
  MadeFacts(
      Stores stores,
      KeptOpen kept,
      Extractor.Factory extractors,
      Progress progress,
      Runnable beforeWork,
      int threads) {
    this.stores = stores;
    this.kept = kept;
    this.beforeWork = beforeWork;
    indexer = new Indexer(stores, extractors, progress, threads);
  }

  /** All of a snapshot's. The caller closes them. */
  FactStore of(Snapshot snapshot) {
    Optional<FactStore> present = whole(snapshot);
    if (present.isPresent()) {
      return present.get();
    }
    if (!areComplete(snapshot)) { // as after a link, which indexes without marking
      beforeWork.run();
      index(snapshot);
    }
    FactStore made = stores.open();
    if (Files.isWritable(stores.directory())) {
      WholeFacts.mark(stores.artifacts(), snapshot, made);
    }
    return made;
  }

  /** Those that are there, if they are known to hold all of a snapshot. */
  private Optional<FactStore> whole(Snapshot snapshot) {
    FactStore facts;
    try {
      facts = kept.facts(stores);
    } catch (DamagedStoreException e) {
      return Optional.empty(); // the indexing says so and makes them anew
    }
    if (WholeFacts.isMarked(stores.artifacts(), snapshot, facts)) {
      return Optional.of(facts);
    }
    facts.close();
    return Optional.empty();
  }

  /** Whether the store lacks nothing of a snapshot. */
  boolean areComplete(Snapshot snapshot) {
    return indexer.isComplete(snapshot, path -> true);
  }

  /** Indexes what the store lacks of a snapshot. */
  IndexOutcome index(Snapshot snapshot) {
    IndexOutcome outcome = indexer.index(snapshot);
    if (outcome.interrupted()) {
      throw new Interrupted();
    }
    return outcome;
  }
}
