package org.ktrail.indexer.parallel;

import java.util.Arrays;
import java.util.Comparator;

/** Sorts parts of an array at once and merges them. What is equal keeps its order. */
public final class ParallelSort {
  /** Below that, starting threads costs more than they save. */
  private static final int SMALL = 1 << 13;

  private ParallelSort() {}

  public static <T> void sort(T[] array, Comparator<? super T> order) {
    sort(array, order, array.length < SMALL ? 1 : Parallel.threads());
  }

  /** With a number of parts, of which some may be empty. */
  static <T> void sort(T[] array, Comparator<? super T> order, int parts) {
    int n = array.length;
    Parallel.each(
        parts,
        i -> Arrays.sort(array, Parallel.part(n, i, parts), Parallel.part(n, i + 1, parts), order));
    T[] from = array;
    T[] to = array;
    for (int width = 1; width < parts; width *= 2) {
      T[] source = from;
      T[] target = to == from ? array.clone() : to;
      int step = width;
      Parallel.each(
          (parts + 2 * step - 1) / (2 * step),
          i -> {
            int low = Parallel.part(n, Math.min(parts, 2 * step * i), parts);
            int middle = Parallel.part(n, Math.min(parts, 2 * step * i + step), parts);
            int high = Parallel.part(n, Math.min(parts, 2 * step * (i + 1)), parts);
            merge(source, low, middle, high, target, order);
          });
      from = target;
      to = source;
    }
    if (from != array) {
      System.arraycopy(from, 0, array, 0, n);
    }
  }

  private static <T> void merge(
      T[] from, int low, int middle, int high, T[] to, Comparator<? super T> order) {
    int left = low;
    int right = middle;
    for (int at = low; at < high; at++) {
      boolean fromLeft =
          left < middle && (right >= high || order.compare(from[left], from[right]) <= 0);
      to[at] = fromLeft ? from[left++] : from[right++];
    }
  }
}
