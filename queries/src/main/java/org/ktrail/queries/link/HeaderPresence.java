package org.ktrail.queries.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/**
 * When a header is in a build at all: where every include of it stands under a condition, or in
 * headers that are conditional themselves ({@code #ifdef CONFIG_X} around an include of a whole
 * alternative implementation). Formulas are kept short; what would grow long is taken for always.
 */
final class HeaderPresence {
  /** Includers whose conditions differ, beyond which a header counts as always present. */
  private static final int TERMS = 4;

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
          if (into.size() <= TERMS) {
            Condition include = declarations[f].conditions().get(includes.targetCondition(f, i));
            boolean unit = world.path(f).endsWith(".c");
            into.add(Condition.and(unit ? Condition.ALWAYS : own[f], include));
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
            terms.size() > TERMS ? Condition.ALWAYS : Condition.or(List.copyOf(terms));
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
      known[f] = Condition.and(known[f], own[f]);
    }
  }
}
