package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Edges with their bindings in the order they were added, in a few bytes each. An edge that is
 * added twice in a run of edges of one node is kept once, under either's condition. Not safe for
 * more than one thread.
 */
final class EdgeLog {
  private static final int CHUNK = 1 << 18;

  private static final int HAS_TEXT = 1;
  private static final int HAS_BINDINGS = 2;
  private static final int NEW_CONDITION = 4;
  private static final int SHAPE_BITS = 3;

  /** The runs: node, number of edges, and the byte at which it begins. */
  private final IntList runNode = new IntList();

  private final IntList runEdges = new IntList();
  private final IntList runStart = new IntList();

  private final List<byte[]> chunks = new ArrayList<>();
  private byte[] chunk = new byte[0];
  private int bytes;
  private int edges;

  /** The run at hand, rows of target, flags, line, condition, text, first binding. */
  private final IntList row = new IntList();

  private final IntList bindings = new IntList();
  private int node = -1;

  static final int WIDTH = 6;

  private static final int CONDITION = 3;

  private final IntBinaryOperator either;

  /**
   * @param either the number of the condition under which one of two holds
   */
  EdgeLog(IntBinaryOperator either) {
    this.either = either;
  }

  void add(int from, int target, int flags, int line, int condition, int text) {
    if (from != node) {
      endRun();
      node = from;
    }
    row.add(target);
    row.add(flags);
    row.add(line);
    row.add(condition);
    row.add(text);
    row.add(bindings.size());
  }

  void bind(int target, int source) {
    bindings.add(target);
    bindings.add(source);
  }

  /** Edges kept; call {@link #endRun} first. */
  int size() {
    return edges;
  }

  int runs() {
    return runNode.size();
  }

  int runNode(int run) {
    return runNode.get(run);
  }

  int runEdges(int run) {
    return runEdges.get(run);
  }

  /** Puts the run at hand away; what is added next begins another. */
  void endRun() {
    int n = row.size() / WIDTH;
    if (n == 0) {
      return;
    }
    runNode.add(node);
    runStart.add(bytes);
    int kept = 0;
    int line = 0;
    int condition = 0;
    int[] table = new int[Integer.highestOneBit(n) * 4];
    Arrays.fill(table, -1);
    BitSet fresh = new BitSet(n);
    for (int e = 0; e < n; e++) {
      fresh.set(e, isNew(e, table));
    }
    for (int e = fresh.nextSetBit(0); e >= 0; e = fresh.nextSetBit(e + 1)) {
      kept++;
      int at = e * WIDTH;
      int first = row.get(at + 5);
      int end = bindingEnd(e);
      int text = row.get(at + 4);
      boolean turns = row.get(at + 3) != condition;
      int shape =
          (text >= 0 ? HAS_TEXT : 0)
              | (first < end ? HAS_BINDINGS : 0)
              | (turns ? NEW_CONDITION : 0);
      number(row.get(at + 1) << SHAPE_BITS | shape);
      signed(row.get(at));
      signed(row.get(at + 2) - line);
      line = row.get(at + 2);
      if (turns) {
        condition = row.get(at + 3);
        number(condition);
      }
      if (text >= 0) {
        number(text);
      }
      if (first < end) {
        number((end - first) / 2);
        for (int b = first; b < end; b++) {
          signed(bindings.get(b));
        }
      }
    }
    runEdges.add(kept);
    edges += kept;
    row.clear();
    bindings.clear();
  }

  private int bindingEnd(int edge) {
    return (edge + 1) * WIDTH < row.size() ? row.get((edge + 1) * WIDTH + 5) : bindings.size();
  }

  private boolean isNew(int edge, int[] table) {
    int hash = 0;
    for (int c = 0; c < WIDTH - 1; c++) {
      hash = c == CONDITION ? hash : hash * 31 + row.get(edge * WIDTH + c);
    }
    int mask = table.length - 1;
    for (int at = hash * 0x9E3779B9 >>> 7 & mask; ; at = at + 1 & mask) {
      if (table[at] < 0) {
        table[at] = edge;
        return true;
      }
      if (isSame(table[at], edge)) {
        int first = table[at] * WIDTH + CONDITION;
        int other = row.get(edge * WIDTH + CONDITION);
        if (row.get(first) != other) {
          row.set(first, either.applyAsInt(row.get(first), other));
        }
        return false;
      }
    }
  }

  private boolean isSame(int a, int b) {
    for (int c = 0; c < WIDTH - 1; c++) {
      if (c != CONDITION && row.get(a * WIDTH + c) != row.get(b * WIDTH + c)) {
        return false;
      }
    }
    int first = row.get(a * WIDTH + 5);
    int other = row.get(b * WIDTH + 5);
    int n = bindingEnd(a) - first;
    if (bindingEnd(b) - other != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (bindings.get(first + i) != bindings.get(other + i)) {
        return false;
      }
    }
    return true;
  }

  /** Lets everything go. */
  void clear() {
    chunks.clear();
    chunk = new byte[0];
    runNode.clear();
    bytes = 0;
    edges = 0;
  }

  // ---- bytes

  private void put(int value) {
    int at = bytes++ % CHUNK;
    if (at == 0) {
      chunk = new byte[CHUNK];
      chunks.add(chunk);
    }
    chunk[at] = (byte) value;
  }

  private void number(int value) {
    int v = value;
    while ((v & ~0x7f) != 0) {
      put(v | 0x80);
      v >>>= 7;
    }
    put(v);
  }

  private void signed(int value) {
    number(value << 1 ^ value >> 31);
  }

  /** Reads the edges of a run; its fields are those of the edge read last. */
  final class Cursor {
    int target;
    int flags;
    int line;
    int condition;

    /** −1 if none. */
    int text;

    /** Pairs of target and source. */
    final IntList bindings = new IntList();

    private int at;

    /** Goes before the first edge of a run. */
    void enter(int run) {
      at = runStart.get(run);
      line = 0;
      condition = 0;
    }

    void next() {
      int head = number();
      flags = head >>> SHAPE_BITS;
      target = signed();
      line += signed();
      if ((head & NEW_CONDITION) != 0) {
        condition = number();
      }
      text = (head & HAS_TEXT) != 0 ? number() : -1;
      bindings.clear();
      if ((head & HAS_BINDINGS) != 0) {
        for (int n = 2 * number(); n > 0; n--) {
          bindings.add(signed());
        }
      }
    }

    private int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        int b = chunks.get(at / CHUNK)[at % CHUNK];
        at++;
        value |= (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    private int signed() {
      int v = number();
      return v >>> 1 ^ -(v & 1);
    }
  }

  Cursor cursor() {
    return new Cursor();
  }
}
