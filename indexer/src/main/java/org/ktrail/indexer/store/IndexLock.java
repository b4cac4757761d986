package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.RegularFile;

/**
 * The right to write to an index, or to link it. The system takes it back from a process that dies,
 * so a stale one does not exist.
 */
final class IndexLock implements AutoCloseable {
  /** A file lock is held by a process; threads of one process take turns here. */
  private static final ConcurrentMap<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final Semaphore turn;
  private final FileChannel channel;

  private IndexLock(Semaphore turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * @param doing what its holder does, for who waits: "indexing"
   */
  static IndexLock take(Path file, String doing, Consumer<String> messages) {
    Semaphore turn = TURNS.computeIfAbsent(file.toAbsolutePath(), f -> new Semaphore(1));
    try {
      if (!turn.tryAcquire()) {
        messages.accept(waiting(doing, "this process"));
        turn.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for another run", e);
    }
    FileChannel channel = null;
    try {
      RegularFile.check(file);
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        messages.accept(waiting(doing, "pid " + Files.readString(file).strip()));
        channel.lock();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
          0);
      return new IndexLock(turn, channel);
    } catch (IOException e) {
      release(turn, channel);
      throw StoreErrors.of(file, e);
    }
  }

  /** Whether another process has it now; this one must not, or it would lose it. */
  static boolean isHeld(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      throw StoreErrors.of(file, e);
    }
  }

  private static String waiting(String doing, String who) {
    return "another ktrail is " + doing + " (" + who + "), waiting";
  }

  private static void release(Semaphore turn, @Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the lock goes with the process at the latest
    } finally {
      turn.release();
    }
  }

  @Override
  public void close() {
    release(turn, channel);
  }
}
