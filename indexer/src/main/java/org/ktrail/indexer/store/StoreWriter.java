package org.ktrail.indexer.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;

/**
 * Adds sources to the facts of a repository; thread-safe. What was added is seen by readers, and
 * kept after a crash, from the next commit on: every few seconds and at the end. Holds the lock for
 * indexing until it is closed.
 */
public final class StoreWriter implements AutoCloseable {
  /** A file of this name says that the facts beside it are damaged. */
  static final String DAMAGED = "ktrail-damaged";

  /** Of what a commit says besides its segments: {@link FactStore#identity}. */
  static final String IDENTITY = "identity";

  /** Two threads fill it; beyond it, segments go to disk. */
  private static final int RAM_MEGABYTES = 256;

  private final Path facts;
  private final Path aside;
  private final IndexLock lock;
  private final Directory directory;
  private final IndexWriter writer;
  private final FactStore present;
  private final long commitNanos;
  private final ReentrantLock committing = new ReentrantLock();
  private volatile long committed = System.nanoTime();

  /** What one thread needs for the terms of a blob. */
  private static final class Names {
    final NameTerms defined = new NameTerms(null);
    final NameTerms used = new NameTerms(defined);
  }

  private final ThreadLocal<Names> names = ThreadLocal.withInitial(Names::new);

  private StoreWriter(
      Path facts,
      IndexLock lock,
      Directory directory,
      IndexWriter writer,
      FactStore present,
      Duration commits) {
    this.facts = facts;
    this.aside = aside(facts);
    this.lock = lock;
    this.directory = directory;
    this.writer = writer;
    this.present = present;
    this.commitNanos = commits.toNanos();
  }

  private static Path aside(Path facts) {
    return facts.resolveSibling(facts.getFileName() + ".damaged");
  }

  static StoreWriter open(Path facts, IndexLock lock, Duration commits, Consumer<String> messages) {
    try {
      if (Files.exists(facts.resolve(DAMAGED))) {
        moveAside(facts, "it was found damaged before", messages);
      }
      FactStore present;
      try {
        present = LuceneFactStore.open(facts);
      } catch (DamagedStoreException e) {
        moveAside(facts, String.valueOf(e.getMessage()), messages);
        present = LuceneFactStore.open(facts);
      }
      Files.createDirectories(facts);
      Directory directory = SealedDirectory.open(facts);
      IndexWriter writer = new IndexWriter(directory, config());
      identify(writer);
      return new StoreWriter(facts, lock, directory, writer, present, commits);
    } catch (IOException e) {
      throw StoreErrors.of(facts, e);
    }
  }

  /**
   * Segments of a cold run stay as they were flushed; only the small ones that many later runs
   * leave are merged.
   */
  private static IndexWriterConfig config() {
    LogByteSizeMergePolicy merges = new LogByteSizeMergePolicy();
    merges.setMergeFactor(16);
    merges.setMinMergeMB(4);
    merges.setMaxMergeMB(48);
    merges.setNoCFSRatio(0);
    return new IndexWriterConfig(null)
        .setRAMBufferSizeMB(RAM_MEGABYTES)
        .setUseCompoundFile(false)
        .setMergePolicy(merges)
        .setMergeScheduler(new SerialMergeScheduler())
        .setCommitOnClose(false);
  }

  /** Gives facts that begin their identity, which is in each commit from then on. */
  private static void identify(IndexWriter writer) {
    for (Map.Entry<String, String> known : writer.getLiveCommitData()) {
      if (known.getKey().equals(IDENTITY)) {
        return;
      }
    }
    writer.setLiveCommitData(identity());
  }

  private static Set<Map.Entry<String, String>> identity() {
    return Map.of(IDENTITY, UUID.randomUUID().toString()).entrySet();
  }

