package org.ktrail.indexer.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/** Says what an error of the file system means for the user. */
final class StoreErrors {
  private StoreErrors() {}

  static UserError of(Path place, Throwable error) {
    return isFullDisk(error)
        ? new UserError(
            place + ": the disk is full; what was finished is kept: make room and run it again",
            error)
        : new UserError(place + ": " + reason(error), error);
  }

  private static String reason(Throwable error) {
    if (error instanceof AccessDeniedException denied) {
      return "cannot be written to: no permission for "
          + denied.getFile()
          + " (XDG_CACHE_HOME names another place for what the repository's directory does not"
          + " take)";
    }
    if (isReadOnly(error)) {
      return "cannot be written to: the file system is read-only (XDG_CACHE_HOME names another"
          + " place for what the repository's directory does not take)";
    }
    String message = error.getMessage();
    return error.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static boolean isReadOnly(Throwable error) {
    return error instanceof ReadOnlyFileSystemException
        || String.valueOf(error.getMessage()).contains("Read-only file system");
  }

  /** The JDK has no type for it; the text is the C library's, in the C locale. */
  static boolean isFullDisk(@Nullable Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      String message = e.getMessage();
      if (message != null
          && (message.contains("No space left on device")
              || message.contains("Disk quota exceeded"))) {
        return true;
      }
    }
    return false;
  }
}
