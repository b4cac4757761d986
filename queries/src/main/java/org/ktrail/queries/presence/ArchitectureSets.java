package org.ktrail.queries.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Truth;

/**
 * The architectures under which conditions can hold, as bits: what two of them have none in common
 * of never comes together.
 */
public final class ArchitectureSets {
  private static final String ARCH = "ARCH=";
  private static final int MOST = 62;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final long all;

  /**
   * @param names directories below {@code arch/}
   */
  public ArchitectureSets(Collection<String> names) {
    for (String name : names) {
      if (numbers.size() < MOST) {
        numbers.put(ARCH + name, numbers.size());
      }
    }
    // One bit more for those that are not known by name.
    all = numbers.isEmpty() ? -1 : (1L << numbers.size() + 1) - 1;
  }

  /** A bit for each architecture under which a condition can hold. */
  public long of(Condition condition) {
    if (!names(condition)) {
      return all;
    }
    long mask = 0;
    for (int a = 0; a <= numbers.size(); a++) {
      int bit = a;
      ConditionEvaluator evaluator =
          ConditionEvaluator.of(atom ->
              atom.startsWith(ARCH)
                  ? Truth.of(numbers.getOrDefault(atom, -1) == bit)
                  : Truth.UNKNOWN);
      mask |= evaluator.truth(condition) == Truth.FALSE ? 0 : 1L << a;
    }
    return mask;
  }

  private static boolean names(Condition condition) {
    return switch (condition) {
      case Condition.Constant c -> false;
      case Condition.Atom a -> a.name().startsWith(ARCH);
      case Condition.Not n -> names(n.of());
      case Condition.And a -> a.terms().stream().anyMatch(ArchitectureSets::names);
      case Condition.Or o -> o.terms().stream().anyMatch(ArchitectureSets::names);
    };
  }
}
