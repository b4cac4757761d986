package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.ktrail.queries.calls.Callers.Ending;
import org.ktrail.queries.graph.Graph;

/**
 * Ends of scopes at which a destructor runs that comes to a function: whoever asks who unlocks
 * wants to know of {@code guard(mutex)(&lock)}, and not of the function that it is made of alone.
 */
final class Endings {
  /** Destructors that call each other. */
  private static final int DEEPEST = 4;

  private final Graph graph;
  private final GraphView view;
  private final IntFunction<List<Call>> calls;

  /**
   * @param calls the sites of an edge that are answered with
   */
  Endings(Graph graph, GraphView view, IntFunction<List<Call>> calls) {
    this.graph = graph;
    this.view = view;
    this.calls = calls;
  }

  List<Ending> of(int[] functions) {
    Set<Ending> found = new HashSet<>();
    for (int function : functions) {
      walk(function, List.of(), new HashSet<>(Set.of(function)), found);
    }
    return found.stream()
        .sorted(
            Comparator.comparing(Ending::call, Call.ORDER)
                .thenComparing(e -> e.through().toString()))
        .toList();
  }

  private void walk(int function, List<Symbol> through, Set<Integer> seen, Set<Ending> found) {
    for (int edge : graph.edges().in(function)) {
      int destructor = graph.edges().from(edge);
      boolean plain = !graph.edges().is(edge, Graph.CLEANUP) && view.hasEdge(edge);
      if (!plain || !isDestructor(destructor) || !seen.add(destructor)) {
        continue;
      }
      List<Symbol> longer = new ArrayList<>(List.of(view.symbol(destructor)));
      longer.addAll(through);
      for (int end : graph.edges().in(destructor)) {
        if (graph.edges().is(end, Graph.CLEANUP)) {
          calls.apply(end).forEach(call -> found.add(new Ending(call, List.copyOf(longer))));
        }
      }
      if (longer.size() < DEEPEST) {
        walk(destructor, longer, seen, found);
      }
    }
  }

  private boolean isDestructor(int node) {
    for (int edge : graph.edges().in(node)) {
      if (graph.edges().is(edge, Graph.CLEANUP)) {
        return true;
      }
    }
    return false;
  }
}
