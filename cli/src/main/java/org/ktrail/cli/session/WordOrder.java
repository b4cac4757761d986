package org.ktrail.cli.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command line with the options of the command behind its name, wherever they stood:
 * {@code ktrail --rev v6.1 callers f} is {@code ktrail callers f --rev v6.1}.
 *
 * @param command the name of the command, empty if none is given
 */
public record WordOrder(Optional<String> command, List<String> arguments) {
  /** Options of {@code ktrail} itself. */
  private static final Set<String> OWN =
      Set.of("-C", "-h", "--help", "-V", "--version", "--no-server");

  /** Options of most commands that are followed by a value. */
  private static final Set<String> VALUED =
      Set.of("--rev", "--config", "--arch", "--series", "--at", "--base", "--format", "--limit");

  public static WordOrder of(List<String> words) {
    List<String> own = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      String word = words.get(at);
      boolean valued = word.equals("-C") || VALUED.contains(word);
      int end = Math.min(words.size(), at + (valued ? 2 : 1));
      (OWN.contains(word) || word.startsWith("-C") ? own : moved).addAll(words.subList(at, end));
      at = end;
    }
    if (at == words.size()) {
      return new WordOrder(Optional.empty(), words);
    }
    List<String> rest = words.subList(at, words.size());
    // What stands behind "--" is no option.
    int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
    List<String> arguments = new ArrayList<>(own);
    arguments.addAll(rest.subList(0, end));
    arguments.addAll(moved);
    arguments.addAll(rest.subList(end, rest.size()));
    return new WordOrder(Optional.of(rest.getFirst()), List.copyOf(arguments));
  }
}
