package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Least number of hops from any node to a set of nodes, contexts not looked at: a lower bound.
 * Found breadth first from that set, one level at a time and only when asked, so that a near start
 * reads little of the graph. Entering a macro counts no hop.
 */
final class Distances {
  /** No way at all. */
  static final int NEVER = 1 << 20;

  private final Walk walk;
  private final Graph graph;
  private final int[] distance;
  private final BitSet slots = new BitSet();
  private final int offset;
  private IntList current = new IntList();
  private IntList next = new IntList();
  private int level;
  private int reached;

  /**
   * @param offset hops still to go from the set
   */
  Distances(Walk walk, int[] ends, int offset) {
    this.walk = walk;
    this.graph = walk.graph;
    this.offset = offset;
    distance = new int[graph.nodeCount()];
    Arrays.fill(distance, -1);
    for (int end : ends) {
      distance[end] = 0;
      current.add(end);
      reached++;
    }
  }

  /** Whether {@link #lower(int)} is the true bound, not only a first guess. */
  boolean isKnown(int node) {
    return distance[node] >= 0 || isExhausted();
  }

  int lower(int node) {
    int d = distance[node]; // one not met yet may be at this level, before macros
    return d >= 0 ? offset + d : isExhausted() ? NEVER : offset + level;
  }

  int exact(int node) {
    while (!isKnown(node)) {
      extend();
    }
    return lower(node);
  }

  boolean isExhausted() {
    return current.isEmpty();
  }

  /** Nodes with a way, as far as it was looked. */
  int reached() {
    return reached;
  }

  void extend() {
    for (int i = 0; i < current.size(); i++) { // grows while macros are met
      int node = current.get(i);
      if (distance[node] == level) {
        intoDirectly(node);
        intoThroughSlots(node);
      }
    }
    level++;
    IntList swap = current;
    current = next;
    next = swap;
    next.clear();
  }

  private void intoDirectly(int node) {
    int d = level + walk.weight(node);
    int end = graph.inEnd(node);
    for (int i = graph.inStart(node); i < end; i++) {
      int edge = graph.inEdge(i);
      int from = graph.from(edge);
      if (mayLower(from, d) && walk.takes(edge)) {
        lower(from, d);
      }
    }
  }

  private void intoThroughSlots(int node) {
    for (int registration : graph.registrationsOf(node)) {
      int slot = graph.registrationSlot(registration);
      if (!slots.get(slot) && walk.contents.counts(registration)) {
        slot(slot);
      }
    }
  }

  private void slot(int first) {
    IntList queue = new IntList();
    enter(first, queue);
    for (int i = 0; i < queue.size(); i++) {
      int slot = queue.get(i);
      for (int edge : graph.dispatches(slot)) {
        int from = graph.from(edge);
        if (mayLower(from, level + 1) && walk.takes(edge)) {
          lower(from, level + 1);
        }
      }
      for (int flow : graph.flowsOutOf(slot)) {
        int target = graph.flowTarget(flow);
        if (!slots.get(target) && walk.view.hasFlow(flow)) {
          enter(target, queue);
        }
      }
    }
  }

  private void enter(int slot, IntList queue) {
    if (walk.contents.follows(slot)) {
      slots.set(slot);
      queue.add(slot);
    }
  }

  private boolean mayLower(int node, int d) {
    return distance[node] < 0 || distance[node] > d;
  }

  private void lower(int node, int d) {
    if (!walk.enters(node)) {
      return;
    }
    if (distance[node] < 0) {
      reached++;
    }
    distance[node] = d;
    (d == level ? current : next).add(node);
  }
}
