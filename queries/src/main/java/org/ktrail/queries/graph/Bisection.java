package org.ktrail.queries.graph;

import java.util.function.IntPredicate;

/** Finds places in what is sorted. */
final class Bisection {
  private Bisection() {}

  /**
   * The first number from {@code low} to before {@code high} that is not before what is looked for;
   * {@code high} if there is none.
   *
   * @param before true for all numbers up to some place, false from there on
   */
  static int first(int low, int high, IntPredicate before) {
    int from = low;
    int to = high;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (before.test(middle)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
