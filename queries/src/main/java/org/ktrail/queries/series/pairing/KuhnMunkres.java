package org.ktrail.queries.series.pairing;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Pairs rows with columns one to one so that the sum of what the pairs are worth is the greatest:
 * the Hungarian method as JGraphT has it, in O(n³). It wants as many rows as columns: what is
 * missing is filled with pairs worth 0.
 */
final class KuhnMunkres {
  /**
   * @param worth by row, then column; none below 0; all rows of one length
   * @return for each row its column, −1 where it has none, or one that is worth 0. Of several best
   *     assignments always the same.
   */
  int[] assign(double[][] worth) {
    int rows = worth.length;
    int columns = rows == 0 ? 0 : worth[0].length;
    int[] assigned = new int[rows];
    Arrays.fill(assigned, -1);
    if (columns == 0) {
      return assigned;
    }
    int size = Math.max(rows, columns);
    var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
    Set<Integer> left = new LinkedHashSet<>();
    Set<Integer> right = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      left.add(i);
      right.add(size + i);
      graph.addVertex(i);
      graph.addVertex(size + i);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double cost = i < rows && j < columns ? -worth[i][j] : 0;
        graph.setEdgeWeight(graph.addEdge(i, size + j), cost);
      }
    }
    var matching =
        new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, left, right).getMatching();
    for (DefaultWeightedEdge edge : matching.getEdges()) {
      int row = Math.min(graph.getEdgeSource(edge), graph.getEdgeTarget(edge));
      int column = Math.max(graph.getEdgeSource(edge), graph.getEdgeTarget(edge)) - size;
      if (row < rows && column < columns && worth[row][column] > 0) {
        assigned[row] = column;
      }
    }
    return assigned;
  }
}
