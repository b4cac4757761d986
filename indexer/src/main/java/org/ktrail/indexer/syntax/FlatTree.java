package org.ktrail.indexer.syntax;

/**
 * A syntax tree as five arrays of ints, its nodes numbered in pre-order from the root, 0. The
 * descendants of {@code i} are {@code i + 1} to {@code next(i)}, end exclusive; so a visitor is a
 * loop, and skipping a subtree an assignment. Tokens without a name ({@code "->"}) are nodes too.
 *
 * <p>Offsets are bytes of the text that was parsed. A tree holds nothing native and stays valid
 * until its parser is told to fill it again.
 */
public final class FlatTree {
  static final int NAMED = 1 << 24;
  static final int HAS_ERROR = 1 << 25;
  static final int MISSING = 1 << 26;
  static final int EXTRA = 1 << 27;

  private int size;
  int[] kinds = {};
  int[] starts = {};
  int[] ends = {};
  int[] nexts = {};
  int[] parents = {};

  /** Makes room for {@code newSize} nodes, whose values are then anything. */
  void resize(int newSize) {
    size = newSize;
    // One that served a huge file is not kept at that size for small ones.
    if (kinds.length < newSize || kinds.length > 1 << 20 && kinds.length / 8 > newSize) {
      kinds = new int[newSize];
      starts = new int[newSize];
      ends = new int[newSize];
      nexts = new int[newSize];
      parents = new int[newSize];
    }
  }

  /** Number of nodes, never 0 after a parse. */
  public int size() {
    return size;
  }

  /** What the node is: a number of {@link Grammar#symbol}, {@link Grammar#token} or ERROR. */
  public int symbol(int node) {
    return kinds[node] & 0xFFFF;
  }

  /** Field of its parent that the node is, a number of {@link Grammar#field}; 0 if none. */
  public int field(int node) {
    return kinds[node] >>> 16 & 0xFF;
  }

  /** First byte. */
  public int start(int node) {
    return starts[node];
  }

  /** Byte after the last; equals {@link #start} for MISSING nodes. */
  public int end(int node) {
    return ends[node];
  }

  /** The node after the last descendant; {@link #size} at the end. */
  public int next(int node) {
    return nexts[node];
  }

  /** −1 for the root. */
  public int parent(int node) {
    return parents[node];
  }

  /** Whether it is a rule of the grammar, and not a keyword or punctuation. */
  public boolean isNamed(int node) {
    return (kinds[node] & NAMED) != 0;
  }

  /** Whether it is a stretch that the grammar could not make sense of. */
  public boolean isError(int node) {
    return symbol(node) == Grammar.ERROR;
  }

  /** Whether it is, or holds, an ERROR or a MISSING node. */
  public boolean hasError(int node) {
    return (kinds[node] & HAS_ERROR) != 0;
  }

  /** Whether the parser made it up; it has no bytes. */
  public boolean isMissing(int node) {
    return (kinds[node] & MISSING) != 0;
  }

  /** Whether it may stand anywhere, as a comment. */
  public boolean isExtra(int node) {
    return (kinds[node] & EXTRA) != 0;
  }

  /** The first child, tokens included; −1 for a leaf. */
  public int firstChild(int node) {
    return nexts[node] > node + 1 ? node + 1 : -1;
  }

  /** The sibling after a node, tokens included; −1 for the last. */
  public int nextSibling(int node) {
    int parent = parents[node];
    return parent >= 0 && nexts[node] < nexts[parent] ? nexts[node] : -1;
  }

  /** The first child that is in {@code field} of {@code node}; −1 if none. */
  public int child(int node, int field) {
    int end = nexts[node];
    for (int child = node + 1; child < end; child = nexts[child]) {
      if (field(child) == field) {
        return child;
      }
    }
    return -1;
  }

  /** The first named child that is no comment; −1 if none. */
  public int firstNamed(int node) {
    int end = nexts[node];
    for (int child = node + 1; child < end; child = nexts[child]) {
      if ((kinds[child] & (NAMED | EXTRA)) == NAMED) {
        return child;
      }
    }
    return -1;
  }
}
