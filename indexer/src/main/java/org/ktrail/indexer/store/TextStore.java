package org.ktrail.indexer.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which blobs of a repository hold which trigrams: {@code ktrail/text-N/} beside the index, made
 * when it is first asked for. It depends on bytes alone, so every build of ktrail shares it. A blob
 * is in it once, whatever revisions have it.
 */
public final class TextStore {
  /** Version of what is stored; part of the directory's name. */
  private static final int FORMAT = 1;

  private final Path directory;

  private TextStore(Path directory) {
    this.directory = directory;
  }

  public static TextStore beside(Stores stores) {
    return in(Pruning.above(stores.directory()));
  }

  /**
   * @param above where indexes of all builds lie
   */
  static TextStore in(Path above) {
    return new TextStore(above.resolve("text-" + FORMAT));
  }

  private Path files() {
    return directory.resolve("trigrams");
  }

  /**
   * What is there; empty if nothing was made. {@link DamagedStoreException} if it cannot be read.
   */
  public TextIndex open() {
    return TextIndex.open(files());
  }

  /**
   * Takes the right to add to it, waiting for another process that has it. What is damaged is
   * discarded first.
   *
   * @param messages told, in a line each, when it waits and when it discards
   */
  public TextWriter writer(Consumer<String> messages) {
    IndexLock lock = lock(messages);
    try {
      return TextWriter.open(files(), lock, messages);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private IndexLock lock(Consumer<String> messages) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
    return IndexLock.take(directory.resolve("lock"), "reading texts", messages);
  }

  /** Bytes on disk. */
  public long bytes() {
    return Files.isDirectory(directory) ? Pruning.size(directory) : 0;
  }

  /**
   * Removes it, waiting for who adds to it; who has it open keeps it until he closes it.
   *
   * @return bytes that were freed
   */
  public long drop(Consumer<String> messages) {
    long bytes = bytes();
    if (bytes > 0) {
      try (IndexLock lock = lock(messages)) {
        delete(files());
      }
    }
    return bytes;
  }

  static void delete(Path files) {
    if (!Files.isDirectory(files)) {
      return;
    }
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw StoreErrors.of(files, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw StoreErrors.of(files, e);
    }
  }
}
