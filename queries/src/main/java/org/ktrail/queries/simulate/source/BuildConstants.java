package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Unsupported;

/**
 * What generated headers define: constants that the build has a compiler compute from sources which
 * include {@code linux/kbuild.h}. Computed here from the same sources, each when it is asked for.
 */
final class BuildConstants {
  private static final String IDIOM = "linux/kbuild.h";

  /** Finds what a statement of a source gives a constant. */
  interface Evaluation {
    /**
     * @param statement as written, macros not expanded
     * @return empty if it does not give it a value
     * @throws Unsupported if it does, and which is not known
     */
    Optional<Long> value(int file, List<Lexeme> statement, String name);
  }

  private final SnapshotFiles files;
  private final Preprocessor preprocessor;
  private @Nullable Evaluation evaluation;
  private @Nullable Map<Integer, Set<String>> names;
  private final Map<String, Optional<Macro>> known = new HashMap<>();

  /** Why constants of the build are not known. */
  private final Map<String, Unsupported> unknown = new HashMap<>();

  BuildConstants(SnapshotFiles files, Preprocessor preprocessor) {
    this.files = files;
    this.preprocessor = preprocessor;
  }

  void evaluateBy(Evaluation by) {
    evaluation = by;
  }

  /**
   * Why a name has no value though the build gives it one; null if it has, or the build does not.
   */
  @Nullable Unsupported unknown(String name) {
    return unknown.get(name);
  }

  Optional<Macro> of(String name) {
    Optional<Macro> found = known.get(name);
    if (found == null) {
      known.put(name, Optional.empty()); // while it is computed
      found = compute(name);
      known.put(name, found);
    }
    return found;
  }

  private Optional<Macro> compute(String name) {
    Evaluation by = evaluation;
    for (Map.Entry<Integer, Set<String>> e : names().entrySet()) {
      int file = e.getKey();
      if (by == null || !e.getValue().contains(name)) {
        continue;
      }
      try {
        List<List<Lexeme>> statements =
            files.text(file).statementsOn(name, b -> preprocessor.isTaken(file, b));
        for (List<Lexeme> statement : statements) {
          Optional<Long> value = by.value(file, statement, name);
          if (value.isPresent()) {
            String text = Long.toString(value.get());
            return Optional.of(new Macro(name, false, List.of(), false, text, 0, 0, 0, -1));
          }
        }
      } catch (Unsupported u) {
        unknown.put(name, u);
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** By source, what may be constants in it. */
  private Map<Integer, Set<String>> names() {
    Map<Integer, Set<String>> all = names;
    if (all == null) {
      all = new HashMap<>();
      for (int f : sources()) {
        all.put(f, files.text(f).firstArguments());
      }
      names = all;
    }
    return all;
  }

  /** Sources of the idiom, and what they include of their kind. */
  private List<Integer> sources() {
    Set<Integer> candidates = new TreeSet<>(files.sources.mentioning("DEFINE"));
    candidates.addAll(files.sources.mentioning("OFFSET"));
    candidates.addAll(files.sources.changed());
    candidates.removeIf(f -> !files.path(f).endsWith(".c") || !files.isOfConfiguration(f));
    List<Integer> roots = new ArrayList<>();
    for (int f : candidates) {
      if (files.sources.declarations(f).includes().stream().anyMatch(i -> i.path().equals(IDIOM))) {
        roots.add(f);
      }
    }
    List<Integer> out = new ArrayList<>();
    for (int f : candidates) {
      if (roots.contains(f) || roots.stream().anyMatch(r -> files.sources.sees(r, f))) {
        out.add(f);
      }
    }
    return out;
  }
}
