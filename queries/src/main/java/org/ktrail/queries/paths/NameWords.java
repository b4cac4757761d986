package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.queries.graph.Graph;

/**
 * Words of which functions' names are made. Who named the ends of a way said what it is about: of
 * two ways as good, the one is drawn whose functions are named like them. {@code page_mkwrite} is
 * not on the way of a fault, and {@code fc} is on none that ends in the common part of a driver.
 */
final class NameWords {
  /** Words that count of a name: long names are not stranger than a call more. */
  private static final int MOST = 3;

  private final Graph graph;
  private final Set<String> known = new HashSet<>();
  private final Costed strange;

  NameWords(Graph graph, List<int[]> ends) {
    this.graph = graph;
    ends.forEach(nodes -> Arrays.stream(nodes).limit(1).forEach(this::know));
    strange = new Costed(graph.nodeCount());
  }

  private void know(int node) {
    known.addAll(List.of(graph.name(node).split("_")));
  }

  /** How many words a function's name has that no end's name has, up to a few. */
  int strange(int node) {
    int found = strange.get(node);
    if (found < 0) {
      int n = 0;
      for (String word : graph.name(node).split("_")) {
        n += word.isEmpty() || known.contains(word) ? 0 : 1;
      }
      found = Math.min(n, MOST);
      strange.set(node, found);
    }
    return found;
  }
}
