package org.ktrail.indexer.condition;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names that a condition is made of. */
public final class Atoms {
  private Atoms() {}

  /** Each once, in the order in which they stand. */
  public static Set<String> of(Condition condition) {
    Set<String> names = new LinkedHashSet<>();
    add(condition, names);
    return names;
  }

  private static void add(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant c -> {}
      case Condition.Atom a -> into.add(a.name());
      case Condition.Not n -> add(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> add(t, into));
      case Condition.Or o -> o.terms().forEach(t -> add(t, into));
    }
  }
}
