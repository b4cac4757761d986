package org.ktrail.indexer.kbuild;

import java.util.Map;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;

/**
 * Macros that makefiles define for the compiler ({@code ccflags-y += -DDEBUG}, {@code CFLAGS_x.o =
 * -DX=1}), and when. A name whose flag only a running make knows is left out.
 */
final class CompilerDefines {
  /** By what they are for: a directory, one below which they hold too, or a file without suffix. */
  private final Map<String, Map<String, Condition>> directories = new TreeMap<>();

  private final Map<String, Map<String, Condition>> trees = new TreeMap<>();
  private final Map<String, Map<String, Condition>> files = new TreeMap<>();

  /** Whether an assignment to a variable that begins so may define something. */
  static boolean matters(String variable, String value) {
    return value.contains("-D")
        && (variable.startsWith("ccflags-")
            || variable.startsWith("subdir-ccflags-")
            || variable.startsWith("CFLAGS_")
            || variable.equals("EXTRA_CFLAGS"));
  }

  void add(String directory, MakeScope scope, MakeExpander expander) {
    for (String name : scope.ownNames()) {
      switch (name) {
        case "ccflags-y", "ccflags-m", "EXTRA_CFLAGS" ->
            add(directories, directory, expander, name);
        case "subdir-ccflags-y", "subdir-ccflags-m" -> add(trees, directory, expander, name);
        default -> {
          if (name.startsWith("CFLAGS_") && name.endsWith(".o")) {
            String file = name.substring("CFLAGS_".length(), name.length() - 2);
            add(files, PathLookup.resolve(directory, file), expander, name);
          }
        }
      }
    }
  }

  private static void add(
      Map<String, Map<String, Condition>> to, String key, MakeExpander expander, String variable) {
    for (MakeWord word : expander.value(variable)) {
      if (word.text().startsWith("-D")) {
        String defined = word.text().substring(2).split("=", 2)[0];
        if (!defined.isEmpty() && defined.indexOf(MakeWord.UNKNOWN) < 0) {
          to.computeIfAbsent(key, k -> new TreeMap<>())
              .merge(defined, Guards.written(word.when()), Condition::or);
        }
      }
    }
  }

  /** The macros that are defined when a file is compiled, with the condition of each. */
  Map<String, Condition> of(String path) {
    int dot = path.lastIndexOf('.');
    String directory = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    Map<String, Condition> all = new TreeMap<>();
    merge(all, files.get(dot < 0 ? path : path.substring(0, dot)));
    merge(all, directories.get(directory));
    for (String above = directory; ; above = above.substring(0, above.lastIndexOf('/'))) {
      merge(all, trees.get(above));
      if (above.indexOf('/') < 0) {
        return all;
      }
    }
  }

  private static void merge(
      Map<String, Condition> into, @org.jspecify.annotations.Nullable Map<String, Condition> more) {
    if (more != null) {
      more.forEach((name, when) -> into.merge(name, when, Condition::or));
    }
  }
}
