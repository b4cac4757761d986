package org.ktrail.queries.regex;

import java.util.List;

/** Finds the first place of one of a few strings in bytes. For one thread. */
final class StringSearch {
  private final byte[][] strings;
  private final int[][] shifts;
  private final int[] found;
  private final byte[] same = new byte[256];
  private byte[] text = new byte[0];

  private StringSearch(List<byte[]> strings, boolean folding) {
    this.strings = strings.toArray(byte[][]::new);
    for (int i = 0; i < same.length; i++) {
      same[i] = (byte) (folding && i >= 'A' && i <= 'Z' ? i + 32 : i);
    }
    shifts = new int[this.strings.length][256];
    found = new int[this.strings.length];
    for (int s = 0; s < this.strings.length; s++) {
      byte[] string = this.strings[s].clone();
      for (int i = 0; i < string.length; i++) {
        string[i] = same[string[i] & 0xff];
      }
      this.strings[s] = string;
      java.util.Arrays.fill(shifts[s], string.length);
      for (int b = 0; b < 256; b++) {
        for (int i = 0; i < string.length - 1; i++) {
          if (same[b] == string[i]) {
            shifts[s][b] = string.length - 1 - i;
          }
        }
      }
    }
  }

  /**
   * @param folding whether letters of ASCII count as their other cases
   */
  static StringSearch of(List<byte[]> strings, boolean folding) {
    return new StringSearch(strings, folding);
  }

  /** Whether there is anything to look for. */
  boolean isAny() {
    return strings.length > 0;
  }

  void begin(byte[] text) {
    this.text = text;
    java.util.Arrays.fill(found, -1);
  }

  /** The first place from here on, −1 if there is none. */
  int next(int from) {
    int first = Integer.MAX_VALUE;
    for (int s = 0; s < strings.length; s++) {
      if (found[s] < from) {
        found[s] = find(strings[s], shifts[s], from);
      }
      first = Math.min(first, found[s]);
    }
    return first == Integer.MAX_VALUE ? -1 : first;
  }

  /** Horspool's: the byte below the end of the string says how far it moves on. */
  private int find(byte[] string, int[] shift, int from) {
    int last = string.length - 1;
    byte end = string[last];
    for (int i = from + last; i < text.length; ) {
      int b = text[i] & 0xff;
      if (same[b] == end && matches(string, i - last)) {
        return i - last;
      }
      i += shift[b];
    }
    return Integer.MAX_VALUE;
  }

  private boolean matches(byte[] string, int at) {
    for (int i = 0; i < string.length - 1; i++) {
      if (same[text[at + i] & 0xff] != string[i]) {
        return false;
      }
    }
    return true;
  }
}
