package org.ktrail.indexer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files that were found in a directory and not named by the user: only regular ones are opened. A
 * symbolic link would lead to what its maker chose, a pipe or a device would be waited for.
 */
public final class RegularFile {
  private RegularFile() {}

  /**
   * @throws IOException if it is not a regular file, or cannot be read
   */
  public static InputStream open(Path file) throws IOException {
    check(file);
    return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Its bytes.
   *
   * @throws IOException if it is not a regular file, is longer than {@code most} bytes, or cannot
   *     be read
   */
  public static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("longer than " + most + " bytes");
      }
      return bytes;
    }
  }

  /**
   * @throws IOException if something of this name is there that is not a regular file
   */
  public static void check(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException("a symbolic link, which is not followed");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a regular file");
    }
  }
}
