package org.ktrail.queries.link.partial;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Atoms;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.world.DefinedMacros;
import org.ktrail.queries.link.world.PrivateMacros;

/**
 * What changed macros would change in what the graph keeps of conditions: {@code defined(X)} is
 * decided by who defines it ({@link DefinedMacros}, {@link PrivateMacros}), a comparison by values.
 */
final class MacroObstacles {
  /** Files that mention a macro of which it is asked whether a condition of theirs does. */
  private static final int ASKED = 300;

  private final Graph graph;
  private final PartialFacts facts;

  MacroObstacles(Graph graph, PartialFacts facts) {
    this.graph = graph;
    this.facts = facts;
  }

  Optional<String> find() {
    for (int f : facts.changedOrGone()) {
      @Nullable Declarations before = facts.before(f);
      @Nullable Declarations now = facts.isGone(f) ? null : facts.declarations(f);
      for (String name : otherDefinitions(f, before, now)) {
        if (isAskedFor(name, PrivateMacros.isPublic(facts.path(f)))) {
          return Optional.of("conditions ask for " + name + ", which is defined otherwise now");
        }
      }
      Optional<String> fresh = now == null ? Optional.empty() : freshlyAsked(f, before, now);
      if (fresh.isPresent()) {
        return Optional.of("a condition asks for " + fresh.get() + ", which was not asked for");
      }
    }
    return Optional.empty();
  }

  private record Definition(String text, Condition condition) {}

  private Map<String, Set<Definition>> definitions(int file, boolean now) {
    Map<String, Set<Definition>> found = new HashMap<>();
    Declarations d = now ? facts.declarations(file) : Objects.requireNonNull(facts.before(file));
    d.macros().forEach(m -> add(found, m, d));
    (now ? facts.constants(file) : facts.constantsBefore(file)).forEach(m -> add(found, m, d));
    return found;
  }

  private static void add(Map<String, Set<Definition>> to, Declarations.Macro m, Declarations d) {
    to.computeIfAbsent(m.name(), k -> new HashSet<>())
        .add(new Definition(m.replacement(), d.conditions().get(m.condition())));
  }

  private Set<String> otherDefinitions(
      int file, @Nullable Declarations before, @Nullable Declarations now) {
    Map<String, Set<Definition>> old = before == null ? Map.of() : definitions(file, false);
    Map<String, Set<Definition>> fresh = now == null ? Map.of() : definitions(file, true);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    names.removeIf(n -> Objects.equals(old.get(n), fresh.get(n)));
    return names;
  }

  /**
   * Whether a condition asks whether a macro is defined, or for its value.
   *
   * @param byAll whether the macro is defined for all; else only headers ask who includes them
   */
  private boolean isAskedFor(String name, boolean byAll) {
    if (graph.definedWhen(name).isPresent() || !graph.constants(name).isEmpty()) {
      return true;
    }
    List<Integer> mentioning = facts.filesMentioning(name);
    if (mentioning.size() > ASKED) {
      return true;
    }
    Set<Integer> all = new TreeSet<>(mentioning);
    facts.changed().forEach(all::add);
    for (int f : all) {
      if (!facts.isGone(f)
          && (byAll || facts.path(f).endsWith(".h"))
          && facts.declarations(f).conditions().stream().anyMatch(c -> mentions(c, name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(Condition condition, String name) {
    return Atoms.of(condition).stream()
        .anyMatch(atom -> atom.contains(name) && PreprocessingTokens.of(atom).contains(name));
  }

  /** A name that conditions of a file ask for, did not before, and that the graph does not tell. */
  private Optional<String> freshlyAsked(int file, @Nullable Declarations before, Declarations now) {
    Set<Condition> old = before == null ? Set.of() : new HashSet<>(before.conditions());
    Set<String> names = new TreeSet<>();
    for (Condition c : now.conditions()) {
      if (!old.contains(c)) {
        names.addAll(Atoms.of(c));
      }
    }
    for (String atom : names) {
      for (String token : PreprocessingTokens.of(atom)) {
        boolean open =
            PreprocessingTokens.isIdentifier(token)
                && !token.startsWith("CONFIG_")
                && !token.equals("defined")
                && !token.equals("ARCH");
        if (open && graph.definedWhen(token).isEmpty() && isDefinedFor(file, token)) {
          return Optional.of(token);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it matters to conditions of a file that a macro is defined somewhere. */
  private boolean isDefinedFor(int file, String macro) {
    boolean header = facts.path(file).endsWith(".h");
    return facts.filesDefining(macro).stream()
        .anyMatch(f -> header || PrivateMacros.isPublic(facts.path(f)));
  }
}
