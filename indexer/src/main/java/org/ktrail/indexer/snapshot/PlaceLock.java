package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * The right to make a directory, held by a lock on a hidden file beside it, which goes with the
 * lock. The system takes the lock back from a process that dies.
 */
final class PlaceLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private PlaceLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits for whoever has it.
   *
   * @param messages told in a line that it waits
   */
  static PlaceLock wait(Path place, Path parent, Consumer<String> messages) {
    boolean told = false;
    while (true) {
      Optional<PlaceLock> taken = take(place, parent);
      if (taken.isPresent()) {
        return taken.get();
      }
      if (!told) {
        told = true;
        messages.accept("another ktrail is copying to " + place + ", waiting");
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserError("interrupted while waiting for another run", e);
      }
    }
  }

  /** The lock; empty if another process has it. */
  static Optional<PlaceLock> take(Path place, Path parent) {
    Path file = parent.resolve("." + place.getFileName() + ".ktrail-clone.lock");
    FileChannel channel = null;
    try {
      Files.createDirectories(parent);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      Object opened = key(file);
      FileLock lock = channel.tryLock();
      // Who had it may have removed the file between our opening and our locking it.
      if (lock != null && opened != null && Objects.equals(opened, key(file))) {
        return Optional.of(new PlaceLock(file, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      close(channel);
      throw new UserError(
          file + ": cannot be locked: " + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(
              file, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (IOException e) {
      return null; // removed
    }
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the lock goes with the process at the latest
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // an empty file stays
    } finally {
      close(channel);
    }
  }
}
