package org.ktrail.cli.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The words of a command line with the options of the command behind its name, wherever they stood:
 * {@code ktrail --rev v6.1 callers f} is {@code ktrail callers f --rev v6.1}.
 *
 * @param command the name of the command, empty if none is given
 */
public record WordOrder(Optional<String> command, List<String> arguments) {
  /** Options of {@code ktrail} itself. */
  private static final Set<String> OWN =
      Set.of("-C", "-h", "--help", "-V", "--version", "--no-pager", "--no-server");

  /** What may stand behind {@code --color}, which alone is always. */
  private static final Set<String> WHEN = Set.of("always", "auto", "never");

  /** Options of most commands that are followed by a value. */
  private static final Set<String> VALUED =
      Set.of("--rev", "--config", "--arch", "--series", "--at", "--base", "--format", "--limit");

  /** Commands that stand in for other programs, and read the words behind them by their rules. */
  private static final Set<String> STAND_INS = Set.of("cscope");

  public static WordOrder of(List<String> words) {
    return of(words, word -> true);
  }

  /**
   * The same where the names of commands are known: what stands behind an option before the command
   * and is none is taken for its value.
   */
  public static WordOrder of(List<String> given, Predicate<String> isCommand) {
    List<String> words = colours(given);
    List<String> own = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      String word = words.get(at);
      boolean valued = word.equals("-C") || VALUED.contains(word) || isValued(words, at, isCommand);
      int end = Math.min(words.size(), at + (valued ? 2 : 1));
      (OWN.contains(word) || word.startsWith("-C") ? own : moved).addAll(words.subList(at, end));
      at = end;
    }
    if (at == words.size()) {
      return new WordOrder(Optional.empty(), words);
    }
    List<String> rest = words.subList(at, words.size());
    if (STAND_INS.contains(rest.getFirst())) {
      List<String> behind = new ArrayList<>(own);
      behind.addAll(List.of(rest.getFirst(), "--"));
      behind.addAll(moved);
      behind.addAll(rest.subList(1, rest.size()));
      return new WordOrder(Optional.of(rest.getFirst()), List.copyOf(behind));
    }
    // What stands behind "--" is no option.
    int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
    List<String> arguments = new ArrayList<>(own);
    arguments.addAll(rest.subList(0, end));
    arguments.addAll(moved);
    arguments.addAll(rest.subList(end, rest.size()));
    return new WordOrder(Optional.of(rest.getFirst()), List.copyOf(arguments));
  }

  private static boolean isValued(List<String> words, int at, Predicate<String> isCommand) {
    return !OWN.contains(words.get(at))
        && words.get(at).indexOf('=') < 0
        && at + 2 < words.size()
        && !words.get(at + 1).startsWith("-")
        && !isCommand.test(words.get(at + 1))
        && words.subList(at + 2, words.size()).stream().anyMatch(isCommand);
  }

  private static List<String> colours(List<String> words) {
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    List<String> out = new ArrayList<>(words);
    for (int i = 0; i < end; i++) {
      if (words.get(i).equals("--color") && (i + 1 == end || !WHEN.contains(words.get(i + 1)))) {
        out.set(i, "--color=always");
      }
    }
    return out;
  }

  /** {@code help callers} as {@code callers --help}. */
  public WordOrder helping() {
    if (command.filter("help"::equals).isEmpty() || arguments.contains("--help")) {
      return this;
    }
    int at = arguments.indexOf("help");
    List<String> words = new ArrayList<>(arguments.subList(0, at));
    List<String> named =
        arguments.subList(at + 1, arguments.size()).stream()
            .filter(w -> !w.startsWith("-"))
            .toList();
    words.addAll(named);
    words.add("--help");
    return new WordOrder(named.stream().findFirst(), words);
  }
}
