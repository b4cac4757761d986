package org.ktrail.queries.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Where lines of changed files are now. */
final class MovedLines {
  private final Map<Integer, IntUnaryOperator> moved = new HashMap<>();

  /**
   * @param newLine gives ≤ 0 for a line that went
   */
  void put(int file, IntUnaryOperator newLine) {
    moved.put(file, newLine);
  }

  boolean isEmpty() {
    return moved.isEmpty();
  }

  boolean isMoved(int file) {
    return moved.containsKey(file);
  }

  /** The same for files that did not change. */
  int now(int file, int line) {
    IntUnaryOperator move = moved.get(file);
    return move == null ? line : move.applyAsInt(line);
  }
}
