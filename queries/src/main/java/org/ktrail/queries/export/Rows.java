package org.ktrail.queries.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Lines collected as bytes, to be written in byte order. Sorts in place of indices; no object a
 * row.
 */
final class Rows {
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int[] starts = new int[1 << 10];
  private int count;

  Rows add(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  Rows tab() {
    room(1);
    bytes[size++] = '\t';
    return this;
  }

  Rows add(int number) {
    return add(Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  void end() {
    room(1);
    bytes[size++] = '\n';
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[++count] = size;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Writes the rows in byte order, equal ones as often as they are, and forgets them. */
  void drainSorted(OutputStream out) throws IOException {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    order = sort(order);
    for (int row : order) {
      out.write(bytes, starts[row], starts[row + 1] - starts[row]);
    }
    size = 0;
    count = 0;
  }

  /** Bottom-up merge sort that leaves runs alone which are in order already: most of them are. */
  private int[] sort(int[] order) {
    int[] from = order;
    int[] to = new int[order.length];
    for (int width = 1; width < order.length; width *= 2) {
      for (int low = 0; low < order.length; low += 2 * width) {
        int middle = Math.min(low + width, order.length);
        int high = Math.min(low + 2 * width, order.length);
        merge(from, to, low, middle, high);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int low, int middle, int high) {
    if (middle == high || compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, low, to, low, high - low);
      return;
    }
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takeLeft = right == high || left < middle && compare(from[left], from[right]) <= 0;
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  /** Without the line's end: a line sorts before one that it begins. */
  private int compare(int a, int b) {
    return Arrays.compareUnsigned(
        bytes, starts[a], starts[a + 1] - 1, bytes, starts[b], starts[b + 1] - 1);
  }
}
