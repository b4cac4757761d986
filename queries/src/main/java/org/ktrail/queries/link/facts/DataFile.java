package org.ktrail.queries.link.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Data files beside the class that reads them: one entry a line, {@code #} at its start or end a
 * comment.
 */
public final class DataFile {
  private DataFile() {}

  public static Set<String> names(Class<?> reader, String file) {
    return Set.copyOf(
        read(reader, file).stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList());
  }

  /** Lines that may hold {@code #} themselves: only one at the start of a line is a comment. */
  public static List<String> lines(Class<?> reader, String file) {
    return read(reader, file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> read(Class<?> reader, String file) {
    try (InputStream in = reader.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
