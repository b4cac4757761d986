package org.ktrail.queries.graph;

import java.nio.ByteBuffer;
import org.ktrail.indexer.files.Seal;

/**
 * The values of one section of a graph as 32-bit integers, however they are kept. Which kind a
 * section is, {@link Section} says.
 */
public sealed interface Column {
  /** Marks of a byte, one a value: a section is not longer than its bytes allow. */
  long BITS = 8;

  /**
   * @throws IndexOutOfBoundsException if there is no such value
   * @throws IllegalStateException if the graph was closed
   */
  int get(long index);

  int size();

  /** All values. */
  default int[] all() {
    int[] all = new int[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = get(i);
    }
    return all;
  }

  /** Each value in as few bytes as the largest of them needs, above the least of them. */
  final class Packed implements Column {
    private final Region region;
    private final ByteBuffer bytes;
    private final byte[] verified;
    private final long start;
    private final int size;
    private final int width;
    private final int least;

    private Packed(Region region, int size, int width, int least) {
      this.region = region;
      this.bytes = region.unverified();
      this.verified = region.verified();
      this.start = region.start();
      this.size = size;
      this.width = width;
      this.least = least;
    }

    static Packed read(RegionInput in) {
      int size = in.readSize(in.left());
      int width = in.readSize(4);
      int least = in.readInt();
      if (width == 0) {
        throw new IndexOutOfBoundsException("values of no width");
      }
      // Three bytes are read as four.
      return new Packed(in.slice((long) size * width + 1), size, width, least);
    }

    @Override
    public int get(long index) {
      int i = (int) index;
      // Region.getInt, written out: this is called the most of all, and mostly before it is
      // compiled.
      int at = width * i;
      if (verified[(int) (start + at >> Seal.SHIFT)] == 0) {
        region.need(at, at + 1L);
      }
      return switch (width) {
        case 1 -> (bytes.get(i) & 0xff) + least;
        case 2 -> (bytes.getShort(2 * i) & 0xffff) + least;
        case 3 -> (bytes.getInt(3 * i) & 0xffffff) + least;
        default -> bytes.getInt(4 * i) + least;
      };
    }

    /** One loop a width: whole sections are read in programs that live for a second. */
    @Override
    public int[] all() {
      int[] all = new int[size];
      region.need(0, (long) size * width);
      switch (width) {
        case 1 -> {
          for (int i = 0; i < size; i++) {
            all[i] = (bytes.get(i) & 0xff) + least;
          }
        }
        case 2 -> {
          for (int i = 0; i < size; i++) {
            all[i] = (bytes.getShort(2 * i) & 0xffff) + least;
          }
        }
        case 3 -> {
          for (int i = 0; i < size; i++) {
            all[i] = (bytes.getInt(3 * i) & 0xffffff) + least;
          }
        }
        default -> {
          for (int i = 0; i < size; i++) {
            all[i] = bytes.getInt(4 * i) + least;
          }
        }
      }
      return all;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** One value for most; those that differ are marked and stand apart. */
  record Sparse(int size, int usual, BitRanks marks, Packed others) implements Column {
    static Sparse read(RegionInput in) {
      int size = in.readSize(BITS * in.left());
      int usual = in.readInt();
      BitRanks marks = BitRanks.read(in);
      return new Sparse(size, usual, marks, Packed.read(in));
    }

    @Override
    public int get(long index) {
      return marks.has(index) ? others.get(marks.before(index)) : usual;
    }
  }

  /** Where ranges begin, most of which are empty: those that are not are marked. */
  record Starts(int size, BitRanks marks, Packed starts) implements Column {
    static Starts read(RegionInput in) {
      int size = in.readSize(BITS * in.left());
      BitRanks marks = BitRanks.read(in);
      return new Starts(size, marks, Packed.read(in));
    }

    @Override
    public int get(long index) {
      return starts.get(marks.before(index));
    }
  }

  /** Runs of one value: where a run begins is marked. */
  record Runs(int size, BitRanks marks, Packed values) implements Column {
    static Runs read(RegionInput in) {
      int size = in.readSize(BITS * in.left());
      BitRanks marks = BitRanks.read(in);
      return new Runs(size, marks, Packed.read(in));
    }

    @Override
    public int get(long index) {
      return values.get(marks.before(index + 1) - 1);
    }
  }

  /** Numbers of values in a small table. */
  record Coded(Column codes, int[] table) implements Column {
    @Override
    public int get(long index) {
      return table[codes.get(index)];
    }

    @Override
    public int size() {
      return codes.size();
    }
  }

  /** Edges' lines, counted from the line of the definition that they leave. */
  record Lines(Column near, Column far, Column from, Column line) implements Column {
    /** Bits of a distance in {@link #near}; the rest is in {@link #far}. */
    static final int NEAR_BITS = 8;

    @Override
    public int get(long index) {
      int distance = near.get(index) + (far.get(index) << NEAR_BITS);
      return line.get(from.get(index)) + distance;
    }

    @Override
    public int size() {
      return near.size();
    }
  }

  /** Edges' conditions: mostly that of the definition that they leave. */
  record Conditions(Column own, Column from, Column condition) implements Column {
    @Override
    public int get(long index) {
      int ours = own.get(index);
      return ours >= 0 ? ours : condition.get(from.get(index));
    }

    @Override
    public int size() {
      return own.size();
    }
  }
}
