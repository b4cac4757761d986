package org.ktrail.queries.graph;

import java.util.Arrays;

/** Which nodes are in which file: of a graph, where they stand by name. */
final class FileNodes {
  private final int[] starts;
  private final int[] nodes;

  private FileNodes(int[] starts, int[] nodes) {
    this.starts = starts;
    this.nodes = nodes;
  }

  static FileNodes of(Graph graph) {
    int[] file = new int[graph.nodeCount()];
    int[] starts = new int[graph.fileCount() + 1];
    for (int node = 0; node < file.length; node++) {
      file[node] = graph.file(node);
      if (file[node] >= 0) {
        starts[file[node] + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] nodes = new int[starts[starts.length - 1]];
    int[] next = starts.clone();
    for (int node = 0; node < file.length; node++) {
      if (file[node] >= 0) {
        nodes[next[file[node]]++] = node;
      }
    }
    return new FileNodes(starts, nodes);
  }

  /** Ascending. */
  int[] in(int file) {
    return Arrays.copyOfRange(nodes, starts[file], starts[file + 1]);
  }
}