  private static void moveAside(Path facts, String why, Consumer<String> messages)
      throws IOException {
    Path aside = aside(facts);
    delete(aside);
    Files.move(facts, aside);
    messages.accept(facts + ": the index is damaged and is built anew (" + why + ")");
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The facts as they were when the lock was taken. */
  public FactStore present() {
    return present;
  }

  /**
   * Adds a source that is not there yet.
   *
   * @param source its bytes, for the identifiers it mentions
   * @param failed whether the extractor failed, so that the facts are empty
   */
  public void add(SourceKey key, byte[] source, SourceFacts extracted, boolean failed) {
    Document document = new Document();
    BytesRef id = new BytesRef(key.bytes());
    document.add(new StringField(Fields.ID, id, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.ID, id));
    document.add(
        new BinaryDocValuesField(
            Fields.DECLARATIONS,
            new BytesRef(FactsCodec.encodeDeclarations(extracted.declarations()))));
    document.add(
        new BinaryDocValuesField(
            Fields.BODIES,
            new BytesRef(FactsCodec.encodeBodies(extracted.bodies(), extracted.audit()))));
    document.add(new NumericDocValuesField(Fields.STATE, failed ? Fields.FAILED : 0));
    Names n = names.get();
    n.defined.forget();
    n.used.forget();
    defined(extracted.declarations(), n.defined);
    Identifiers.collect(source, n.used);
    document.add(new Field(Fields.DEFINES, n.defined, Fields.TERMS));
    document.add(new Field(Fields.USES, n.used, Fields.TERMS));
    try {
      writer.addDocument(document);
      if (System.nanoTime() - committed > commitNanos && committing.tryLock()) {
        try {
          commit();
        } finally {
          committing.unlock();
        }
      }
    } catch (IOException | RuntimeException e) {
      throw error(e);
    }
  }

  private static void defined(Declarations d, NameTerms into) {
    d.macros().forEach(m -> into.add(m.name()));
    d.functions().forEach(f -> into.add(f.name()));
    d.records().forEach(r -> into.add(r.tag()));
    d.typedefs().forEach(t -> into.add(t.name()));
    d.globals().stream().filter(g -> !g.isExtern()).forEach(g -> into.add(g.name()));
    d.enumConstants().forEach(e -> into.add(e.name()));
    d.assemblerMacros().forEach(m -> into.add(m.name()));
  }

  /**
   * Drops facts. What is left are other facts, with an identity of their own.
   *
   * @return how many sources were dropped
   */
  public int retain(Predicate<SourceKey> kept) {
    FactReader reader = present.reader();
    try {
      int dropped = 0;
      for (int ordinal = 0; ordinal < present.size(); ordinal++) {
        SourceKey source = reader.source(ordinal);
        if (!kept.test(source)) {
          writer.deleteDocuments(new Term(Fields.ID, new BytesRef(source.bytes())));
          dropped++;
        }
      }
      if (dropped > 0) {
        writer.setLiveCommitData(identity());
        writer.forceMergeDeletes(); // an ordinal is a document number: there are no gaps
      }
      return dropped;
    } catch (IOException | RuntimeException e) {
      throw error(e);
    }
  }

  /** How many sources there are now. */
  public int kept() {
    return writer.getDocStats().numDocs;
  }

  private void commit() throws IOException {
    committed = System.nanoTime();
    writer.commit();
    committed = System.nanoTime();
  }

  /** Commits what was added; then a damaged index that was moved aside goes. */
  public void finish() {
    committing.lock();
    try {
      commit();
      delete(aside);
    } catch (IOException | RuntimeException e) {
      throw error(e);
    } finally {
      committing.unlock();
    }
  }

  /** After a full disk Lucene closes its writer; what later calls meet has that as its cause. */
  private RuntimeException error(Exception e) {
    Throwable tragedy = writer.getTragicException();
    Throwable cause = tragedy != null ? tragedy : e;
    if (cause instanceof IOException || StoreErrors.isFullDisk(cause)) {
      return StoreErrors.of(facts, cause);
    }
    return e instanceof RuntimeException r ? r : new UserError(facts + ": " + e.getMessage(), e);
  }

  /** Drops what was not committed. */
  @Override
  public void close() {
    try {
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      // what was committed is on disk; the rest is lost either way
    } finally {
      present.close();
      lock.close();
    }
  }
}
