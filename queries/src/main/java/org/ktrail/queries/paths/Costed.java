package org.ktrail.queries.paths;

import java.util.Arrays;

/**
 * A number for each of very many things, most of which are never asked about: −1 as long as none
 * was given. Kept in pages that are made when they are first written, since a short question would
 * else spend its time on filling megabytes.
 */
final class Costed {
  private static final int SHIFT = 10;
  private static final int MASK = (1 << SHIFT) - 1;

  private final int[][] pages;

  Costed(int size) {
    pages = new int[(size >> SHIFT) + 1][];
  }

  int get(int index) {
    int[] page = pages[index >> SHIFT];
    return page == null ? -1 : page[index & MASK];
  }

  void set(int index, int value) {
    int[] page = pages[index >> SHIFT];
    if (page == null) {
      page = new int[1 << SHIFT];
      Arrays.fill(page, -1);
      pages[index >> SHIFT] = page;
    }
    page[index & MASK] = value;
  }
}
