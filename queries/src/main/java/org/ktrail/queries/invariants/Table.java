package org.ktrail.queries.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a table of this package's resources: cells by tabs, {@code #} for comments. */
final class Table {
  private Table() {}

  /** The names in a table of one column. */
  static Set<String> names(String name) {
    return read(name, 1).stream().map(row -> row[0]).collect(Collectors.toUnmodifiableSet());
  }

  static List<String[]> read(String name, int columns) {
    List<String[]> rows = new ArrayList<>();
    var in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
          throw new IllegalStateException(name + ": " + cells.length + " cells: " + line);
        }
        rows.add(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
