package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.UserCache;
import org.ktrail.indexer.snapshot.Digest;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * The index of one repository on disk: {@code ktrail/vN-KEY/} in the directory that its worktrees
 * share, or in the user's cache when that cannot be written to. An index that somebody else made
 * there is read where it lies, and copied to the cache when something has to be added ({@link
 * SharedIndex}). What another build of ktrail makes of the same sources has another key ({@link
 * FactsKey}), and lies beside it.
 *
 * <pre>
 * facts/      the Lucene index, one document a blob
 * artifacts/  what was computed from facts, see {@link ArtifactStore}
 * lock        held by the process that is indexing; holds its id
 * link-lock   the same of the one that is linking
 * </pre>
 */
public final class Stores {
  /** Version of the form of all that lies in the directory; part of its name. */
  public static final int FORMAT = FactsCodec.VERSION;

  /** Name of the directory in which all lies that is made by this build. */
  public static final String NAME = "v" + FORMAT + "-" + FactsKey.value();

  /** A kill loses at most this much work, and a segment is not too small to be read fast. */
  private static final Duration COMMITS = Duration.ofSeconds(15);

  /** Two revisions under two configurations, twice; a linked kernel takes up to 400 MB. */
  static final int GRAPHS = 8;

  /** Name of the directory of the facts. */
  static final String FACTS = "facts";

  /** Name of the directory of what was made of them. */
  static final String ARTIFACTS = "artifacts";

  private static final String LOCK = "lock";
  private static final String LINK_LOCK = "link-lock";

  private final Path own;
  private final Optional<SharedIndex> shared;
  private final Duration commits;
  private final int graphs;

  Stores(Path directory, int graphs) {
    this(directory, COMMITS, graphs);
  }

  Stores(Path directory, Duration commits, int graphs) {
    this.own = directory;
    this.shared = Optional.empty();
    this.commits = commits;
    this.graphs = graphs;
  }

  /**
   * @param shared what others made, and this user must not change
   * @param own where what is made goes
   */
  Stores(SharedIndex shared, Path own, int graphs) {
    this.own = own;
    this.shared = Optional.of(shared);
    this.commits = COMMITS;
    this.graphs = graphs;
  }

  public static Stores of(SourceRepository repository) {
    return of(repository.commonDirectory(), UserCache::directory, graphs(repository));
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

  private static Stores of(Path commonDirectory, Supplier<Path> cache, int graphs) {
    Path inside = commonDirectory.resolve("ktrail").resolve(NAME);
    if (Files.isDirectory(inside) ? Files.isWritable(inside) : writable(commonDirectory)) {
      return new Stores(inside, graphs);
    }
    String key = Digest.of(commonDirectory.toAbsolutePath().toString());
    Path own = cache.get().resolve(key).resolve(NAME);
    return Files.isDirectory(inside.resolve(FACTS))
        ? new Stores(new SharedIndex(inside, own), own, graphs)
        : new Stores(own, graphs);
  }

  private static boolean writable(Path commonDirectory) {
    Path ours = commonDirectory.resolve("ktrail");
    return Files.isWritable(Files.isDirectory(ours) ? ours : commonDirectory);
  }

  /** How many linked graphs are kept. */
  public int graphs() {
    return graphs;
  }

  /** Where the index lies that is read now. */
  public Path directory() {
    return shared.map(SharedIndex::directory).orElse(own);
  }

  /** Whether the index that is read is somebody else's, which this user must not change. */
  public boolean areShared() {
    return !directory().equals(own);
  }

  /** The locks of an index, of whichever build. */
  static Stream<Path> locks(Path directory) {
    return Stream.of(directory.resolve(LOCK), directory.resolve(LINK_LOCK));
  }

  Path facts() {
    return directory().resolve(FACTS);
  }

  /**
   * The facts as of now; none if nothing was indexed. {@link DamagedStoreException} if what is
   * there cannot be read.
   */
  public FactStore open() {
    return LuceneFactStore.open(facts());
  }

  /**
   * The facts as of now, which others may have open; whoever closes them gives them back.
   *
   * @param kept those that are open, by the place and what was written there last
   */
  public FactStore lent(Lending<FactStore> kept) {
    return kept.lend(facts() + " " + LuceneFactStore.written(facts()), () -> Optional.of(open()))
        .map(loan -> (FactStore) new LentFacts(loan.thing(), loan.giveBack()))
        .orElseThrow();
  }

  /**
   * Takes the lock for indexing, waiting for another process that has it, and opens the facts for
   * writing. Damaged facts are discarded first.
   *
   * @param messages told, in a line each, when it waits, when it discards, and why it begins anew
   */
  public StoreWriter writer(Consumer<String> messages) {
    begin(messages);
    IndexLock lock = IndexLock.take(own.resolve(LOCK), "indexing", messages);
    try {
      return StoreWriter.open(facts(), lock, commits, messages);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Makes the directory, with a copy of what others made of the same sources, and says so where
   * what another build made is of no use.
   */
  private void begin(Consumer<String> messages) {
    if (shared.isPresent()) {
      shared.get().copy(messages);
    } else if (!Files.exists(own) && !Pruning.others(own).isEmpty()) {
      messages.accept(
          "the index was made by another build of ktrail and is made anew"
              + " (`ktrail index --prune` removes the other one)");
    }
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw StoreErrors.of(own, e);
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
   * @param messages told, in a line each, when it waits and why it begins anew
   */
  public Turn linking(Consumer<String> messages) {
    begin(messages);
    IndexLock lock = IndexLock.take(own.resolve(LINK_LOCK), "linking", messages);
    return lock::close;
  }

  /** Takes away what is not needed; for who holds the right to write and to link. */
  public Pruning pruning() {
    return new Pruning(own);
  }

  /** Bytes on disk of what was made of facts, and of what other builds left beside it. */
  public Sizes sizes() {
    Path directory = directory();
    long texts = TextStore.beside(this).bytes();
    long beside = Pruning.size(Pruning.above(directory)) - Pruning.size(directory) - texts;
    return new Sizes(Pruning.size(directory.resolve(ARTIFACTS)), texts, Math.max(0, beside));
  }

  /**
   * Bytes on disk.
   *
   * @param artifacts linked graphs and other files made of facts
   * @param texts trigrams of texts ({@link TextStore})
   * @param others what other builds of ktrail made
   */
  public record Sizes(long artifacts, long texts, long others) {}

  public ArtifactStore artifacts() {
    return new FileArtifactStore(directory().resolve(ARTIFACTS), graphs);
  }
}
