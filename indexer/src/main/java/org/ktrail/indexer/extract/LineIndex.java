package org.ktrail.indexer.extract;

import java.util.Arrays;

/** Line numbers, from 1, of the bytes of one text. */
final class LineIndex {
  private int[] starts = new int[1024];
  private int count;
  private int last;

  void read(byte[] text) {
    count = 1;
    last = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
  }

  int at(int offset) {
    int line = last;
    if (offset < starts[line] || line + 1 < count && offset >= starts[line + 1]) {
      if (line + 2 < count && offset >= starts[line + 1] && offset < starts[line + 2]) {
        line++;
      } else {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        line = found >= 0 ? found : -found - 2;
      }
      last = line;
    }
    return line + 1;
  }
}
