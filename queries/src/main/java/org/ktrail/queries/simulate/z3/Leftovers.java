package org.ktrail.queries.simulate.z3;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ktrail.indexer.files.PrivateDirectory;

/**
 * Directories that Z3's library was unpacked to by processes that were killed: 35 MB each. Who uses
 * one has it mapped since its first second, so that one of yesterday can go.
 */
final class Leftovers {
  private static final Duration OLD = Duration.ofHours(1);
  private static final String LIBRARY = "libz3";

  private Leftovers() {}

  private static boolean collected;

  static synchronized void collect() {
    if (collected) {
      return;
    }
    collected = true;
    Path directory = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "turnkey[0-9]*")) {
      int self = PrivateDirectory.user();
      for (Path each : all) {
        if (isOurs(each, self)) {
          remove(each);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      // it only takes room
    }
  }

  private static boolean isOurs(Path directory, int self) throws IOException {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && self == (Integer) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(directory).toInstant().isBefore(Instant.now().minus(OLD));
  }

  private static void remove(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (file.getFileName().toString().startsWith(LIBRARY)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(directory);
  }
}
