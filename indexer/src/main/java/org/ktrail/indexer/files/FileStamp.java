package org.ktrail.indexer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a file when another is put in its place, or when it is written to and the clock
 * has moved on.
 *
 * @param key of the file in its file system
 * @param size negative if there is no such file
 */
public record FileStamp(@Nullable Object key, long size, @Nullable FileTime modified) {

  /** Of a file as it is now. */
  public static FileStamp of(Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.fileKey(), now.size(), now.lastModifiedTime());
    } catch (NoSuchFileException e) {
      return new FileStamp(null, -1, null);
    }
  }
}
