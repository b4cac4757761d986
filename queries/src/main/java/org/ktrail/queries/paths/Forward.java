package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Least number of hops from a set of nodes to any node, contexts not looked at, breadth first and
 * one level at a time: the mirror of {@link Distances}.
 */
final class Forward {
  private final Walk walk;
  private final Graph graph;
  private final int[] distance;
  private final BitSet slots = new BitSet();
  private IntList current = new IntList();
  private IntList next = new IntList();
  private int level;

  /** Edges out of the nodes at hand, −1 before they are counted. */
  private long effort = -1;

  Forward(Walk walk, int[] starts) {
    this.walk = walk;
    this.graph = walk.graph;
    distance = new int[graph.nodeCount()];
    Arrays.fill(distance, -1);
    for (int start : starts) {
      distance[start] = 0;
      current.add(start);
    }
  }

  /** Hops from the start; −1 if they are {@link #level()} or more, or there is no way. */
  int distance(int node) {
    return distance[node];
  }

  /** All nodes nearer than this are known. */
  int level() {
    return level;
  }

  boolean isExhausted() {
    return current.isEmpty();
  }

  /** Edges that the next level is found by. */
  long effort() {
    if (effort < 0) {
      effort = 0;
      for (int i = 0; i < current.size(); i++) {
        effort += graph.edges().outEnd(current.get(i)) - graph.edges().outStart(current.get(i));
      }
    }
    return effort;
  }

  void extend() {
    for (int i = 0; i < current.size(); i++) { // grows while macros are met
      int node = current.get(i);
      if (distance[node] == level) {
        from(node);
      }
    }
    level++;
    effort = -1;
    IntList swap = current;
    current = next;
    next = swap;
    next.clear();
  }

  private void from(int node) {
    int end = graph.edges().outEnd(node);
    for (int edge = graph.edges().outStart(node); edge < end; edge++) {
      int target = graph.edges().target(edge);
      if (target >= 0) {
        if (mayLower(target) && walk.takes(edge)) {
          enter(target);
        }
      } else if (target != Graph.UNKNOWN
          && !slots.get(Graph.slotOf(target))
          && walk.takes(edge)
          && walk.contents.follows(Graph.slotOf(target))) {
        through(Graph.slotOf(target));
      }
    }
  }

  private void through(int first) {
    IntList queue = new IntList();
    slots.set(first);
    queue.add(first);
    for (int i = 0; i < queue.size(); i++) {
      int slot = queue.get(i);
      int end = graph.registrations().end(slot);
      for (int r = graph.registrations().start(slot); r < end; r++) {
        int function = graph.registrations().node(r);
        if (mayLower(function) && walk.isCalledThroughSlots(function) && walk.contents.counts(r)) {
          enter(function);
        }
      }
      int lastFlow = graph.flows().end(slot);
      for (int flow = graph.flows().start(slot); flow < lastFlow; flow++) {
        int source = graph.flows().source(flow);
        if (!slots.get(source) && walk.contents.follows(source) && walk.view.hasFlow(flow)) {
          slots.set(source);
          queue.add(source);
        }
      }
    }
  }

  private boolean mayLower(int node) {
    return distance[node] < 0 || distance[node] > level;
  }

  private void enter(int node) {
    int d = level + walk.weight(node);
    if ((distance[node] < 0 || distance[node] > d) && walk.enters(node)) {
      distance[node] = d;
      (d == level ? current : next).add(node);
    }
  }
}
