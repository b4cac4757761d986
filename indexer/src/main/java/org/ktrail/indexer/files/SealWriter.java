package org.ktrail.indexer.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Sums up what is written to a file, for its {@link Seal}. */
public final class SealWriter {
  private int[] sums = new int[16];
  private int count;
  private long length;
  private CRC32C current = new CRC32C();

  /** Of the block before, as long as bytes of this one belong to it, too. */
  private CRC32C before = new CRC32C();

  public void update(byte[] bytes, int offset, int size) {
    int at = offset;
    int end = offset + size;
    while (at < end) {
      int place = (int) (length & Seal.BLOCK - 1);
      int border = place < Seal.OVERLAP ? Seal.OVERLAP : Seal.BLOCK;
      int n = Math.min(end - at, border - place);
      current.update(bytes, at, n);
      if (place < Seal.OVERLAP) {
        before.update(bytes, at, n);
      }
      at += n;
      length += n;
      if (place + n == Seal.OVERLAP && length > Seal.BLOCK) {
        add(before);
      } else if (place + n == Seal.BLOCK) {
        CRC32C free = before;
        before = current;
        current = free;
        current.reset();
      }
    }
  }

  private void add(CRC32C sum) {
    if (count == sums.length) {
      sums = Arrays.copyOf(sums, 2 * count);
    }
    sums[count++] = (int) sum.getValue();
  }

  /** What is to stand behind all that was written. */
  public byte[] seal() {
    int blocks = (int) (length + Seal.BLOCK - 1 >> Seal.SHIFT);
    if (count < blocks - 1 || count < blocks && (length & Seal.BLOCK - 1) == 0) {
      add(before);
    }
    if (count < blocks) {
      add(current);
    }
    ByteBuffer seal = ByteBuffer.allocate(4 * count + Seal.TAIL).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      seal.putInt(sums[i]);
    }
    seal.putLong(length);
    CRC32C sum = new CRC32C();
    sum.update(seal.array(), 0, seal.position());
    return seal.putInt((int) sum.getValue()).putInt(Seal.MAGIC).array();
  }
}
