package org.ktrail.indexer.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.PackOrder;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.StoreWriter;
import org.ktrail.indexer.store.Stores;

/**
 * Brings the blobs of a snapshot into the store: those of {@code .c}, {@code .h}, {@code .S} and
 * {@code .tbl} files that it does not hold, each once, whatever number of paths has it. Several
 * threads extract; the facts do not depend on their number.
 */
public final class Indexer {
  /** What kind of source a path names. */
  enum Language {
    C,
    ASSEMBLER,
    SYSCALL_TABLE;

    static Optional<Language> of(String path) {
      if (path.endsWith(".c") || path.endsWith(".h")) {
        return Optional.of(C);
      }
      return path.endsWith(".S")
          ? Optional.of(ASSEMBLER)
          : path.endsWith(".tbl") ? Optional.of(SYSCALL_TABLE) : Optional.empty();
    }
  }

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
    Map<BlobId, Language> blobs = blobs(snapshot, wanted);
    if (isComplete(blobs)) {
      return IndexOutcome.nothing(blobs.size());
    }
    try (StoreWriter writer = stores.writer(progress::message)) {
      List<BlobId> missing = missing(blobs, writer.present());
      if (missing.isEmpty()) {
        return IndexOutcome.nothing(blobs.size());
      }
      PackOrder.sort(snapshot, missing);
      return new IndexRun(snapshot, blobs, missing, writer, extractors, progress, threads).run();
    }
  }

  /** Whether the store holds all that {@link #index(Snapshot, Predicate)} would index. */
  public boolean isComplete(Snapshot snapshot, Predicate<String> wanted) {
    return isComplete(blobs(snapshot, wanted));
  }

  private boolean isComplete(Map<BlobId, Language> blobs) {
    try (FactStore present = stores.open()) {
      return missing(blobs, present).isEmpty();
    } catch (DamagedStoreException e) {
      return false; // the writer will say so and start anew
    }
  }

  /** A blob that is C under one name and assembler under another is C. */
  private static Map<BlobId, Language> blobs(Snapshot snapshot, Predicate<String> wanted) {
    Map<BlobId, Language> blobs = new LinkedHashMap<>();
    for (int i = 0; i < snapshot.size(); i++) {
      String path = snapshot.path(i);
      Optional<Language> language = Language.of(path);
      if (language.isPresent() && wanted.test(path)) {
        blobs.merge(snapshot.blob(i), language.get(), (a, b) -> a == Language.C ? a : b);
      }
    }
    return blobs;
  }

  private static List<BlobId> missing(Map<BlobId, Language> blobs, FactStore present) {
    List<BlobId> all = new ArrayList<>(blobs.keySet());
    int[] ordinals = present.ordinals(all);
    List<BlobId> missing = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      if (ordinals[i] < 0) {
        missing.add(all.get(i));
      }
    }
    return missing;
  }
}
