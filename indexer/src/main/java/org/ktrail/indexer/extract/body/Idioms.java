package org.ktrail.indexer.extract.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What general macros and functions do to the flow of control: {@code idioms.tsv}. */
final class Idioms {
  private static final Map<String, Kind> ALL = read();

  private Idioms() {}

  /** A row's first word. */
  enum Kind {
    /** The value of its first argument is its own: {@code likely(x)}. */
    VALUE,
    /** A number that the compiler knows; none of its arguments is read: {@code offsetof(t, m)}. */
    CONSTANT,
    /** Never returns. */
    STOP,
    /** Never returns if its first argument is true. */
    STOP_IF,
    /** Heads a loop whose body may run any number of times. */
    NONE
  }

  static Kind of(String name) {
    return ALL.getOrDefault(name, Kind.NONE);
  }

  private static Map<String, Kind> read() {
    Map<String, Kind> all = new HashMap<>();
    var in = Objects.requireNonNull(Idioms.class.getResourceAsStream("idioms.tsv"), "idioms.tsv");
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split("\t", -1);
        if (!line.startsWith("#") && cells.length >= 2) {
          all.put(
              cells[1],
              switch (cells[0]) {
                case "value" -> Kind.VALUE;
                case "constant" -> Kind.CONSTANT;
                case "stop" -> Kind.STOP;
                case "stop-if" -> Kind.STOP_IF;
                default -> throw new IllegalStateException("idioms.tsv: " + line);
              });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(all);
  }
}
