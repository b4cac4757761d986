package org.ktrail.cli.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which command lines a browser may have run that may index: questions about the series that the
 * server was started with, and scenarios of the gallery.
 */
final class AskedWork {
  /** A revision, a label or a scenario: no option, and no file. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.~^-]*+");

  /** A file of the gallery, and none of a directory. */
  private static final Pattern SCENARIO = Pattern.compile("[a-z0-9-]++");

  private AskedWork() {}

  /**
   * The command line; empty if it is none of those.
   *
   * @param asked words, in which {@code --at} is the one option
   * @param series as the command line names it, "" if there is none
   * @param base options that say what the series is for
   */
  static List<String> words(List<String> asked, String series, List<String> base) {
    List<String> words = new ArrayList<>();
    if (asked.isEmpty() || !asked.stream().allMatch(AskedWork::isAllowed)) {
      return words;
    }
    List<String> rest = asked.subList(1, asked.size());
    switch (asked.getFirst()) {
      case "series" -> {
        if (!series.isEmpty() && !rest.isEmpty()) {
          words.addAll(List.of("series", rest.getFirst(), series));
          words.addAll(rest.subList(1, rest.size()));
          words.addAll(rest.getFirst().equals("diff") ? base : List.of());
        }
      }
      case "lint" -> {
        if (!series.isEmpty()) {
          words.addAll(List.of("lint", series));
          words.addAll(rest);
          words.addAll(base);
        }
      }
      case "simulate" -> {
        if (rest.isEmpty()) {
          words.addAll(List.of("simulate", "--list"));
        } else if (rest.size() == 2 && SCENARIO.matcher(rest.getFirst()).matches()) {
          words.addAll(List.of("simulate", rest.getFirst(), "--rev", rest.getLast()));
        }
      }
      default -> {}
    }
    if (!words.isEmpty()) {
      words.addAll(List.of("--format", "json"));
    }
    return words;
  }

  private static boolean isAllowed(String word) {
    return word.equals("--at") || WORD.matcher(word).matches();
  }
}
