package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.Comparator;

/** The order of nodes by name (bytes), path and line, where an overlay added some. */
final class NodeOrder {
  private NodeOrder() {}

  static Comparator<Integer> comparator(Graph graph) {
    return Comparator.comparing(
            (Integer node) -> graph.nameBytes(node), (a, b) -> Arrays.compareUnsigned(a, b))
        .thenComparing(node -> graph.path(graph.file(node)))
        .thenComparingInt(graph::line);
  }

  /**
   * @param mapped number of nodes of the mapped graph, which are in order as they are
   */
  static int[] of(Graph graph, int mapped) {
    int all = graph.nodeCount();
    Integer[] added = new Integer[all - mapped];
    Arrays.setAll(added, i -> mapped + i);
    Comparator<Integer> order = comparator(graph);
    Arrays.sort(added, order);
    int[] merged = new int[all];
    int count = 0;
    int next = 0;
    for (int node = 0; node < mapped; node++) {
      if (next < added.length) {
        // Bytes of a name are compared only where an added node is near: bisect once for each.
        int stop = place(graph, added[next], node, mapped, order);
        while (node < stop) {
          count = put(graph, merged, count, node++);
        }
        merged[count++] = added[next++];
        node--;
        continue;
      }
      count = put(graph, merged, count, node);
    }
    while (next < added.length) {
      merged[count++] = added[next++];
    }
    return Arrays.copyOf(merged, count);
  }

  private static int put(Graph graph, int[] into, int count, int node) {
    if (graph.isGone(node)) {
      return count;
    }
    into[count] = node;
    return count + 1;
  }

  private static int place(
      Graph graph, Integer added, int from, int to, Comparator<Integer> order) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(middle, added) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
