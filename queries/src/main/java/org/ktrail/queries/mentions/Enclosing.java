package org.ktrail.queries.mentions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/** Tells which definition of a graph stands around a line, for a few files. */
public final class Enclosing {
  /** Around no definition. */
  public static final int NONE = -1;

  private final Graph graph;
  private final Map<String, List<Integer>> nodes;

  private Enclosing(Graph graph, Map<String, List<Integer>> nodes) {
    this.graph = graph;
    this.nodes = nodes;
  }

  public static Enclosing of(Graph graph, Set<String> paths) {
    Map<String, List<Integer>> byPath = new HashMap<>();
    for (String path : paths) {
      byPath.put(
          path,
          Arrays.stream(graph.nodesIn(path))
              .filter(node -> spans(graph.kind(node)) && !graph.isGone(node))
              .boxed()
              .toList());
    }
    return new Enclosing(graph, byPath);
  }

  private static boolean spans(NodeKind kind) {
    return switch (kind) {
      case FUNCTION, GENERATED, MACRO -> true;
      case ASSEMBLY, DECLARED, FILE_SCOPE -> false;
    };
  }

  /** The innermost node whose lines hold this one, or {@link #NONE}. */
  public int node(String path, int line) {
    int best = NONE;
    for (int node : nodes.getOrDefault(path, List.of())) {
      if (graph.line(node) <= line
          && line <= graph.endLine(node)
          && (best == NONE || graph.line(node) > graph.line(best))) {
        best = node;
      }
    }
    return best;
  }

  /** All nodes that begin at the line of the innermost one: a macro makes several of one text. */
  public int[] nodes(String path, int line) {
    int best = node(path, line);
    return nodes.getOrDefault(path, List.of()).stream()
        .mapToInt(Integer::intValue)
        .filter(node -> best != NONE && graph.line(node) == graph.line(best))
        .filter(node -> line <= graph.endLine(node))
        .toArray();
  }
}
