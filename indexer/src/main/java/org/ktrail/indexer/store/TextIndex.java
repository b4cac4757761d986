package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.trigram.Grams;

/** Which blobs hold which trigrams, as of when it was opened. */
public final class TextIndex implements AutoCloseable {
  static {
    Fields.silenceLucene();
  }

  private final Path files;
  private final IndexReader reader;
  private final @Nullable Directory directory;

  private TextIndex(Path files, IndexReader reader, @Nullable Directory directory) {
    this.files = files;
    this.reader = reader;
    this.directory = directory;
  }

  static TextIndex open(Path files) {
    Directory directory = null;
    try {
      if (!Files.isDirectory(files)) {
        return new TextIndex(files, new MultiReader(), null);
      }
      if (Files.exists(files.resolve(StoreWriter.DAMAGED))) {
        throw DamagedStoreException.ofFacts(files, "marked as damaged", new IOException());
      }
      directory = SealedDirectory.open(files);
      return new TextIndex(files, DirectoryReader.open(directory), directory);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return failed(files, directory, e);
    } catch (IndexOutOfBoundsException e) {
      return failed(files, directory, e);
    }
  }

  /** A first run that was killed before it committed leaves files, but none that names others. */
  private static TextIndex failed(Path files, @Nullable Directory directory, Exception e) {
    try {
      boolean begun =
          directory != null
              && e instanceof IndexNotFoundException
              && Set.of(directory.listAll()).stream().noneMatch(f -> f.startsWith("segments"));
      if (directory != null) {
        directory.close();
      }
      if (begun) {
        return new TextIndex(files, new MultiReader(), null);
      }
    } catch (IOException again) {
      e.addSuppressed(again);
    }
    throw Files.isReadable(files) ? LuceneFactStore.damaged(files, e) : StoreErrors.of(files, e);
  }

  /** All blobs that it knows. */
  public Set<BlobId> blobs() {
    Set<BlobId> blobs = new HashSet<>(2 * reader.maxDoc());
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        collect(leaf, DocIdSetIterator.all(leaf.reader().maxDoc()), blobs);
      }
      return blobs;
    } catch (IOException | RuntimeException e) {
      throw LuceneFactStore.damaged(files, e);
    }
  }

  /** The blobs that it knows and that can hold what is demanded. */
  public Set<BlobId> holding(Grams grams) {
    if (grams.equals(Grams.EVERY)) {
      return blobs();
    }
    Set<BlobId> blobs = new HashSet<>();
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        FixedBitSet found = new LeafGrams(leaf.reader()).holding(grams);
        collect(leaf, new BitSetIterator(found, found.cardinality()), blobs);
      }
      return blobs;
    } catch (IOException | RuntimeException e) {
      throw LuceneFactStore.damaged(files, e);
    }
  }

  private static void collect(LeafReaderContext leaf, DocIdSetIterator documents, Set<BlobId> into)
      throws IOException {
    BinaryDocValues ids = leaf.reader().getBinaryDocValues(TextWriter.BLOB);
    for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = documents.nextDoc()) {
      if (!ids.advanceExact(d)) {
        throw new IllegalStateException("a blob without its id");
      }
      BytesRef id = ids.binaryValue();
      into.add(BlobId.of(id.bytes, id.offset));
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      // nothing was written
    }
  }
}
