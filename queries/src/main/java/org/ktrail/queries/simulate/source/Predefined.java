package org.ktrail.queries.simulate.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.Declarations.Macro;

/** Macros that no file of the snapshot defines: the compiler's, and those of the configuration. */
final class Predefined {
  private Predefined() {}

  static Map<String, Macro> of(Configuration configuration) {
    Map<String, Macro> macros = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Predefined.class.getResourceAsStream("compiler-macros.txt")),
                StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", 2);
          define(macros, columns[0], columns.length > 1 ? columns[1] : "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // As Kconfig writes them to autoconf.h.
    configuration
        .values()
        .forEach((symbol, value) -> {
          switch (value) {
            case "y" -> define(macros, "CONFIG_" + symbol, "1");
            case "m" -> define(macros, "CONFIG_" + symbol + "_MODULE", "1");
            default ->
                define(
                    macros,
                    "CONFIG_" + symbol,
                    value.matches("-?\\d+|0[xX][0-9a-fA-F]+")
                        ? value
                        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
          }
        });
    return macros;
  }

  private static void define(Map<String, Macro> macros, String name, String value) {
    macros.put(name, new Macro(name, false, List.of(), false, value, 0, 0, 0, -1));
  }
}
