package org.ktrail.cli.cscope;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;

/**
 * cscope's command line. What it says of a database, its building or its looks means nothing here
 * and is passed over; of the letters that mean something here too, {@code -C} is cscope's, unless a
 * repository stands behind it.
 *
 * @param lines whether questions come line by line on standard input
 * @param single a question of its own, {@code -L}
 * @param anyCase whether capitals and small letters are alike
 * @param prefix stands before every path of an answer, "" if none
 * @param database the file that a client names, which lies in the repository
 * @param repository given as everywhere else
 */
record CscopeWords(
    boolean lines,
    Optional<Single> single,
    boolean anyCase,
    String prefix,
    Optional<Path> database,
    Optional<String> repository,
    boolean help) {
  /** Options that are followed by a value, which is passed over. */
  private static final String VALUED = "IFisp";

  private static final String PLAIN = "bcdekqRTuUvhlLC";

  /** A question of the command line. */
  record Single(int number, String pattern) {}

  /**
   * @throws UserError if a word is none of cscope's
   */
  static CscopeWords of(List<String> words) {
    Reading reading = new Reading(words);
    reading.read();
    return new CscopeWords(
        reading.lines,
        reading.single,
        reading.anyCase,
        reading.prefix,
        reading.database,
        reading.repository,
        reading.help);
  }

  /** Letters may stand together behind one dash, and a value behind its letter. */
  private static final class Reading {
    private final List<String> words;
    private int at;
    private boolean lines;
    private boolean anyCase;
    private boolean help;
    private String prefix = "";
    private Optional<Single> single = Optional.empty();
    private Optional<Path> database = Optional.empty();
    private Optional<String> repository = Optional.empty();
    private final List<String> rest = new ArrayList<>();

    Reading(List<String> words) {
      this.words = words;
    }

    void read() {
      while (at < words.size()) {
        String word = words.get(at++);
        if (word.equals("--help") || word.equals("-h")) {
          help = true;
        } else if (word.length() > 1 && word.startsWith("-") && !word.startsWith("--")) {
          letters(word.substring(1));
        } else {
          rest.add(word); // source files, which git tells
        }
      }
    }

    private void letters(String letters) {
      for (int i = 0; i < letters.length(); i++) {
        char letter = letters.charAt(i);
        String behind = letters.substring(i + 1);
        if (letter >= '0' && letter <= '9') {
          single = Optional.of(new Single(letter - '0', value(behind, letter)));
          return;
        } else if (letter == 'P') {
          String path = value(behind, letter);
          prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
          return;
        } else if (letter == 'f') {
          database = Optional.of(Path.of(value(behind, letter)));
          return;
        } else if (VALUED.indexOf(letter) >= 0) {
          value(behind, letter);
          return;
        } else if (PLAIN.indexOf(letter) < 0) {
          throw new UserError("cscope has no option -" + letter + " (see ktrail cscope --help)");
        }
        lines |= letter == 'l';
        if (letter == 'C') {
          repository = behind.isEmpty() ? directory() : Optional.empty();
          anyCase |= repository.isEmpty();
        }
      }
    }

    private String value(String behind, char letter) {
      if (!behind.isEmpty()) {
        return behind;
      }
      if (at == words.size()) {
        throw new UserError("cscope -" + letter + ": what stands behind it is missing");
      }
      return words.get(at++);
    }

    private Optional<String> directory() {
      return at < words.size() && Files.isDirectory(Path.of(words.get(at)))
          ? Optional.of(words.get(at++))
          : Optional.empty();
    }
  }
}
