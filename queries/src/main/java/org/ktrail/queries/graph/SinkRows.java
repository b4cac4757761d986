package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ktrail.queries.graph.GraphBuilder.Sink;

/** Rows that all sinks of a builder hold, renumbered, sorted, without duplicates. */
final class SinkRows<C extends Enum<C>> {
  /** One of the tables of a sink. */
  interface Table<C extends Enum<C>> {
    IntTable<C> of(Sink sink);
  }

  /** Gives a row, in the order of its columns, the numbers of the file. */
  interface Renumber<C extends Enum<C>> {
    int[] apply(IntTable.Row<C> row);
  }

  private final int[][] rows;

  private SinkRows(int[][] rows) {
    this.rows = rows;
  }

  static <C extends Enum<C>> SinkRows<C> of(
      List<Sink> sinks, Table<C> table, Renumber<C> renumber) {
    int[][] rows =
        sinks.stream()
            .flatMap(sink -> {
              IntTable<C> of = table.of(sink);
              return IntStream.range(0, of.rows()).mapToObj(i -> renumber.apply(of.row(i)));
            })
            .sorted(Arrays::compare)
            .collect(ArrayList<int[]>::new, SinkRows::addNew, ArrayList::addAll)
            .toArray(int[][]::new);
    return new SinkRows<>(rows);
  }

  private static void addNew(List<int[]> list, int[] row) {
    if (list.isEmpty() || !Arrays.equals(list.getLast(), row)) {
      list.add(row);
    }
  }

  int count() {
    return rows.length;
  }

  int get(int row, C column) {
    return rows[row][column.ordinal()];
  }

  int[] column(C column) {
    int[] out = new int[rows.length];
    Arrays.setAll(out, i -> get(i, column));
    return out;
  }
}
