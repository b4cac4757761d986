package org.ktrail.indexer.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ktrail.indexer.snapshot.PackOrder;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.indexer.store.StoreWriter;
import org.ktrail.indexer.store.Stores;

/**
 * Brings the blobs of a snapshot into the store: those of {@code .c}, {@code .h}, {@code .S} and
 * {@code .tbl} files that it does not hold, each once, whatever number of paths has it (twice if it
 * is C by one name and assembler by another). Several threads extract; the facts do not depend on
 * their number.
 */
public final class Indexer {
  private final Stores stores;
  private final Extractor.Factory extractors;
  private final Progress progress;
  private final int threads;

  /**
   * @param extractors makes the extractors of C, one a thread
   * @param threads number of threads that extract
   */
  public Indexer(Stores stores, Extractor.Factory extractors, Progress progress, int threads) {
    this.stores = stores;
    this.extractors = extractors;
    this.progress = progress;
    this.threads = threads;
  }

  /** Indexes what is missing of the whole snapshot. */
  public IndexOutcome index(Snapshot snapshot) {
    return index(snapshot, path -> true);
  }

  /**
   * Indexes what is missing of the paths wanted. Quick and without taking the lock if nothing is.
   */
  public IndexOutcome index(Snapshot snapshot, Predicate<String> wanted) {
    Set<SourceKey> sources = sources(snapshot, wanted);
    if (isComplete(sources)) {
      return IndexOutcome.nothing(sources.size());
    }
    try (StoreWriter writer = stores.writer(progress::message)) {
      List<SourceKey> missing = missing(sources, writer.present());
      if (missing.isEmpty()) {
        return IndexOutcome.nothing(sources.size());
      }
      PackOrder.sort(snapshot, missing, SourceKey::blob);
      return new IndexRun(snapshot, sources.size(), missing, writer, extractors, progress, threads)
          .run();
    }
  }

  /** Whether the store holds all that {@link #index(Snapshot, Predicate)} would index. */
  public boolean isComplete(Snapshot snapshot, Predicate<String> wanted) {
    return isComplete(sources(snapshot, wanted));
  }

  private boolean isComplete(Set<SourceKey> sources) {
    try (FactStore present = stores.open()) {
      return missing(sources, present).isEmpty();
    } catch (DamagedStoreException e) {
      return false; // the writer will say so and start anew
    }
  }

  private static Set<SourceKey> sources(Snapshot snapshot, Predicate<String> wanted) {
    Set<SourceKey> sources = new LinkedHashSet<>();
    for (int i = 0; i < snapshot.size(); i++) {
      if (wanted.test(snapshot.path(i))) {
        SourceKey.of(snapshot, i).ifPresent(sources::add);
      }
    }
    return sources;
  }

  private static List<SourceKey> missing(Set<SourceKey> sources, FactStore present) {
    List<SourceKey> all = new ArrayList<>(sources);
    int[] ordinals = present.ordinals(all);
    List<SourceKey> missing = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      if (ordinals[i] < 0) {
        missing.add(all.get(i));
      }
    }
    return missing;
  }
}
