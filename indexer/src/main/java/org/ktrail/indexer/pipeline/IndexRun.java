package org.ktrail.indexer.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.assembly.AssemblerExtractor;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.BlobReader;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.indexer.store.StoreWriter;

/** One run of the threads that read, extract and write. */
final class IndexRun {
  /** How long an interrupted process waits for the commit before it goes. */
  private static final int GRACE_SECONDS = 30;

  private final Snapshot snapshot;
  private final int sources;
  private final List<SourceKey> missing;
  private final StoreWriter writer;
  private final Extractor.Factory extractors;
  private final Progress progress;
  private final int threads;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
  private volatile boolean interrupted;

  IndexRun(
      Snapshot snapshot,
      int sources,
      List<SourceKey> missing,
      StoreWriter writer,
      Extractor.Factory extractors,
      Progress progress,
      int threads) {
    this.snapshot = snapshot;
    this.sources = sources;
    this.missing = missing;
    this.writer = writer;
    this.extractors = extractors;
    this.progress = progress;
    this.threads = threads;
  }

  IndexOutcome run() {
    CountDownLatch finished = new CountDownLatch(1);
    Thread onExit = new Thread(() -> interrupt(finished), "ktrail-interrupt");
    Runtime.getRuntime().addShutdownHook(onExit);
    progress.start("indexing", missing.size(), 0);
    try {
      List<Thread> workers = new ArrayList<>();
      for (int i = 1; i < Math.min(threads, missing.size()); i++) {
        workers.add(Thread.ofPlatform().name("ktrail-index-" + i).start(this::work));
      }
      work();
      workers.forEach(IndexRun::join);
      rethrow();
      writer.finish();
    } finally {
      progress.finish();
      finished.countDown();
      removeHook(onExit);
    }
    return new IndexOutcome(
        sources, done.get(), bytes.get(), failures.stream().sorted().toList(), interrupted);
  }

  private void work() {
    Extractor assembler = new AssemblerExtractor()::extract;
    Extractor tables = SyscallTable::extract;
    try (BlobReader reader = snapshot.reader();
        Extractor extractor = extractors.create()) {
      while (!interrupted && error.get() == null) {
        int index = next.getAndIncrement();
        if (index >= missing.size()) {
          return;
        }
        SourceKey key = missing.get(index);
        byte[] source = reader.read(key.blob());
        Extractor its =
            switch (key.language()) {
              case ASSEMBLER -> assembler;
              case SYSCALL_TABLE -> tables;
              case C -> extractor;
            };
        add(key, source, its);
        done.incrementAndGet();
        bytes.addAndGet(source.length);
        progress.step(1, source.length);
      }
    } catch (Throwable e) {
      error.compareAndSet(null, e);
    }
  }

  /**
   * One blob that cannot be understood does not stop the run. A stack that ends does: what is
   * stored of a blob must not depend on the machine, and all that recurs is bounded.
   */
  private void add(SourceKey key, byte[] source, Extractor extractor) {
    Throwable failure;
    if (source.length > FileExtractor.LARGEST) {
      failures.add(key.blob() + ": larger than " + (FileExtractor.LARGEST >> 20) + " MB");
      writer.add(key, new byte[0], FileExtractor.EMPTY, true);
      return;
    }
    try {
      SourceFacts facts = extractor.extract(source);
      writer.add(key, source, facts, false);
      return;
    } catch (UserError | DamagedStoreException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      failure = e; // of the extractor, or facts nested so deep that they cannot be encoded
    } catch (StackOverflowError e) {
      throw new UserError(
          "blob "
              + key.blob()
              + " is nested too deep to be read with this stack"
              + " (KTRAIL_JAVA_OPTS=-Xss64m gives it more)",
          e);
    }
    failures.add(key.blob() + ": " + failure);
    writer.add(key, source, FileExtractor.EMPTY, true);
  }

  private void interrupt(CountDownLatch finished) {
    interrupted = true;
    try {
      boolean kept = finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
      progress.message(
          kept
              ? "interrupted; the " + done.get() + " blobs that were finished are kept"
              : "interrupted; what the last seconds brought is lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is on its way out: the hook is running
    }
  }

  private static void join(Thread worker) {
    boolean wasInterrupted = false;
    while (true) {
      try {
        worker.join();
        break;
      } catch (InterruptedException e) {
        wasInterrupted = true; // the workers end by themselves; the flag is kept for the caller
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    switch (error.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
