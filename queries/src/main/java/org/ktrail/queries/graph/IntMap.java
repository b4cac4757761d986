package org.ktrail.queries.graph;

import java.util.Arrays;

/** From ints ≥ 0 to ints, without boxes. Filled by one thread, then read by any number. */
final class IntMap {
  static final int ABSENT = Integer.MIN_VALUE;

  private int[] keys = filled(16);
  private int[] values = new int[16];
  private int size;

  private static int[] filled(int length) {
    int[] keys = new int[length];
    Arrays.fill(keys, -1);
    return keys;
  }

  /** The value of a key, or {@link #ABSENT}. */
  int get(int key) {
    int at = slot(keys, key);
    return keys[at] == key ? values[at] : ABSENT;
  }

  void put(int key, int value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int at = slot(keys, key);
    if (keys[at] != key) {
      keys[at] = key;
      size++;
    }
    values[at] = value;
  }

  /** Told of a key and its value. */
  interface Entry {
    void at(int key, int value);
  }

  /** All keys, in the order of their numbers: what is written of equal maps is equal. */
  void forEach(Entry entry) {
    int[] sorted = Arrays.stream(keys).filter(k -> k >= 0).sorted().toArray();
    for (int key : sorted) {
      entry.at(key, get(key));
    }
  }

  private void grow() {
    int[] moved = filled(2 * keys.length);
    int[] with = new int[moved.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] >= 0) {
        int at = slot(moved, keys[i]);
        moved[at] = keys[i];
        with[at] = values[i];
      }
    }
    keys = moved;
    values = with;
  }

  private static int slot(int[] keys, int key) {
    int mask = keys.length - 1;
    int at = key * 0x9E3779B9 >>> 7 & mask;
    while (keys[at] != key && keys[at] >= 0) {
      at = at + 1 & mask;
    }
    return at;
  }
}
