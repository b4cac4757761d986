package org.ktrail.indexer.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Data files that lie beside the class that reads them, in the resources: UTF-8, an entry a line,
 * blank lines and comments left out.
 */
public final class DataFile {
  private DataFile() {}

  /** Lines that may hold {@code #} themselves: only one at the start of a line is a comment. */
  public static List<String> lines(Class<?> reader, String file) {
    return text(reader, file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** Lines in which {@code #} begins a comment wherever it stands, without the blanks around. */
  public static List<String> entries(Class<?> reader, String file) {
    return text(reader, file)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** {@link #entries} as a set. */
  public static Set<String> names(Class<?> reader, String file) {
    return Set.copyOf(entries(reader, file).stream().distinct().toList());
  }

  /**
   * {@link #lines} as cells between tabs.
   *
   * @throws IllegalStateException if a line has another number of cells
   */
  public static List<String[]> table(Class<?> reader, String file, int columns) {
    List<String[]> rows = new ArrayList<>();
    for (String line : lines(reader, file)) {
      String[] cells = line.split("\t", -1);
      if (cells.length != columns) {
        throw new IllegalStateException(file + ": " + cells.length + " cells: " + line);
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The whole of a file. */
  public static String text(Class<?> reader, String file) {
    try (InputStream in = reader.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
