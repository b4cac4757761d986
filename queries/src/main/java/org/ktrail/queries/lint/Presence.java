package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * When files of a revision are built: as the base says, and for files that patches add as the
 * makefile that they touch beside them says. Of such a makefile only the assignments that name the
 * object are read, with the conditionals around them and the object they are part of.
 */
public final class Presence {
  private static final Pattern GOAL =
      Pattern.compile("^\\s*([\\w-]+)-(y|m|objs|\\$\\(([A-Z0-9_a-z]+)\\))\\s*[:+]?=(.*)$");
  private static final Pattern IF =
      Pattern.compile(
          "^\\s*+(ifeq|ifneq|ifdef|ifndef)\\s*+(?:\\(\\s*+)?+(?:\\$\\()?(CONFIG_\\w++)\\)?"
              + "\\s*+(?:,\\s*+)?+([ym]?+)\\s*+\\)?+\\s*+$");
  private final Base base;
  private final Map<String, String> makefiles = new TreeMap<>();
  private final Map<String, Boolean> added = new HashMap<>();
  private final Map<String, Condition> known = new HashMap<>();

  public Presence(Base base, List<Delta> deltas) {
    this.base = base;
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        TouchedFile touched = file.file();
        String name = touched.path().substring(touched.path().lastIndexOf('/') + 1);
        if (name.equals("Makefile") || name.equals("Kbuild")) {
          touched
              .after()
              .ifPresent(i -> makefiles.put(touched.path(), new String(i.text(), UTF_8)));
        } else if (touched.oldPath().isEmpty()) {
          added.put(touched.newPath(), true);
        }
      }
    }
  }

  /** When this file takes part in a build; {@link Condition#ALWAYS} for headers. */
  public Condition of(String path) {
    return known.computeIfAbsent(path, this::find);
  }

  private Condition find(String path) {
    if (!path.endsWith(".c")) {
      return path.endsWith(".h") ? Condition.ALWAYS : base.presence(path);
    }
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "" : path.substring(0, slash);
    String object = path.substring(slash + 1, path.length() - 2) + ".o";
    if (added.containsKey(path)) {
      for (String name : List.of("Makefile", "Kbuild")) {
        String makefile = makefiles.get(directory.isEmpty() ? name : directory + "/" + name);
        if (makefile != null) {
          Optional<Condition> own = built(makefile, object, 0);
          if (own.isPresent()) {
            return Condition.and(base.presence(directory + "/."), own.get());
          }
        }
      }
    }
    return base.presence(path);
  }

  private static Optional<Condition> built(String makefile, String object, int depth) {
    Deque<Condition> enclosing = new ArrayDeque<>();
    Condition found = Condition.NEVER;
    String joined = makefile.replaceAll("\\\\\n", " ");
    for (String line : joined.split("\n")) {
      Matcher condition = IF.matcher(line);
      if (condition.matches()) {
        enclosing.push(conditional(condition));
      } else if (line.strip().startsWith("if")) {
        enclosing.push(Condition.ALWAYS);
      } else if (line.strip().equals("else") && !enclosing.isEmpty()) {
        Condition was = enclosing.pop();
        enclosing.push(was.equals(Condition.ALWAYS) ? was : Condition.not(was));
      } else if (line.strip().startsWith("endif") && !enclosing.isEmpty()) {
        enclosing.pop();
      }
      Matcher goal = GOAL.matcher(line);
      if (goal.matches() && List.of(goal.group(4).strip().split("\\s+")).contains(object)) {
        Condition own = goal.group(3) == null ? Condition.ALWAYS : Condition.atom(goal.group(3));
        Condition all = Condition.and(own, Condition.and(List.copyOf(enclosing)));
        if (!goal.group(1).equals("obj") && depth < 3) {
          Condition whole =
              built(makefile, goal.group(1) + ".o", depth + 1).orElse(Condition.ALWAYS);
          all = Condition.and(whole, all);
        }
        found = Condition.or(found, all);
      }
    }
    return found.equals(Condition.NEVER) ? Optional.empty() : Optional.of(found);
  }

  private static Condition conditional(Matcher m) {
    Condition atom = Condition.atom(m.group(3).equals("m") ? m.group(2) + "=m" : m.group(2));
    boolean empty = m.group(3).isEmpty();
    return switch (m.group(1)) {
      case "ifdef" -> atom;
      case "ifndef" -> Condition.not(atom);
      case "ifeq" -> empty ? Condition.not(atom) : atom;
      default -> empty ? atom : Condition.not(atom);
    };
  }
}
