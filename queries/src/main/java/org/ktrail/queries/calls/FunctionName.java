package org.ktrail.queries.calls;

import java.util.Arrays;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * A function or macro as users write it: {@code name}, or {@code file.c:name} to pick those of the
 * files whose path is this or ends with it after a slash.
 *
 * @param file "" for any
 */
public record FunctionName(String file, String name) {

  public static FunctionName of(String text) {
    int colon = text.lastIndexOf(':');
    return new FunctionName(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
  }

  /**
   * All nodes meant, in order of path and line; what is only declared if nothing is defined; empty
   * if there is none.
   */
  public int[] in(View view) {
    Graph graph = view.graph();
    int[] all =
        Arrays.stream(graph.nodes(name))
            .filter(view::hasNode)
            .filter(node -> graph.kind(node) != NodeKind.FILE_SCOPE)
            .filter(node -> file.isEmpty() || isIn(graph, node))
            .toArray();
    int[] defined =
        Arrays.stream(all).filter(node -> graph.kind(node) != NodeKind.DECLARED).toArray();
    return defined.length > 0 ? defined : all;
  }

  private boolean isIn(Graph graph, int node) {
    if (graph.file(node) < 0) {
      return false;
    }
    String path = graph.path(graph.file(node));
    return path.equals(file) || path.endsWith("/" + file);
  }
}
