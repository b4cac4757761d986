package org.ktrail.indexer.facts;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes the strings of decoded facts. {@link #NONE} makes a new one each time; {@link #shared()}
 * gives one object for equal bytes, so that many blobs can be kept in memory. A shared pool belongs
 * to one thread.
 */
public interface StringPool {
  StringPool NONE =
      (bytes, offset, length, utf8) -> new String(bytes, offset, length, charset(utf8));

  String get(byte[] bytes, int offset, int length, boolean utf8);

  static StringPool shared() {
    return new Shared();
  }

  private static Charset charset(boolean utf8) {
    return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  /** Open addressing over hashes of the bytes, so that a known string costs no allocation. */
  final class Shared implements StringPool {
    private @Nullable String[] slots = new String[1 << 16];
    private int[] hashes = new int[1 << 16];
    private int size;

    private Shared() {}

    @Override
    public String get(byte[] bytes, int offset, int length, boolean utf8) {
      if (utf8) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
      }
      int hash = length;
      for (int i = offset; i < offset + length; i++) {
        hash = hash * 31 + bytes[i];
      }
      int mask = slots.length - 1;
      int slot = (hash * 0x9E3779B1 >>> 7) & mask;
      for (String known = slots[slot]; known != null; known = slots[slot]) {
        if (hashes[slot] == hash && equal(known, bytes, offset, length)) {
          return known;
        }
        slot = slot + 1 & mask;
      }
      String made = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
      slots[slot] = made;
      hashes[slot] = hash;
      if (++size * 2 > slots.length) {
        grow();
      }
      return made;
    }

    private static boolean equal(String known, byte[] bytes, int offset, int length) {
      if (known.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (known.charAt(i) != (bytes[offset + i] & 0xff)) {
          return false;
        }
      }
      return true;
    }

    private void grow() {
      @Nullable String[] oldSlots = slots;
      int[] oldHashes = hashes;
      slots = new String[oldSlots.length * 2];
      hashes = new int[slots.length];
      int mask = slots.length - 1;
      for (int i = 0; i < oldSlots.length; i++) {
        if (oldSlots[i] != null) {
          int slot = (oldHashes[i] * 0x9E3779B1 >>> 7) & mask;
          while (slots[slot] != null) {
            slot = slot + 1 & mask;
          }
          slots[slot] = oldSlots[i];
          hashes[slot] = oldHashes[i];
        }
      }
    }
  }
}
