package org.ktrail.queries.paths;

import java.util.Arrays;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.graph.Graph;

/** From what a user writes to nodes: {@code name}, {@code super.c:name}, {@code fs/xfs/a.c:name}. */
final class FunctionNames {
  private FunctionNames() {}

  /** All nodes that are meant; a function is meant rather than a macro of the same name. */
  static int[] nodes(View view, String written) {
    Graph graph = view.graph();
    int colon = written.lastIndexOf(':');
    String file = colon < 0 ? "" : written.substring(0, colon);
    int[] nodes =
        Arrays.stream(graph.nodes(written.substring(colon + 1)))
            .filter(view::hasNode)
            .filter(node -> file.isEmpty() || isIn(graph, node, file))
            .toArray();
    return nodes;
  }

  private static boolean isIn(Graph graph, int node, String file) {
    String path = graph.file(node) < 0 ? "" : graph.path(graph.file(node));
    return path.equals(file) || path.endsWith("/" + file);
  }
}
