package org.ktrail.queries.link.macros;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/**
 * Macros of which it is known without looking from any file when they evaluate what they are given:
 * whatever in the snapshot has the name of a macro that they hand an argument on to always
 * evaluates it. For the others {@link ArgumentTraits} asks what a file sees. For any number of
 * threads, once all macros are known.
 */
public final class SettledArguments {
  /** An argument that is handed on by a name. */
  private record Handed(String name, int argument) {}

  /** When a macro evaluates its arguments if all that it hands on is always evaluated. */
  private record Own(Condition[] evaluated, List<Handed> handed) {}

  private final Map<String, List<Callable>> callables;
  private final Map<Callable, Own> read = new ConcurrentHashMap<>();
  private final Map<Callable, Optional<Condition[]>> settled = new ConcurrentHashMap<>();
  private final Map<Handed, Boolean> always = new ConcurrentHashMap<>();

  public SettledArguments(Map<String, List<Callable>> callables) {
    this.callables = callables;
  }

  /** A condition for each parameter; null if it matters what a file sees. */
  public Condition @Nullable [] of(Callable macro) {
    Optional<Condition[]> known = settled.get(macro);
    if (known == null) {
      Own own = own(macro);
      known =
          own.handed().stream().allMatch(this::isAlways)
              ? Optional.of(own.evaluated())
              : Optional.empty();
      settled.put(macro, known);
    }
    return known.orElse(null);
  }

  private Own own(Callable macro) {
    Own known = read.get(macro);
    if (known == null) {
      Set<Handed> handed = new HashSet<>();
      Evaluations.Inner inner =
          (name, argument) -> {
            handed.add(new Handed(name, argument));
            return Condition.ALWAYS;
          };
      Condition[] evaluated = new Evaluations(macro.definition, inner).read();
      known = new Own(evaluated, List.copyOf(handed));
      read.put(macro, known);
    }
    return known;
  }

  private boolean isAlways(Handed argument) {
    Boolean known = always.get(argument);
    if (known != null) {
      return known;
    }
    Set<Handed> seen = new HashSet<>(Set.of(argument));
    ArrayDeque<Handed> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      Handed h = queue.poll();
      boolean open = ArgumentTraits.looksAtTypes(h.name());
      for (Callable c : callables.getOrDefault(h.name(), List.of())) {
        int p = ArgumentTraits.parameter(c, h.argument());
        if (p < 0 || open) {
          continue;
        }
        Own own = own(c);
        open = !own.evaluated()[p].equals(Condition.ALWAYS);
        for (Handed further : own.handed()) {
          Boolean its = always.get(further);
          open |= its != null && !its;
          if (its == null && seen.add(further)) {
            queue.add(further);
          }
        }
      }
      if (open) {
        always.put(argument, false);
        return false;
      }
    }
    // Nothing that was reached is left out, under any condition.
    seen.forEach(h -> always.put(h, true));
    return true;
  }
}
