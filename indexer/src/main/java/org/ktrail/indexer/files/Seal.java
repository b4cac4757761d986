package org.ktrail.indexer.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The end of a file that we wrote: the CRC-32C of each block of what stands before it. Who reads
 * the file verifies a block before he believes it for the first time; whatever is not read costs
 * nothing.
 *
 * <pre>
 * content
 * for each block of 16 KiB: CRC-32C of it and of the 8 bytes after it
 * length of the content, 8 bytes
 * CRC-32C of all that stands between the content and here, 4 bytes
 * "SEAL"
 * </pre>
 *
 * <p>Sums overlap by 8 bytes so that a number that begins in a block is verified with it. Numbers
 * are little-endian. Sums find accidents: who can write the file can seal it, too. Thread-safe: two
 * threads may verify the same block.
 */
public final class Seal {
  /** Bits of a place within a block. */
  public static final int SHIFT = 14;

  static final int BLOCK = 1 << SHIFT;
  static final int OVERLAP = 8;
  static final int TAIL = 16;
  static final int MAGIC = 0x4c41_4553; // "SEAL"

  /** Where the sealed bytes are. */
  public interface Bytes {
    /** A view of bytes, from its position to its limit. */
    ByteBuffer at(long start, int length) throws IOException;
  }

  private final Bytes bytes;
  private final int[] sums;
  private final byte[] whole;
  private final long length;
  private final int sum;

  private Seal(Bytes bytes, int[] sums, long length, int sum) {
    this.bytes = bytes;
    this.sums = sums;
    this.whole = new byte[sums.length];
    this.length = length;
    this.sum = sum;
  }

  /**
   * Reads the seal of a file, and nothing of what it seals.
   *
   * @param size of the whole file
   * @throws IOException if it cannot be read, or is not the end of such a file
   */
  public static Seal read(Bytes bytes, long size) throws IOException {
    long length = length(size);
    if (length < 0) {
      throw new EOFException("too short for its seal");
    }
    int end = (int) (size - length);
    ByteBuffer seal = bytes.at(length, end).slice().order(ByteOrder.LITTLE_ENDIAN);
    CRC32C sum = new CRC32C();
    sum.update(seal.duplicate().limit(end - 8));
    if (seal.getInt(end - 4) != MAGIC
        || seal.getInt(end - 8) != (int) sum.getValue()
        || seal.getLong(end - TAIL) != length) {
      throw new IOException("its end is not what was written");
    }
    int[] sums = new int[(end - TAIL) / 4];
    seal.asIntBuffer().get(sums);
    return new Seal(bytes, sums, length, (int) sum.getValue());
  }

  /** Length of the content of a sealed file of a size; negative if there is none of this size. */
  public static long length(long size) {
    long rest = size - TAIL;
    long blocks = (rest + BLOCK + 3) / (BLOCK + 4);
    return rest - 4 * blocks;
  }

  /** Length of what is sealed. */
  public long length() {
    return length;
  }

  /** Names the content: files of one name have, but for rare accidents, the same bytes. */
  public String name() {
    return length + "-" + Integer.toHexString(sum);
  }

  /**
   * A mark for each block: not 0 if it was verified. For loops that read numbers at single places,
   * see {@link #SHIFT}; only to be read.
   */
  public byte[] verified() {
    return whole;
  }

  /**
   * Verifies the blocks that hold some bytes, unless they were.
   *
   * @param end exclusive
   * @return whether they are what was written
   * @throws IOException if they cannot be read
   */
  public boolean verify(long start, long end) throws IOException {
    int last = (int) (Math.min(end, length) - 1 >> SHIFT);
    for (int block = (int) (start >> SHIFT); block <= last; block++) {
      if (whole[block] == 0) {
        if (sum(block) != sums[block]) {
          return false;
        }
        whole[block] = 1;
      }
    }
    return true;
  }

  private int sum(int block) throws IOException {
    long start = (long) block << SHIFT;
    CRC32C sum = new CRC32C();
    sum.update(bytes.at(start, (int) Math.min(BLOCK + OVERLAP, length - start)));
    return (int) sum.getValue();
  }
}
