package org.ktrail.indexer.condition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Opaque atoms whose truth is the same in every C file of a kernel build, or follows from the
 * configuration: the data file {@code fixed-atoms.tsv} beside this class says which and why.
 */
final class FixedAtoms {
  static final Map<String, Condition> KERNEL = load();

  private FixedAtoms() {}

  private static Map<String, Condition> load() {
    try (InputStream in =
        Objects.requireNonNull(FixedAtoms.class.getResourceAsStream("fixed-atoms.tsv"))) {
      Map<String, Condition> atoms = new HashMap<>();
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\t+");
          atoms.put(cells[0], sumOfProducts(cells[1]));
        }
      }
      return Map.copyOf(atoms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's conditions have no parentheses: {@code a && !b || c}, {@code 0} and {@code 1}. */
  private static Condition sumOfProducts(String text) {
    Condition sum = Condition.NEVER;
    for (String product : text.split("\\|\\|")) {
      Condition terms = Condition.ALWAYS;
      for (String literal : product.split("&&")) {
        String atom = literal.strip();
        terms =
            Condition.and(
                terms,
                switch (atom) {
                  case "0" -> Condition.NEVER;
                  case "1" -> Condition.ALWAYS;
                  default ->
                      atom.startsWith("!")
                          ? Condition.not(Condition.atom(atom.substring(1)))
                          : Condition.atom(atom);
                });
      }
      sum = Condition.or(sum, terms);
    }
    return sum;
  }
}
