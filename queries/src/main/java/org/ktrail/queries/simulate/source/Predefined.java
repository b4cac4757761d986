package org.ktrail.queries.simulate.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.queries.simulate.model.Models;

/**
 * Macros that no file of the snapshot defines: the compiler's, those of the configuration, and
 * those of models, which go before the snapshot's.
 */
final class Predefined {
  private Predefined() {}

  static Map<String, Macro> of(Configuration configuration, Models models) {
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
    // Where a file was rebuilt from hunks, the beginning of a conditional may not have been seen.
    define(macros, "KTRAIL_UNSEEN", "1");
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
    models.macros().forEach((name, directive) -> macros.put(name, macro(directive)));
    return macros;
  }

  private static final Pattern DIRECTIVE =
      Pattern.compile("#define (\\w+)(?:\\(([^)]*)\\))?(?:\\s+(.*))?");

  private static Macro macro(String directive) {
    Matcher m = DIRECTIVE.matcher(directive);
    if (!m.matches()) {
      throw new IllegalArgumentException(directive);
    }
    boolean functionLike = m.group(2) != null;
    List<String> parameters = new ArrayList<>();
    boolean variadic = false;
    if (functionLike && !m.group(2).isBlank()) {
      for (String p : m.group(2).split(",")) {
        variadic |= p.strip().equals("...");
        parameters.add(p.strip().replace("...", "__VA_ARGS__"));
      }
    }
    String text = m.group(3) == null ? "" : m.group(3).strip();
    return new Macro(m.group(1), functionLike, parameters, variadic, text, 0, 0, 0, -1);
  }

  private static void define(Map<String, Macro> macros, String name, String value) {
    macros.put(name, new Macro(name, false, List.of(), false, value, 0, 0, 0, -1));
  }
}
