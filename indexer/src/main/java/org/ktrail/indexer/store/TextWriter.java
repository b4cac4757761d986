package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.BlobId;

/**
 * Adds blobs to the trigrams of a repository; thread-safe. What was added is there for readers, and
 * after a crash, from the next commit on. Holds the right to write until it is closed.
 */
public final class TextWriter implements AutoCloseable {
  static final String BLOB = "blob";
  static final String GRAMS = "grams";
  private static final int RAM_MEGABYTES = 384;

  private final Path files;
  private final IndexLock lock;
  private final Directory directory;
  private final IndexWriter writer;
  private final TextIndex present;
  private final ThreadLocal<GramTerms> terms = ThreadLocal.withInitial(GramTerms::new);

  private TextWriter(
      Path files, IndexLock lock, Directory directory, IndexWriter writer, TextIndex present) {
    this.files = files;
    this.lock = lock;
    this.directory = directory;
    this.writer = writer;
    this.present = present;
  }

  static TextWriter open(Path files, IndexLock lock, Consumer<String> messages) {
    TextIndex present;
    try {
      present = TextIndex.open(files);
    } catch (DamagedStoreException e) {
      messages.accept(files + ": is damaged and is made anew");
      TextStore.delete(files);
      present = TextIndex.open(files);
    }
    try {
      Files.createDirectories(files);
      Directory directory = SealedDirectory.open(files);
      return new TextWriter(files, lock, directory, new IndexWriter(directory, config()), present);
    } catch (IOException e) {
      present.close();
      throw StoreErrors.of(files, e);
    }
  }

  /** Segments of a first run stay as they are; small ones of later runs are merged. */
  private static IndexWriterConfig config() {
    LogByteSizeMergePolicy merges = new LogByteSizeMergePolicy();
    merges.setMergeFactor(16);
    merges.setMinMergeMB(2);
    merges.setMaxMergeMB(24);
    merges.setNoCFSRatio(0);
    return new IndexWriterConfig(null)
        .setRAMBufferSizeMB(RAM_MEGABYTES)
        .setUseCompoundFile(false)
        .setMergePolicy(merges)
        .setMergeScheduler(new SerialMergeScheduler())
        .setCommitOnClose(false);
  }

  /** What was there when the right to write was taken. */
  public TextIndex present() {
    return present;
  }

  /** Adds a blob that is not there yet. */
  public void add(BlobId blob, byte[] text) {
    GramTerms grams = terms.get();
    grams.read(text);
    Document document = new Document();
    document.add(new BinaryDocValuesField(BLOB, new BytesRef(blob.bytes())));
    document.add(new Field(GRAMS, grams, Fields.TERMS));
    try {
      writer.addDocument(document);
    } catch (IOException | RuntimeException e) {
      throw error(e);
    }
  }

  /** Commits what was added. */
  public void commit() {
    try {
      writer.commit();
    } catch (IOException | RuntimeException e) {
      throw error(e);
    }
  }

  private RuntimeException error(Exception e) {
    Throwable tragedy = writer.getTragicException();
    Throwable cause = tragedy != null ? tragedy : e;
    if (cause instanceof IOException || StoreErrors.isFullDisk(cause)) {
      return StoreErrors.of(files, cause);
    }
    return e instanceof RuntimeException r ? r : new UserError(files + ": " + e.getMessage(), e);
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
