package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.IntUnaryOperator;

/** Puts the sections of a graph into a file, one behind the other, and at last the header. */
final class SectionWriter {
  private static final int HEADER = 16 + 16 * Section.values().length;

  /** Writes what a section consists of. */
  interface Content {
    void write(RegionOutput out) throws IOException;
  }

  private final FileChannel file;
  private final RegionOutput out;
  private final long[] starts = new long[Section.values().length];
  private final long[] sizes = new long[starts.length];

  SectionWriter(FileChannel file) throws IOException {
    this.file = file;
    file.position(HEADER);
    out = new RegionOutput(file);
  }

  void section(Section section, Content content) throws IOException {
    out.align();
    starts[section.ordinal()] = out.position();
    content.write(out);
    sizes[section.ordinal()] = out.position() - starts[section.ordinal()];
  }

  void put(Section section, int[] values) throws IOException {
    section(section, to -> ColumnWriter.packed(to, values));
  }

  /** Where each key's rows begin, the rows being sorted by key; and the end of the last. */
  void starts(Section section, int keys, int count, IntUnaryOperator key) throws IOException {
    put(section, starts(keys, count, key));
  }

  private static int[] starts(int keys, int count, IntUnaryOperator key) {
    int[] starts = new int[keys + 1];
    for (int i = 0; i < count; i++) {
      starts[key.applyAsInt(i) + 1]++;
    }
    for (int i = 0; i < keys; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  /** Values by key, in their order. */
  void group(
      Section startSection,
      Section valueSection,
      int keys,
      int count,
      IntUnaryOperator key,
      IntUnaryOperator value)
      throws IOException {
    int[] starts = starts(keys, count, key);
    int[] next = starts.clone();
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[next[key.applyAsInt(i)]++] = value.applyAsInt(i);
    }
    put(startSection, starts);
    put(valueSection, values);
  }

  /** Last, over the room left for it: a graph without is none. */
  void finish() throws IOException {
    out.flush();
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.nativeOrder());
    header.putLong(Columns.MAGIC).putInt(Columns.VERSION).putInt(starts.length);
    for (int i = 0; i < starts.length; i++) {
      header.putLong(starts[i]).putLong(sizes[i]);
    }
    header.flip();
    while (header.hasRemaining()) {
      file.write(header, header.position());
    }
    file.force(true);
  }
}
