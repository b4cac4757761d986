package org.ktrail.queries.graph;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Bytes after changes, five bytes each: two for the place, one for the sort, two for a value. A
 * change is a byte or an int set, a bit turned over, bytes put in or taken out, or the rest cut
 * off.
 */
public final class ChangedBytes {
  private ChangedBytes() {}

  private static final int CHANGE = 5;

  public static byte[] of(byte[] original, byte[] changes) {
    byte[] bytes = original.clone();
    for (int c = 0; c + CHANGE <= changes.length && bytes.length > 0; c += CHANGE) {
      int at = ((changes[c] & 0xff) << 8 | changes[c + 1] & 0xff) % bytes.length;
      byte high = changes[c + 3];
      byte low = changes[c + 4];
      int end = Math.min(bytes.length, at + (low & 0x3f));
      switch (changes[c + 2] & 7) {
        case 0, 1 -> bytes[at] = low;
        case 2 -> bytes[at] ^= (byte) (1 << (low & 7));
        case 3 -> { // an int with two bytes of its own at its end, between sign and zeros
          for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            bytes[at + i] = new byte[] {low, 0, 0, high}[i];
          }
        }
        case 4 -> Arrays.fill(bytes, at, end, high);
        case 5 -> bytes = joined(bytes, at, new byte[low & 0x3f], at);
        case 6 -> bytes = joined(bytes, at, new byte[0], end);
        default -> bytes = Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, to);
    out.writeBytes(between);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
