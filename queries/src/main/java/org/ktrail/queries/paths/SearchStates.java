package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ktrail.queries.graph.IntList;

/** The states met, and for each the best cost and all ways in that have it. */
final class SearchStates {
  private final IntList node = new IntList();
  private final IntList context = new IntList();
  private final IntList stage = new IntList();
  private final IntList marks = new IntList();
  private final IntList cost = new IntList();
  private final IntList links = new IntList();
  private final IntList linkFrom = new IntList();
  private final IntList linkEdge = new IntList();
  private final IntList linkNext = new IntList();
  private final BitSet done = new BitSet();
  private int[] table = filled(1 << 12);

  private static int[] filled(int n) {
    int[] table = new int[n];
    Arrays.fill(table, -1);
    return table;
  }

  void clear() {
    for (IntList list :
        List.of(node, context, stage, marks, cost, links, linkFrom, linkEdge, linkNext)) {
      list.clear();
    }
    done.clear();
    Arrays.fill(table, -1);
  }

  int size() {
    return node.size();
  }

  int of(int n, int c, int s, int m) {
    int at = find(n, c, s, m);
    if (table[at] >= 0) {
      return table[at];
    }
    if (2 * size() >= table.length) {
      table = filled(2 * table.length);
      for (int i = 0; i < size(); i++) {
        table[find(node.get(i), context.get(i), stage.get(i), marks.get(i))] = i;
      }
      at = find(n, c, s, m);
    }
    table[at] = size();
    node.add(n);
    context.add(c);
    stage.add(s);
    marks.add(m);
    cost.add(Integer.MAX_VALUE);
    links.add(-1);
    return size() - 1;
  }

  private int find(int n, int c, int s, int m) {
    int mask = table.length - 1;
    int at = (((n * 31 + c) * 31 + s) * 31 + m) * 0x9E3779B1 >>> 7 & mask;
    while (table[at] >= 0) {
      int i = table[at];
      if (node.get(i) == n && context.get(i) == c && stage.get(i) == s && marks.get(i) == m) {
        break;
      }
      at = at + 1 & mask;
    }
    return at;
  }

  /** A way in; true if it is better than all before. */
  boolean offer(int state, int c, int from, int edge) {
    int known = cost.get(state);
    if (c > known) {
      return false;
    }
    if (c < known) {
      cost.set(state, c);
      links.set(state, -1);
    }
    linkFrom.add(from);
    linkEdge.add(edge);
    linkNext.add(links.get(state));
    links.set(state, linkFrom.size() - 1);
    return c < known;
  }

  int node(int state) {
    return node.get(state);
  }

  int context(int state) {
    return context.get(state);
  }

  int stage(int state) {
    return stage.get(state);
  }

  /** Which of the marked conditions the way to it has asserted: see {@link Exclusions}. */
  int marks(int state) {
    return marks.get(state);
  }

  int cost(int state) {
    return cost.get(state);
  }

  /** The state before on some best way, −1 for a start. */
  int parent(int state) {
    return linkFrom.get(links.get(state));
  }

  int links(int state) {
    return links.get(state);
  }

  int nextLink(int link) {
    return linkNext.get(link);
  }

  int linkFrom(int link) {
    return linkFrom.get(link);
  }

  int linkEdge(int link) {
    return linkEdge.get(link);
  }

  void done(int state) {
    done.set(state);
  }

  /** A better way was found to what a weak bound let be done too early. */
  void reopen(int state) {
    done.clear(state);
  }

  boolean isDone(int state) {
    return done.get(state);
  }

  int compare(int a, int b) {
    int order = Integer.compare(node(a), node(b));
    return order != 0 ? order : Integer.compare(a, b);
  }
}
