package org.ktrail.queries.graph;

import java.util.function.IntPredicate;

/**
 * What was found of conditions of a graph, by their number, for all who ask the same of them. For
 * any number of threads: two who ask first at once both find out, and find the same.
 */
public final class ConditionMemo {
  private static final byte UNASKED = 0;
  private static final byte FALSE = 1;
  private static final byte TRUE = 2;

  private final byte[] known;

  public ConditionMemo(Graph graph) {
    known = new byte[graph.conditionCount()];
  }

  /** What {@code test} says of a condition, which it is asked once. */
  public boolean of(int condition, IntPredicate test) {
    byte value = known[condition];
    if (value == UNASKED) {
      value = test.test(condition) ? TRUE : FALSE;
      known[condition] = value;
    }
    return value == TRUE;
  }
}
