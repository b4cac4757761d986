package org.ktrail.queries.invariants.check.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.code.MacroTexts;
import org.ktrail.queries.invariants.values.Known;

/**
 * A local that its function does not mention again, or only sets. Told by the function's text, in
 * which all configurations stand; a macro may have the name within, so those that the function
 * names are looked up.
 */
public final class UnusedLocal implements Check {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*+");

  /** Files that are looked at for a macro; one of more is nobody's in particular. */
  private static final int MOST_DEFINERS = 4;

  /** Macros in each other that are followed. */
  private static final int DEEPEST = 4;

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()
        || s.flow.steps().stream().anyMatch(t -> t.event() instanceof Event.Unread)) {
      return;
    }
    List<Flow.Variable> locals = s.locals();
    if (locals.isEmpty()) {
      return;
    }
    String text = String.join("\n", s.code.lines(s.flow));
    Map<String, Integer> words = new HashMap<>();
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      words.merge(m.group(), 1, Integer::sum);
    }
    for (Flow.Variable v : locals) {
      int mentions = words.getOrDefault(v.name(), 0) - 1;
      int sets = mentions <= 0 ? 0 : sets(text, v.name());
      if (mentions >= 0 && mentions == sets && !isExcused(s, v, words.keySet())) {
        found.accept(
            s.breach(
                "unused-local",
                v.line(),
                v.name(),
                "%s is %s".formatted(v.name(), sets > 0 ? "set, and never read" : "not used"),
                s.way(v.line(), v.name() + " is declared")));
      }
    }
  }

  /** Statements that set it as a whole and do nothing else with it. */
  private static int sets(String text, String name) {
    int sets = 0;
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      if (m.group().equals(name)) {
        String before = text.substring(Math.max(0, m.start() - 80), m.start()).stripTrailing();
        String after = text.substring(m.end(), Math.min(text.length(), m.end() + 8)).strip();
        boolean statement =
            before.isEmpty()
                || ";{}:)".indexOf(before.charAt(before.length() - 1)) >= 0
                || before.endsWith(" else");
        sets += statement && after.startsWith("=") && !after.startsWith("==") ? 1 : 0;
      }
    }
    return sets;
  }

  /** An attribute says that it may be unused, or a macro of the function has its name within. */
  private static boolean isExcused(Subject s, Flow.Variable v, Set<String> words) {
    String declaration = s.code.lines(s.flow).get(v.line() - s.flow.line());
    if (!Known.mentions(declaration, v.name())
        || declaration.matches(".*\\b__(?:(?:maybe_|always_)?unused|attribute|free).*")) {
      return true;
    }
    Set<String> made = new HashSet<>(words);
    made.remove(v.name());
    return isWithin(s, v.name(), made);
  }

  /** Whether macros of these names, or macros that they are made of, have a name within. */
  private static boolean isWithin(Subject s, String name, Set<String> words) {
    Set<String> seen = new HashSet<>(words);
    Set<String> open = words;
    for (int depth = 0; depth < DEEPEST && !open.isEmpty(); depth++) {
      Set<String> next = new HashSet<>();
      for (String word : open) {
        for (MacroTexts.Macro macro : macros(s, word)) {
          if (Known.mentions(macro.replacement(), name)) {
            return true;
          }
          Matcher m = WORD.matcher(macro.replacement());
          while (m.find()) {
            if (seen.add(m.group())) {
              next.add(m.group());
            }
          }
        }
      }
      open = next;
    }
    return false;
  }

  /** The macros of a name: those of the file itself, else those of the files that are nearest. */
  private static List<MacroTexts.Macro> macros(Subject s, String word) {
    List<MacroTexts.Macro> own = s.code.macrosOf(s.flow.file(), word);
    if (!own.isEmpty()) {
      return own;
    }
    List<String> paths = s.code.files().defining(word);
    if (paths.size() > MOST_DEFINERS) {
      String subsystem = CodeState.subsystem(s.flow.file());
      paths =
          paths.stream()
              .filter(p -> p.endsWith(".h") && p.startsWith(subsystem))
              .sorted(Comparator.comparing(p -> -common(p, s.flow.file())))
              .limit(MOST_DEFINERS)
              .toList();
    }
    return paths.stream().flatMap(path -> s.code.macrosOf(path, word).stream()).toList();
  }

  private static int common(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
