package org.ktrail.queries.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.UserCache;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;

/**
 * A sorted file with all names that a repository's index has a definition of, for programs that
 * have no time to start a JVM: a shell that completes a word. It says nothing of any revision, and
 * answers do not rest on it.
 */
public final class StoredNames {
  private StoredNames() {}

  /**
   * Where it lies: {@code ktrail/names} in the directory that worktrees share, or, where that
   * cannot be written, below the user's cache.
   */
  public static Path file(SourceRepository repository) {
    Path common = repository.commonDirectory().toAbsolutePath().normalize();
    Path ours = common.resolve("ktrail");
    return Files.isWritable(Files.isDirectory(ours) ? ours : common)
        ? ours.resolve("names")
        : UserCache.directory().resolve("names").resolve(common.toString().replace('/', '%'));
  }

  /**
   * Writes it anew. Does nothing if another process is about it.
   *
   * @throws UserError if it cannot be written
   */
  public static void write(SourceRepository repository, Stores stores) {
    Path file = file(repository);
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    Path begun = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.tryLock()) {
        if (held == null) {
          return;
        }
        try (BufferedWriter out = Files.newBufferedWriter(begun, UTF_8)) {
          write(stores, out);
        }
        Files.move(
            begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this process is about it
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static void write(Stores stores, BufferedWriter out) throws IOException {
    try (FactStore facts = stores.open()) {
      // In the order of bytes, as the terms of an index are and as `look` needs them.
      for (String name : facts.defined("", StoredNames::isOffered)) {
        out.write(name);
        out.write('\n');
      }
    }
  }

  /** Plain words with a small letter: what has none is mostly a constant of some hardware. */
  static boolean isOffered(String name) {
    boolean small = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      small |= c >= 'a' && c <= 'z';
      if (c != '_'
          && !(c >= 'a' && c <= 'z')
          && !(c >= 'A' && c <= 'Z')
          && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return small;
  }
}
