package org.ktrail.indexer.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What instructions are called: data files beside this class. */
final class Mnemonics {
  private static final Set<String> BRANCHES = load("branches.txt");
  private static final Set<String> OTHERS = load("instructions.txt");

  private Mnemonics() {}

  /** Whether control may go on at a symbol among the operands. */
  static boolean isBranch(String word) {
    if (BRANCHES.contains(word)) {
      return true;
    }
    String plain = plain(word);
    return BRANCHES.contains(plain);
  }

  /** Without hints and sizes: {@code bsr.l}, {@code b.eq}, {@code bf/s}. */
  private static String plain(String word) {
    int dot = word.indexOf('.', 2);
    int b = word.startsWith("b.") ? 1 : -1;
    return b > 0 ? "b" : dot > 0 ? word.substring(0, dot) : word;
  }

  /** Whether a word is an instruction, so that it is no macro of somebody's. */
  static boolean isInstruction(String word) {
    return OTHERS.contains(word);
  }

  private static Set<String> load(String name) {
    try (InputStream in = Objects.requireNonNull(Mnemonics.class.getResourceAsStream(name))) {
      Set<String> words = new HashSet<>();
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          for (String word : line.strip().split("\\s+")) {
            words.add(word);
          }
        }
      }
      words.remove("");
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
