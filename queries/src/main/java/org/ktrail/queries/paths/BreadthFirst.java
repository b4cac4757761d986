package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/** Everything reached from some nodes, contexts not looked at, breadth first. */
final class BreadthFirst {
  private final int[] distance;
  private final IntList order = new IntList();
  private long edges;

  BreadthFirst(Walk walk, int[] from, int maxHops) {
    Graph graph = walk.graph;
    distance = new int[graph.nodeCount()];
    Arrays.fill(distance, -1);
    BitSet slots = new BitSet();
    IntList current = new IntList();
    for (int node : from) {
      distance[node] = 0;
      current.add(node);
    }
    IntList next = new IntList();
    for (int level = 0; level <= maxHops && !current.isEmpty(); level++) {
      for (int i = 0; i < current.size(); i++) { // grows while macros are met
        int node = current.get(i);
        if (distance[node] != level) {
          continue;
        }
        StillWanted.check();
        order.add(node);
        int end = graph.edges().outEnd(node);
        for (int edge = graph.edges().outStart(node); edge < end; edge++) {
          edges++;
          if (!walk.takes(edge)) {
            continue;
          }
          int target = graph.edges().target(edge);
          if (target >= 0) {
            enter(walk, target, level, maxHops, current, next);
          } else if (!slots.get(Graph.slotOf(target))) {
            slots.set(Graph.slotOf(target));
            for (int function : walk.contents.of(Graph.slotOf(target)).functions()) {
              enter(walk, function, level, maxHops, current, next);
            }
          }
        }
      }
      IntList swap = current;
      current = next;
      next = swap;
      next.clear();
    }
  }

  private void enter(Walk walk, int node, int level, int maxHops, IntList current, IntList next) {
    int d = level + walk.weight(node);
    if (d <= maxHops && (distance[node] < 0 || distance[node] > d) && walk.enters(node)) {
      distance[node] = d;
      (d == level ? current : next).add(node);
    }
  }

  /** Nodes reached, nearest first. */
  IntList nodes() {
    return order;
  }

  int distance(int node) {
    return distance[node];
  }

  /** Edges looked at. */
  long edges() {
    return edges;
  }
}
