package org.ktrail.queries.graph;

import java.util.Arrays;

/**
 * Rows of ints that grow at the end. A table's columns are the constants of an enumeration, in the
 * order in which a row is given.
 */
final class IntTable<C extends Enum<C>> {
  /** One row of a table. */
  interface Row<C extends Enum<C>> {
    int get(C column);
  }

  private final IntList values = new IntList();
  private final int width;

  IntTable(Class<C> columns) {
    width = columns.getEnumConstants().length;
  }

  /**
   * @throws IllegalArgumentException if it has not as many numbers as there are columns
   */
  void add(int... row) {
    if (row.length != width) {
      throw new IllegalArgumentException(row.length + " numbers for " + width + " columns");
    }
    for (int value : row) {
      values.add(value);
    }
  }

  int rows() {
    return values.size() / width;
  }

  int get(int row, C column) {
    return values.get(row * width + column.ordinal());
  }

  Row<C> row(int row) {
    return column -> get(row, column);
  }

  /** All of a row, in the order of the columns. */
  int[] toArray(int row) {
    int[] out = new int[width];
    Arrays.setAll(out, c -> values.get(row * width + c));
    return out;
  }
}
