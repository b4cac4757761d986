package org.ktrail.queries.names;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/** Finds the functions and macros of a graph whose names match. */
public final class GraphNames {
  private GraphNames() {}

  /** Names that match, in byte order, each once. */
  public static List<String> matching(Graph graph, NamePattern pattern) {
    List<String> names = new ArrayList<>();
    int count = graph.orderedCount();
    int previous = -1;
    for (int rank = first(graph, pattern.prefix()); rank < count; rank++) {
      StillWanted.check();
      int node = graph.ordered(rank);
      boolean isNew = previous < 0 || !graph.sameName(previous, node);
      previous = node;
      if (isNew) {
        String name = graph.name(node);
        if (!name.startsWith(pattern.prefix())) {
          break;
        }
        if (pattern.matches(name) && isNamed(graph, name)) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }

  private static boolean isNamed(Graph graph, String name) {
    for (int node : graph.nodes(name)) {
      if (graph.kind(node) != NodeKind.FILE_SCOPE) {
        return true;
      }
    }
    return false;
  }

  private static int first(Graph graph, String prefix) {
    int low = 0;
    int high = graph.orderedCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (graph.name(graph.ordered(middle)).compareTo(prefix) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
