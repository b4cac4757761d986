package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ktrail.queries.graph.GraphBuilder.Sink;

/** Rows that all sinks of a builder hold, renumbered, sorted, without duplicates. */
final class SinkRows {
  /** The rows of a sink, one behind the other. */
  interface Table {
    IntList of(Sink sink);
  }

  /** Gives a row the numbers of the file. */
  interface Renumber {
    int[] apply(int[] row);
  }

  private final int[][] rows;

  private SinkRows(int[][] rows) {
    this.rows = rows;
  }

  /**
   * @param width numbers in a row
   */
  static SinkRows of(List<Sink> sinks, Table table, int width, Renumber renumber) {
    int[][] rows =
        sinks.stream()
            .flatMap(sink -> {
              IntList list = table.of(sink);
              return IntStream.range(0, list.size() / width)
                  .mapToObj(i -> renumber.apply(row(list, i, width)));
            })
            .sorted(Arrays::compare)
            .collect(ArrayList<int[]>::new, SinkRows::addNew, ArrayList::addAll)
            .toArray(int[][]::new);
    return new SinkRows(rows);
  }

  private static int[] row(IntList list, int index, int width) {
    int[] row = new int[width];
    Arrays.setAll(row, c -> list.get(index * width + c));
    return row;
  }

  private static void addNew(List<int[]> list, int[] row) {
    if (list.isEmpty() || !Arrays.equals(list.getLast(), row)) {
      list.add(row);
    }
  }

  int count() {
    return rows.length;
  }

  int get(int row, int column) {
    return rows[row][column];
  }

  int[] column(int column) {
    int[] out = new int[rows.length];
    Arrays.setAll(out, i -> rows[i][column]);
    return out;
  }
}
