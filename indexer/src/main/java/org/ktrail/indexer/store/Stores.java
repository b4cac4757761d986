package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.snapshot.Digest;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * The index of one repository on disk: {@code ktrail/vN/} in the directory that its worktrees
 * share, or in the user's cache when that cannot be written to.
 *
 * <pre>
 * facts/      the Lucene index, one document a blob
 * artifacts/  what was computed from facts, see {@link ArtifactStore}
 * lock        held by the process that is indexing; holds its id
 * </pre>
 */
public final class Stores {
  /** Version of all that lies in the directory; part of its name. */
  public static final int FORMAT = FactsCodec.VERSION;

  /** A kill loses at most this much work, and a segment is not too small to be read fast. */
  private static final Duration COMMITS = Duration.ofSeconds(15);

  private final Path directory;
  private final Duration commits;

  private Stores(Path directory) {
    this(directory, COMMITS);
  }

  private Stores(Path directory, Duration commits) {
    this.directory = directory;
    this.commits = commits;
  }

  /** The same, where a writer commits as often as this instead of every 15 seconds. */
  public Stores committingEvery(Duration period) {
    return new Stores(directory, period);
  }

  public static Stores of(SourceRepository repository) {
    return of(repository.commonDirectory(), UserCache.directory());
  }

  static Stores of(Path commonDirectory, Path cache) {
    Path inside = commonDirectory.resolve("ktrail").resolve("v" + FORMAT);
    if (Files.isDirectory(inside) ? Files.isWritable(inside) : writable(commonDirectory)) {
      return new Stores(inside);
    }
    String key = Digest.of(commonDirectory.toAbsolutePath().toString());
    return new Stores(cache.resolve(key).resolve("v" + FORMAT));
  }

  private static boolean writable(Path commonDirectory) {
    Path ours = commonDirectory.resolve("ktrail");
    return Files.isWritable(Files.isDirectory(ours) ? ours : commonDirectory);
  }

  /** Where the index lies. */
  public Path directory() {
    return directory;
  }

  Path facts() {
    return directory.resolve("facts");
  }

  /**
   * The facts as of now; none if nothing was indexed. {@link DamagedStoreException} if what is
   * there cannot be read.
   */
  public FactStore open() {
    return LuceneFactStore.open(facts());
  }

  /**
   * Takes the lock for indexing, waiting for another process that has it, and opens the facts for
   * writing. Damaged facts are discarded first.
   *
   * @param messages told, in a line each, when it waits and when it discards
   */
  public StoreWriter writer(Consumer<String> messages) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
    IndexLock lock = IndexLock.take(directory.resolve("lock"), messages);
    try {
      return StoreWriter.open(facts(), lock, commits, messages);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  public ArtifactStore artifacts() {
    return new FileArtifactStore(directory.resolve("artifacts"));
  }

  /** Declares the facts damaged: the next {@link #writer} discards them. */
  public void discard() {
    DamagedStoreException.discard(facts());
  }
}
