package org.ktrail.indexer.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.compress.LZ4;

/**
 * Packs parts of {@link FactsCodec}'s values: small ones stay plain, others become LZ4, whose
 * decoding costs next to nothing; long ones, which are mostly register headers, deflate.
 */
final class PackedText {
  private PackedText() {}

  private static final int PLAIN = 0;
  private static final int FAST = 1;
  private static final int DENSE = 2;
  private static final int WORTH_PACKING = 100;
  private static final int WORTH_DENSE = 1 << 16;

  /** Bytes that a packed one can stand for: deflate's best is 1032, that of LZ4 255. */
  private static final int MOST_DENSE = 1 << 11;

  static void pack(FactsOutput.Bytes plain, FactsOutput.Bytes out) {
    int length = plain.length();
    byte[] packed = plain.data();
    int packedLength = length;
    int method = PLAIN;
    if (length >= WORTH_PACKING) {
      byte[] room = new byte[length + length / 255 + 32];
      int fast = length >= WORTH_DENSE ? deflate(plain, room) : lz4(plain, room);
      if (fast > 0 && fast < length) {
        packed = room;
        packedLength = fast;
        method = length >= WORTH_DENSE ? DENSE : FAST;
      }
    }
    out.number(method);
    out.number(length);
    out.number(packedLength);
    out.bytes(packed, 0, packedLength);
  }

  private static int lz4(FactsOutput.Bytes plain, byte[] room) {
    ByteArrayDataOutput to = new ByteArrayDataOutput(room);
    try {
      // A table that is used again remembers what was packed before, and equal facts would differ.
      LZ4.compress(plain.data(), 0, plain.length(), to, new LZ4.FastCompressionHashTable());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not from memory
    }
    return to.getPosition();
  }

  private static int deflate(FactsOutput.Bytes plain, byte[] room) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain.data(), 0, plain.length());
      deflater.finish();
      int length = deflater.deflate(room);
      return deflater.finished() ? length : -1;
    } finally {
      deflater.end();
    }
  }

  static int number(byte[] data, int[] at) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte b = data[at[0]++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("number");
  }

  /** Goes from part to part of one value. */
  static final class Cursor {
    private final byte[] value;
    private final int end;
    private final int[] at;

    Cursor(byte[] value, int at, int end) {
      this.value = value;
      this.end = end;
      this.at = new int[] {at};
    }

    void skip() {
      number(value, at);
      number(value, at);
      int packed = number(value, at);
      at[0] += packed;
    }

    byte[] unpack() {
      int method = number(value, at);
      int length = number(value, at);
      int packed = number(value, at);
      int from = at[0];
      if (packed < 0 || length < 0 || packed > end - from || length > MOST_DENSE * (packed + 1L)) {
        throw new IllegalStateException("part");
      }
      at[0] += packed;
      return switch (method) {
        case PLAIN -> Arrays.copyOfRange(value, from, from + packed);
        case FAST -> fast(from, packed, length);
        case DENSE -> dense(from, packed, length);
        default -> throw new IllegalStateException("method");
      };
    }

    private byte[] fast(int from, int packed, int length) {
      byte[] plain = new byte[length];
      try {
        LZ4.decompress(new ByteArrayDataInput(value, from, packed), length, plain, 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return plain;
    }

    private byte[] dense(int from, int packed, int length) {
      byte[] plain = new byte[length];
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(value, from, packed);
        if (inflater.inflate(plain) != length) {
          throw new IllegalStateException("deflated part");
        }
        return plain;
      } catch (DataFormatException e) {
        throw new IllegalStateException(e);
      } finally {
        inflater.end();
      }
    }
  }
}
