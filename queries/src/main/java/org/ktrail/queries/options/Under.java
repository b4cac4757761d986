package org.ktrail.queries.options;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;

/** Which conditions of a graph can hold with an option, and which without. */
final class Under {
  private final byte[] known;
  private final Graph graph;
  private final String option;

  /**
   * @param option with {@code CONFIG_}
   */
  Under(Graph graph, String option) {
    this.graph = graph;
    this.option = option;
    known = new byte[graph.conditionCount()];
  }

  private static final byte FREE = 1;
  private static final byte ONLY_WITH = 2;
  private static final byte ONLY_WITHOUT = 3;

  private byte of(int condition) {
    if (known[condition] == 0) {
      Condition c = graph.condition(condition);
      known[condition] =
          !c.toString().contains(option)
              ? FREE
              : with(c, false).equals(Condition.NEVER)
                  ? ONLY_WITH
                  : with(c, true).equals(Condition.NEVER) ? ONLY_WITHOUT : FREE;
    }
    return known[condition];
  }

  /** Whether a condition of the graph, by its number, cannot hold without the option. */
  boolean only(int condition) {
    return of(condition) == ONLY_WITH;
  }

  /** Whether it cannot hold with it. */
  boolean without(int condition) {
    return of(condition) == ONLY_WITHOUT;
  }

  private Condition with(Condition condition, boolean on) {
    return switch (condition) {
      case Condition.Constant c -> c;
      case Condition.Atom a -> atom(a, on);
      case Condition.Not n -> Condition.not(with(n.of(), on));
      case Condition.And a -> Condition.and(a.terms().stream().map(t -> with(t, on)).toList());
      case Condition.Or o -> Condition.or(o.terms().stream().map(t -> with(t, on)).toList());
    };
  }

  /** Of an option that is on it is not known whether it is a module. */
  private Condition atom(Condition.Atom atom, boolean on) {
    boolean its = atom.name().equals(option);
    boolean value = atom.name().startsWith(option + "=");
    return its && on ? Condition.ALWAYS : its || value && !on ? Condition.NEVER : atom;
  }
}
