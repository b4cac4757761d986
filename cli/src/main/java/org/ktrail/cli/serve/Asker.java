package org.ktrail.cli.serve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Who asks, as far as it changes the answer.
 *
 * @param directory where the command is given, absolute
 * @param environment the variables that count
 * @param args the command line
 * @param terminal the columns of the terminal that the answer goes to, 0 if it does not know; empty
 *     if it goes to none
 */
record Asker(
    Path directory, Map<String, String> environment, List<String> args, OptionalInt terminal) {
  Asker {
    environment = Map.copyOf(environment);
    args = List.copyOf(args);
  }

  /** Variables that a process reads for itself, and this one has read already. */
  private static boolean isOfProcess(String variable) {
    return variable.equals("HOME")
        || variable.equals("XDG_CACHE_HOME")
        || variable.equals("XDG_CONFIG_HOME")
        || variable.startsWith("GIT_CONFIG");
  }

  /** Whether a process of the asker's own would have the same home, cache and settings as this. */
  boolean isAtHome() {
    return ofProcess(environment).equals(ofProcess(System.getenv()));
  }

  /** Whether characters are read as by a process with these variables. */
  boolean hasLocaleOf(Map<String, String> variables) {
    return locale(environment).equals(locale(variables));
  }

  private static String locale(Map<String, String> variables) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> ofProcess(Map<String, String> variables) {
    Map<String, String> own = new HashMap<>(variables);
    own.keySet().removeIf(variable -> !isOfProcess(variable));
    return own;
  }

  /**
   * Reads what the launcher sends: strings that end with a NUL, each with a letter before it that
   * says what it is: {@code d} the directory, {@code e} {@code NAME=VALUE}, {@code a} a word of the
   * command line, {@code t} the columns of the terminal.
   *
   * @throws IllegalArgumentException if it is something else
   * @throws ForLauncher if it has characters that a process might read otherwise
   */
  static Asker read(byte[] sent) {
    Path directory = null;
    Map<String, String> environment = new HashMap<>();
    List<String> args = new ArrayList<>();
    OptionalInt terminal = OptionalInt.empty();
    int from = 0;
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] < 0) {
        throw new ForLauncher(); // what a locale makes of it, its process knows
      }
      if (sent[i] != 0) {
        continue;
      }
      if (i == from) {
        throw new IllegalArgumentException("a string without its letter");
      }
      String text = new String(sent, from + 1, i - from - 1, StandardCharsets.US_ASCII);
      switch (sent[from]) {
        case 't' -> terminal = OptionalInt.of(columns(text));
        case 'd' -> directory = Path.of(text);
        case 'a' -> args.add(text);
        case 'e' -> {
          int equals = text.indexOf('=');
          if (equals < 0) {
            throw new IllegalArgumentException("no NAME=VALUE: " + text);
          }
          environment.put(text.substring(0, equals), text.substring(equals + 1));
        }
        default -> throw new IllegalArgumentException("no such letter: " + (char) sent[from]);
      }
      from = i + 1;
    }
    if (from != sent.length || directory == null || !directory.isAbsolute()) {
      throw new IllegalArgumentException("not what a launcher sends");
    }
    return new Asker(directory, environment, args, terminal);
  }

  private static int columns(String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("no number of columns: " + text);
    }
    return Integer.parseInt(text);
  }
}
