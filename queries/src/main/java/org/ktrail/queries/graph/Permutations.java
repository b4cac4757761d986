package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import org.ktrail.indexer.parallel.ParallelSort;

/** Orders of numbered things: which old number stands at which new one. */
final class Permutations {
  private Permutations() {}

  static int[] sorted(int n, Comparator<Integer> order) {
    Integer[] ids = new Integer[n];
    Arrays.setAll(ids, i -> i);
    ParallelSort.sort(ids, order);
    int[] out = new int[n];
    Arrays.setAll(out, i -> ids[i]);
    return out;
  }

  /** The new number of each old one. */
  static int[] inverse(int[] order) {
    int[] out = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      out[order[i]] = i;
    }
    return out;
  }

  /** A value of each thing, in the new order. */
  static int[] map(int[] order, IntUnaryOperator value) {
    int[] out = new int[order.length];
    Arrays.setAll(out, i -> value.applyAsInt(order[i]));
    return out;
  }
}
