package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.Unfinished;

/**
 * An index that somebody else made in the repository, an administrator for instance, for a user who
 * must not write there. It is read where it lies. When something has to be added to it, it is
 * copied to the user's cache first, and from then on the copy is the user's index: both would give
 * the same numbers to other sources if they grew apart.
 */
final class SharedIndex {
  private static final String LOCK = "copy-lock";

  /** The facts' files are not changed, but may be removed, by who indexes meanwhile. */
  private static final int ATTEMPTS = 3;

  private final Path shared;
  private final Path own;

  /**
   * @param shared the directory of the index that cannot be written to
   * @param own the directory that the copy gets
   */
  SharedIndex(Path shared, Path own) {
    this.shared = shared;
    this.own = own;
  }

  /** The one that is to be read now. */
  Path directory() {
    return Files.isDirectory(own.resolve(Stores.FACTS)) ? own : shared;
  }

  /**
   * Makes the copy, unless it is there.
   *
   * @param messages told, in a line, what is copied whereto
   * @throws UserError if the cache cannot be written to either, or its disk is full
   */
  void copy(Consumer<String> messages) {
    if (directory().equals(own)) {
      return;
    }
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw StoreErrors.isFullDisk(e) ? StoreErrors.of(own, e) : nowhere(e);
    }
    try (IndexLock lock = IndexLock.take(own.resolve(LOCK), "copying the index", messages)) {
      if (directory().equals(own)) { // by the one that we waited for
        return;
      }
      messages.accept(shared + " cannot be added to: it is copied to " + own);
      Path artifacts = own.resolve(Stores.ARTIFACTS);
      if (Files.isDirectory(shared.resolve(Stores.ARTIFACTS))) {
        copy(shared.resolve(Stores.ARTIFACTS), artifacts);
      }
      Path part = own.resolve(Stores.FACTS + ".part");
      copy(shared.resolve(Stores.FACTS), part);
      Files.move(part, own.resolve(Stores.FACTS), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StoreErrors.of(own, e);
    }
  }

  private UserError nowhere(IOException cause) {
    return new UserError(
        shared
            + ": lacks something of what is asked and cannot be written to, nor can "
            + own
            + " be made; set XDG_CACHE_HOME to a directory that you may write to, or have the"
            + " revision indexed and asked once by who may write to the first",
        cause);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      remove(to);
      Files.createDirectories(to);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
        for (Path file : files) {
          if (!Unfinished.is(file)) {
            // Not with its rights: the copy is to be written to.
            Files.copy(file, to.resolve(file.getFileName()));
          }
        }
        return;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
