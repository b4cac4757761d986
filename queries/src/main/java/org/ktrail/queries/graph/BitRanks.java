package org.ktrail.queries.graph;

import java.nio.ByteBuffer;
import org.ktrail.indexer.files.Seal;

/**
 * Some of the numbers 0 … n−1, and how many of them lie before any number, each told at once: a bit
 * for every number, and a count for each block of bits.
 */
final class BitRanks {
  private static final int BLOCK_SHIFT = 9;

  private final Region bits;
  private final Region counts;

  private final ByteBuffer words;
  private final byte[] verified;
  private final long start;

  private BitRanks(Region bits, Region counts) {
    this.bits = bits;
    this.counts = counts;
    this.words = bits.unverified();
    this.verified = bits.verified();
    this.start = bits.start();
  }

  /** Reads what {@link Writer#write} wrote. */
  static BitRanks read(RegionInput in) {
    int n = in.readInt();
    int words = (n >> 6) + 1;
    Region bits = in.slice(8L * words);
    return new BitRanks(bits, in.slice(4L * ((n >> BLOCK_SHIFT) + 1)));
  }

  boolean has(long number) {
    return (word((int) (number >> 6)) >>> number & 1) != 0;
  }

  /** {@link Region#getLong}, written out, as in {@link Column.Packed#get}. */
  private long word(int number) {
    int at = number << 3;
    if (verified[(int) (start + at >> Seal.SHIFT)] == 0) {
      bits.need(at, at + 1L);
    }
    return words.getLong(at);
  }

  /** Marks below {@code number}, which may be n. */
  int before(long number) {
    int word = (int) (number >> 6);
    int count = counts.getInt((int) (number >> BLOCK_SHIFT) << 2);
    for (int w = word & -(1 << BLOCK_SHIFT - 6); w < word; w++) {
      count += Long.bitCount(word(w));
    }
    return count + Long.bitCount(word(word) & (1L << number) - 1);
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
