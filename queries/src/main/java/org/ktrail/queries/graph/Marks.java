package org.ktrail.queries.graph;

/**
 * Some of the numbers 0 … n−1, and how many of them lie before any number, each told at once: a bit
 * for every number, and a count for each block of bits.
 */
final class Marks {
  private static final int BLOCK_SHIFT = 9;

  private final Region bits;
  private final Region counts;

  private Marks(Region bits, Region counts) {
    this.bits = bits;
    this.counts = counts;
  }

  /** Reads what {@link Writer#write} wrote. */
  static Marks read(RegionInput in) {
    int n = in.readInt();
    int words = (n >> 6) + 1;
    Region bits = in.slice(8L * words);
    return new Marks(bits, in.slice(4L * ((n >> BLOCK_SHIFT) + 1)));
  }

  boolean has(long number) {
    return (bits.getLong((int) (number >> 6) << 3) >>> number & 1) != 0;
  }

  /** Marks below {@code number}, which may be n. */
  int before(long number) {
    int word = (int) (number >> 6);
    int count = counts.getInt((int) (number >> BLOCK_SHIFT) << 2);
    for (int w = word & -(1 << BLOCK_SHIFT - 6); w < word; w++) {
      count += Long.bitCount(bits.getLong(w << 3));
    }
    return count + Long.bitCount(bits.getLong(word << 3) & (1L << number) - 1);
  }

  /** Marks to be written. */
  static final class Writer {
    private final int n;
    private final long[] bits;
    private int size;

    Writer(int n) {
      this.n = n;
      bits = new long[(n >> 6) + 1];
    }

    void mark(int number) {
      if ((bits[number >> 6] >>> number & 1) == 0) {
        bits[number >> 6] |= 1L << number;
        size++;
      }
    }

    int size() {
      return size;
    }

    void write(RegionOutput out) throws java.io.IOException {
      out.writeInt(n);
      for (long word : bits) {
        out.writeLong(word);
      }
      int count = 0;
      for (int word = 0; word < bits.length; word++) {
        if ((word & (1 << BLOCK_SHIFT - 6) - 1) == 0) {
          out.writeInt(count);
        }
        count += Long.bitCount(bits[word]);
      }
    }
  }
}
