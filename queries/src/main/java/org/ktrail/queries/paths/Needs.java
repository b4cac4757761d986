package org.ktrail.queries.paths;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;

/** How many options conditions need, as far as their form tells. For one thread. */
final class Needs {
  private final Graph graph;
  private final Costed known;

  Needs(Graph graph) {
    this.graph = graph;
    known = new Costed(graph.conditionCount());
  }

  /**
   * Of a condition: the atoms that it names, of alternatives the fewest.
   *
   * @param condition its number
   */
  int ofCondition(int condition) {
    int found = known.get(condition);
    if (found < 0) {
      found = atoms(graph.condition(condition));
      known.set(condition, found);
    }
    return found;
  }

  /** Of what puts a function into a slot, its file included. */
  int of(int registration) {
    int file = graph.registrations().file(registration);
    return ofCondition(graph.registrations().condition(registration))
        + (file < 0 ? 0 : ofCondition(graph.fileCondition(file)));
  }

  /** All options that the conditions of some functions name. */
  Set<String> atomsOf(List<int[]> nodes) {
    Set<String> found = new HashSet<>();
    nodes.forEach(all -> {
      for (int node : all) {
        names(graph.condition(graph.nodeCondition(node)), found);
      }
    });
    return found;
  }

  private static void names(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant _ -> {}
      case Condition.Atom a -> into.add(a.name());
      case Condition.Not n -> names(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> names(t, into));
      case Condition.Or o -> o.terms().forEach(t -> names(t, into));
    }
  }

  /** Of what puts a function into a slot: the options that are not among some. */
  int beyond(Set<String> known, int registration) {
    int file = graph.registrations().file(registration);
    return beyond(known, graph.condition(graph.registrations().condition(registration)))
        + (file < 0 ? 0 : beyond(known, graph.condition(graph.fileCondition(file))));
  }

  private static int beyond(Set<String> known, Condition condition) {
    return switch (condition) {
      case Condition.Constant _ -> 0;
      // A view has one architecture, which nobody chose on the way.
      case Condition.Atom a -> known.contains(a.name()) || a.name().startsWith("ARCH=") ? 0 : 1;
      case Condition.Not n -> 0;
      case Condition.And a -> a.terms().stream().mapToInt(t -> beyond(known, t)).sum();
      case Condition.Or o -> o.terms().stream().mapToInt(t -> beyond(known, t)).min().orElse(0);
    };
  }

  private static int atoms(Condition condition) {
    return switch (condition) {
      case Condition.Constant _ -> 0;
      case Condition.Atom _ -> 1;
      case Condition.Not n -> atoms(n.of());
      case Condition.And a -> a.terms().stream().mapToInt(Needs::atoms).sum();
      case Condition.Or o -> o.terms().stream().mapToInt(Needs::atoms).min().orElse(0);
    };
  }
}
