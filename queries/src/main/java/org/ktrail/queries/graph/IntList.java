package org.ktrail.queries.graph;

import java.util.Arrays;

/** A growing array of ints. */
public final class IntList {
  private int[] values;
  private int size;

  public IntList() {
    this(16);
  }

  public IntList(int capacity) {
    values = new int[Math.max(1, capacity)];
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1) + 16);
    }
    values[size++] = value;
  }

  public int get(int index) {
    return values[index];
  }

  public void set(int index, int value) {
    values[index] = value;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public void clear() {
    size = 0;
  }

  /** Drops all but the first so many. */
  public void shrink(int length) {
    size = Math.min(size, length);
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
