package org.ktrail.indexer.normalise;

/** Line numbers, from 1, of offsets that are mostly asked for in rising order. */
final class RisingLines {
  private final byte[] bytes;
  private int offset;
  private int line = 1;

  RisingLines(byte[] bytes) {
    this.bytes = bytes;
  }

  int at(int asked) {
    if (asked < offset) {
      offset = 0;
      line = 1;
    }
    for (; offset < asked; offset++) {
      if (bytes[offset] == '\n') {
        line++;
      }
    }
    return line;
  }
}
