package org.ktrail.queries.graph;

import java.io.IOException;
import java.util.function.IntUnaryOperator;

/** Writes what {@link Column} reads. */
final class ColumnWriter {
  private ColumnWriter() {}

  /** Bytes for values from {@code least} to {@code greatest}. */
  static int width(int least, int greatest) {
    long range = (long) greatest - least;
    return range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : range < 1 << 24 ? 3 : 4;
  }

  static void packed(RegionOutput out, int[] values) throws IOException {
    packed(out, values.length, i -> values[i]);
  }

  static void packed(RegionOutput out, IntList values) throws IOException {
    packed(out, values.size(), values::get);
  }

  static void packed(RegionOutput out, int size, IntUnaryOperator value) throws IOException {
    int least = size == 0 ? 0 : value.applyAsInt(0);
    int greatest = least;
    for (int i = 0; i < size; i++) {
      int v = value.applyAsInt(i);
      least = Math.min(least, v);
      greatest = Math.max(greatest, v);
    }
    int width = width(least, greatest);
    out.writeInt(size);
    out.writeInt(width);
    out.writeInt(least);
    for (int i = 0; i < size; i++) {
      out.writeLow(value.applyAsInt(i) - least, width);
    }
    out.writeLow(0, 1);
  }

  /**
   * @param bytes the values, already above {@code least}, each of {@code width} bytes
   */
  static void packed(RegionOutput out, int size, int width, int least, byte[] bytes)
      throws IOException {
    out.writeInt(size);
    out.writeInt(width);
    out.writeInt(least);
    out.write(bytes, size * width);
    out.writeLow(0, 1);
  }

  /**
   * @param others values of what is marked
   */
  static void sparse(RegionOutput out, int size, int usual, BitRanks.Writer marks, IntList others)
      throws IOException {
    out.writeInt(size);
    out.writeInt(usual);
    marks.write(out);
    packed(out, others);
  }

  /** {@link Column.Starts} and {@link Column.Runs}. */
  static void marked(RegionOutput out, int size, BitRanks.Writer marks, IntList values)
      throws IOException {
    out.writeInt(size);
    marks.write(out);
    packed(out, values);
  }
}
