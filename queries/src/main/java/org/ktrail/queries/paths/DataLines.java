package org.ktrail.queries.paths;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of a data file of this package, without comments. */
final class DataLines {
  private DataLines() {}

  /** All lines, blank ones too: they part groups. */
  static List<String> of(String file) {
    try (InputStream in = DataLines.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceFirst("#.*", "").strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands behind a word at the beginning of a line. */
  static List<String> of(String file, String word) {
    return of(file).stream()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()).strip())
        .toList();
  }
}
