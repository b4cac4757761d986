package org.ktrail.indexer.normalise;

/** Finds, among the arguments of a macro that declares something, the name it declares. */
final class DeclaredName {
  private DeclaredName() {}

  /**
   * Index of the name's token between the parentheses {@code open} and {@code close}, −1 if none
   * fits.
   */
  static int among(Draft d, int open, int close) {
    int[] from = new int[16];
    int[] to = new int[16];
    int n = 0;
    int start = open + 1;
    for (int q = open + 1; q <= close && n < 16; q = q == close ? q + 1 : d.skip(q)) {
      if (d.is(q, ',') || q == close) {
        from[n] = start;
        to[n++] = q;
        start = q + 1;
      }
    }
    boolean firstIsName = n > 0 && single(d, from[0], to[0]);
    if (n >= 2 && !firstIsName) {
      for (int k = 1; k < n; k++) {
        if (single(d, from[k], to[k])) {
          return from[k];
        }
      }
    }
    if (n >= 2 && single(d, from[1], to[1]) && typeFirst(d.nameOf(open - 1))) {
      return from[1];
    }
    for (int k = 0; k < n; k++) {
      if (single(d, from[k], to[k])) {
        return from[k];
      }
    }
    for (int q = open + 1; q < close; q++) {
      if (d.name(q)) {
        return q;
      }
    }
    return -1;
  }

  private static boolean single(Draft d, int from, int to) {
    return to - from == 1 && d.name(from);
  }

  /** Such macros take the type before the name, even if it is a typedef's name. */
  private static boolean typeFirst(String macro) {
    return macro.contains("PER_CPU")
        || macro.contains("FLEX")
        || macro.contains("TYPE")
        || macro.contains("md_ptr");
  }
}
