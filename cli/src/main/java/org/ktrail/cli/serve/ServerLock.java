package org.ktrail.cli.serve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ktrail.indexer.failure.UserError;

/** The right to be the server of a build; ends with the process, however that ends. */
record ServerLock(FileChannel file) implements AutoCloseable {

  /**
   * Takes it, and removes what one left that was killed.
   *
   * @throws UserError if another has it
   */
  static ServerLock take(RunDirectory run, String build) {
    Path place = run.lock(build);
    try {
      FileChannel file =
          FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        throw new UserError(
            "there is a server already; `ktrail serve --status` tells where, --stop ends it");
      }
      run.remove(build);
      return new ServerLock(file);
    } catch (IOException e) {
      throw new UserError(place + ": cannot be locked: " + e.getMessage(), e);
    }
  }

  /** Whether some process has it. */
  static boolean isTaken(RunDirectory run, String build) {
    Path place = run.lock(build);
    try (FileChannel file =
            FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      throw new UserError(place + ": cannot be locked: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UserError("the lock of the server cannot be given back: " + e.getMessage(), e);
    }
  }
}
