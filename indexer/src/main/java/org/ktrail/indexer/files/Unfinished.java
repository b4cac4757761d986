package org.ktrail.indexer.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Files that are being written and will be renamed when they are whole. Their names are random: a
 * process id is not, where two machines or containers share a directory. What a killed process left
 * is collected by a later one.
 */
public final class Unfinished {
  private static final String PREFIX = ".tmp-";

  /** A file being written is younger than this. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private Unfinished() {}

  /** Makes an empty file that nobody else has, with the permissions that the user's files have. */
  public static Path create(Path directory, String key) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[8];
    while (true) {
      random.nextBytes(name);
      try {
        return Files.createFile(
            directory.resolve(PREFIX + key + "-" + HexFormat.of().formatHex(name)));
      } catch (FileAlreadyExistsException e) {
        // another name, then
      }
    }
  }

  /** Whether a file is one that is being written, or was when its writer was killed. */
  public static boolean is(Path file) {
    return file.getFileName().toString().startsWith(PREFIX);
  }

  /** Removes what was abandoned in a directory. */
  public static void collect(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.filter(Unfinished::is).toList()) {
        try {
          Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
          if (written.isBefore(Instant.now().minus(ABANDONED))) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // finished or collected meanwhile
        }
      }
    }
  }
}
