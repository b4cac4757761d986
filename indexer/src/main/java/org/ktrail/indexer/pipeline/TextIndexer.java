package org.ktrail.indexer.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.BlobReader;
import org.ktrail.indexer.snapshot.PackOrder;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.TextIndex;
import org.ktrail.indexer.store.TextStore;
import org.ktrail.indexer.store.TextWriter;

/** Brings the texts of a snapshot, all its files, into the index of trigrams: each blob once. */
public final class TextIndexer {
  /** Blobs after which what was read is kept: a kill loses at most this much work. */
  private static final int KEPT = 20_000;

  private final TextStore store;
  private final Progress progress;

  public TextIndexer(TextStore store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  /**
   * The index with all blobs of a snapshot in it. Quick and without taking the lock if they are.
   * The caller closes it.
   *
   * @param beforeWork run before anything is read; need not return
   */
  public TextIndex of(Snapshot snapshot, Runnable beforeWork) {
    TextIndex present = present();
    if (missing(snapshot, present).isEmpty()) {
      return present;
    }
    present.close();
    beforeWork.run();
    try (TextWriter writer = store.writer(progress::message)) {
      List<BlobId> missing = missing(snapshot, writer.present());
      if (!missing.isEmpty()) { // else another run made it meanwhile
        PackOrder.sort(snapshot, missing, blob -> blob);
        add(snapshot, missing, writer);
      }
    }
    return store.open();
  }

  /** What is damaged the writer makes anew. */
  private TextIndex present() {
    try {
      return store.open();
    } catch (DamagedStoreException e) {
      e.discard();
      try (TextWriter writer = store.writer(progress::message)) {
        writer.commit();
      }
      return store.open();
    }
  }

  private static List<BlobId> missing(Snapshot snapshot, TextIndex present) {
    Set<BlobId> known = present.blobs();
    Set<BlobId> missing = new LinkedHashSet<>();
    for (int i = 0; i < snapshot.size(); i++) {
      BlobId blob = snapshot.blob(i);
      if (!known.contains(blob)) {
        missing.add(blob);
      }
    }
    return new ArrayList<>(missing);
  }

  private void add(Snapshot snapshot, List<BlobId> missing, TextWriter writer) {
    progress.start("reading texts", missing.size(), 0);
    try {
      for (int from = 0; from < missing.size(); from += KEPT) {
        List<BlobId> part = missing.subList(from, Math.min(missing.size(), from + KEPT));
        AtomicInteger next = new AtomicInteger();
        Parallel.slices(
            Runtime.getRuntime().availableProcessors(),
            (first, end) -> {
              try (BlobReader reader = snapshot.reader()) {
                for (int i = next.getAndIncrement(); i < part.size(); i = next.getAndIncrement()) {
                  byte[] text = reader.read(part.get(i));
                  writer.add(part.get(i), text);
                  progress.step(1, text.length);
                }
              }
              return end - first;
            });
        writer.commit();
      }
    } finally {
      progress.finish();
    }
  }
}
