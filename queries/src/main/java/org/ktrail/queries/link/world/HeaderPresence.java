package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.includes.Includes;

/**
 * When a header is in a build at all: where every include of it stands under a condition, or in
 * headers that are conditional themselves ({@code #ifdef CONFIG_X} around an include of a whole
 * alternative implementation). Formulas are kept short; what would grow long is taken for always.
 */
public final class HeaderPresence {
  /**
   * Includers whose conditions differ, beyond which a header counts as always present: each
   * architecture has its own reasons to include a header that stands in for something.
   */
  private static final int TERMS = 32;

  /** Atoms of a formula that is kept. */
  private static final int ATOMS = 128;

  /** How many levels of includes the conditions are handed down. */
  private static final int ROUNDS = 4;

  private HeaderPresence() {}

  /**
   * @param known the condition of each file so far; gets the presence of headers added
   */
  static void addTo(
      Condition[] known, World world, Includes includes, Declarations[] declarations) {
    int n = known.length;
    Condition[] own = new Condition[n];
    java.util.Arrays.fill(own, Condition.ALWAYS);
    Map<Integer, Condition> ofArchitecture = architectures(known, world, includes);
    for (int round = 0; round < ROUNDS; round++) {
      List<Set<Condition>> from = new ArrayList<>(n);
      for (int f = 0; f < n; f++) {
        from.add(new LinkedHashSet<>());
      }
      for (int f = 0; f < n; f++) {
        // What assembly includes says nothing of the C in it.
        if (!world.program(f).equals(World.KERNEL) || world.path(f).endsWith(".S")) {
          continue;
        }
        int[] targets = includes.targets(f);
        for (int i = 0; i < targets.length; i++) {
          Set<Condition> into = from.get(targets[i]);
          if (into.size() <= TERMS && !into.contains(Condition.ALWAYS)) {
            Condition include = declarations[f].conditions().get(includes.targetCondition(f, i));
            boolean unit = world.path(f).endsWith(".c");
            boolean near = includes.architectureOf(targets[i]) == includes.architectureOf(f);
            Condition place = near ? Condition.ALWAYS : place(f, includes, ofArchitecture);
            Condition here = Condition.and(place, unit ? Condition.ALWAYS : own[f]);
            into.add(Condition.and(here, include));
          }
        }
      }
      boolean changed = false;
      for (int f = 0; f < n; f++) {
        Set<Condition> terms = from.get(f);
        if (!world.path(f).endsWith(".h") || terms.isEmpty()) {
          continue;
        }
        Condition presence =
            terms.size() > TERMS || terms.contains(Condition.ALWAYS)
                ? Condition.ALWAYS
                : bounded(Condition.or(List.copyOf(terms)));
        if (!presence.equals(own[f])) {
          own[f] = presence;
          changed = true;
        }
      }
      if (!changed) {
        break;
      }
    }
    for (int f = 0; f < n; f++) {
      // What one architecture includes out of another's directory is there for that other, too.
      if ((world.architectures(known[f]) & world.architectures(own[f])) != 0) {
        known[f] = Condition.and(known[f], own[f]);
      }
    }
  }

  private static Condition bounded(Condition condition) {
    return atoms(condition) > ATOMS ? Condition.ALWAYS : condition;
  }

  private static int atoms(Condition condition) {
    return switch (condition) {
      case Condition.Constant c -> 0;
      case Condition.Atom a -> 1;
      case Condition.Not n -> atoms(n.of());
      case Condition.And a -> a.terms().stream().mapToInt(HeaderPresence::atoms).sum();
      case Condition.Or o -> o.terms().stream().mapToInt(HeaderPresence::atoms).sum();
    };
  }

  /** When the files of each architecture take part, by what its headers say. */
  private static Map<Integer, Condition> architectures(
      Condition[] known, World world, Includes includes) {
    Map<Integer, Condition> found = new HashMap<>();
    for (int f = 0; f < known.length; f++) {
      int a = includes.architectureOf(f);
      if (a >= 0 && PrivateMacros.isPublic(world.path(f))) {
        found.putIfAbsent(a, known[f]);
      }
    }
    return found;
  }

  /** The architecture that an includer brings in. */
  private static Condition place(
      int file, Includes includes, Map<Integer, Condition> ofArchitecture) {
    int a = includes.architectureOf(file);
    return a < 0 ? Condition.ALWAYS : ofArchitecture.getOrDefault(a, Condition.ALWAYS);
  }
}
