package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.UserCache;
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
 * link-lock   the same of the one that is linking
 * </pre>
 */
public final class Stores {
  /** Version of all that lies in the directory; part of its name. */
  public static final int FORMAT = FactsCodec.VERSION;

  /** A kill loses at most this much work, and a segment is not too small to be read fast. */
  private static final Duration COMMITS = Duration.ofSeconds(15);

  /** Two revisions under two configurations, twice; a linked kernel takes up to 400 MB. */
  static final int GRAPHS = 8;

  private final Path directory;
  private final Duration commits;
  private final int graphs;

  private Stores(Path directory, int graphs) {
    this(directory, COMMITS, graphs);
  }

  private Stores(Path directory, Duration commits, int graphs) {
    this.directory = directory;
    this.commits = commits;
    this.graphs = graphs;
  }

  /** The same, where a writer commits as often as this instead of every 15 seconds. */
  public Stores committingEvery(Duration period) {
    return new Stores(directory, period, graphs);
  }

  public static Stores of(SourceRepository repository) {
    return of(repository.commonDirectory(), UserCache.directory(), graphs(repository));
  }

  /** How many graphs are kept: {@code git config ktrail.graphs N}. */
  private static int graphs(SourceRepository repository) {
    String set = repository.setting("graphs").orElse("");
    if (set.isEmpty()) {
      return GRAPHS;
    }
    try {
      int graphs = Integer.parseInt(set);
      if (graphs >= 1) {
        return graphs;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UserError("ktrail.graphs=" + set + ": is to be the number of graphs kept, from 1");
  }

  static Stores of(Path commonDirectory, Path cache) {
    return of(commonDirectory, cache, GRAPHS);
  }

  private static Stores of(Path commonDirectory, Path cache, int graphs) {
    Path inside = commonDirectory.resolve("ktrail").resolve("v" + FORMAT);
    if (Files.isDirectory(inside) ? Files.isWritable(inside) : writable(commonDirectory)) {
      return new Stores(inside, graphs);
    }
    String key = Digest.of(commonDirectory.toAbsolutePath().toString());
    return new Stores(cache.resolve(key).resolve("v" + FORMAT), graphs);
  }

  private static boolean writable(Path commonDirectory) {
    Path ours = commonDirectory.resolve("ktrail");
    return Files.isWritable(Files.isDirectory(ours) ? ours : commonDirectory);
  }

  /** How many linked graphs are kept. */
  public int graphs() {
    return graphs;
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
    IndexLock lock = IndexLock.take(directory.resolve("lock"), "indexing", messages);
    try {
      return StoreWriter.open(facts(), lock, commits, messages);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The right to link, until it is closed. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the right to link, waiting for another process that has it: linking takes minutes and
   * gigabytes, and who waited finds the graph made.
   *
   * @param messages told in a line when it waits
   */
  public Turn linking(Consumer<String> messages) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
    IndexLock lock = IndexLock.take(directory.resolve("link-lock"), "linking", messages);
    return lock::close;
  }

  /** Takes away what is not needed; for who holds the right to write and to link. */
  public Pruning pruning() {
    return new Pruning(directory);
  }

  /** Bytes on disk of what was made of facts, and of indexes of other formats beside this one. */
  public Sizes sizes() {
    long beside = Pruning.size(Pruning.above(directory)) - Pruning.size(directory);
    return new Sizes(Pruning.size(directory.resolve("artifacts")), Math.max(0, beside));
  }

  /**
   * Bytes on disk.
   *
   * @param artifacts linked graphs and other files made of facts
   * @param others what is not of this format
   */
  public record Sizes(long artifacts, long others) {}

  public ArtifactStore artifacts() {
    return new FileArtifactStore(directory.resolve("artifacts"), graphs);
  }

  /** Declares the facts damaged: the next {@link #writer} discards them. */
  public void discard() {
    DamagedStoreException.discard(facts());
  }
}
