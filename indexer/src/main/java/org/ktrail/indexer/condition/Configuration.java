package org.ktrail.indexer.condition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that one {@code .config} gives to symbols, and its architecture.
 *
 * <p>A symbol that the file does not name is off: Kconfig writes every visible symbol, and what it
 * does not write has no value. Never knows what a symbol depends on; that is Kconfig's.
 *
 * @param values by symbol without {@code CONFIG_}: {@code y}, {@code m}, a number, or a string
 *     without its quotes; symbols that are off are absent
 * @param architecture name of the directory below {@code arch/}, or "" if nobody said
 */
public record Configuration(Map<String, String> values, String architecture) {
  private static final Pattern HEADER = Pattern.compile("# Linux/(\\S+) .*Configuration");
  private static final Pattern COMPARISON =
      Pattern.compile("CONFIG_(\\w+)(==|!=|<=|>=|<|>)(\\d+|0[xX][0-9a-fA-F]+)[uUlL]*");

  /** Values of {@code ARCH} that name a directory otherwise: the kernel's top Makefile maps so. */
  private static final Map<String, String> DIRECTORY_OF_ARCH =
      Map.of(
          "i386", "x86",
          "x86_64", "x86",
          "sparc32", "sparc",
          "sparc64", "sparc",
          "parisc64", "parisc",
          "sh64", "sh");

  public Configuration {
    values = Map.copyOf(values);
  }

  /**
   * Reads a {@code .config}. Lines that are no assignment are passed over.
   *
   * @param arch the architecture to assume when the file's header names none; "" for unknown
   */
  public static Configuration parse(byte[] dotConfig, String arch) {
    Map<String, String> values = new HashMap<>(8192);
    String architecture = arch;
    for (String line : new String(dotConfig, UTF_8).split("\r?\n")) {
      int equals = line.indexOf('=');
      if (line.startsWith("CONFIG_") && equals > 0) {
        String value = unquote(line.substring(equals + 1).strip());
        if (!value.equals("n")) {
          values.put(line.substring("CONFIG_".length(), equals), value);
        }
      } else if (line.startsWith("# Linux/")) {
        Matcher header = HEADER.matcher(line);
        if (header.find()) {
          architecture = directoryOf(header.group(1));
        }
      }
    }
    return new Configuration(values, directoryOf(architecture));
  }

  /** The directory below {@code arch/} that a value of {@code ARCH} means. */
  public static String directoryOf(String arch) {
    return DIRECTORY_OF_ARCH.getOrDefault(arch, arch);
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : value;
  }

  /** An evaluator that asks {@code resolver} for opaque atoms, then the kernel's fixed ones. */
  public ConditionEvaluator evaluator(AtomResolver resolver) {
    return new ConditionEvaluator(this, resolver);
  }

  /** Truth of an atom of the grammar's own kinds; opaque ones are unknown. */
  Truth truth(String atom) {
    if (atom.startsWith("CONFIG_")) {
      return symbol(atom);
    }
    if (atom.startsWith("ARCH=")) {
      return architecture.isEmpty()
          ? Truth.UNKNOWN
          : Truth.of(directoryOf(atom.substring("ARCH=".length())).equals(architecture));
    }
    return Truth.UNKNOWN;
  }

  private Truth symbol(String atom) {
    if (isSymbol(atom)) {
      String value = values.getOrDefault(atom.substring("CONFIG_".length()), "");
      return Truth.of(!value.isEmpty() && !value.equals("0"));
    }
    Matcher comparison = COMPARISON.matcher(atom);
    if (comparison.matches()) {
      return compare(comparison);
    }
    int equals = atom.indexOf('=');
    if (equals < 0 || !isSymbol(atom.substring(0, equals))) {
      return Truth.UNKNOWN;
    }
    String value = values.getOrDefault(atom.substring("CONFIG_".length(), equals), "");
    return Truth.of(value.equals(atom.substring(equals + 1)));
  }

  private Truth compare(Matcher comparison) {
    try {
      // The preprocessor takes an undefined macro, and a symbol set to y, for 0 and 1.
      String text = values.getOrDefault(comparison.group(1), "0");
      long left = text.equals("y") ? 1 : Long.decode(text);
      int order = Long.compare(left, Long.decode(comparison.group(3)));
      return Truth.of(
          switch (comparison.group(2)) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
          });
    } catch (NumberFormatException notNumeric) {
      return Truth.UNKNOWN;
    }
  }

  private static boolean isSymbol(String atom) {
    for (int i = 0; i < atom.length(); i++) {
      char c = atom.charAt(i);
      if (c != '_' && !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
