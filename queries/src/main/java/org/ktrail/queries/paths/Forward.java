package org.ktrail.queries.paths;

import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Least cost from a set of nodes to any node, contexts not looked at, one unit of cost at a time:
 * the mirror of {@link Distances}.
 */
final class Forward {
  private final Walk walk;
  private final Graph graph;
  private final Costed distance;
  private final Costed slotDistance;
  private final Buckets buckets = new Buckets();
  private int level;

  /** Edges out of the nodes at hand, −1 before they are counted. */
  private long effort = -1;

  Forward(Walk walk, int[] starts) {
    this.walk = walk;
    this.graph = walk.graph;
    distance = new Costed(graph.nodeCount());
    slotDistance = new Costed(graph.slots().count());
    for (int start : starts) {
      distance.set(start, 0);
      buckets.add(0, start);
    }
  }

  /** Cost from the start; −1 if it is {@link #level()} or more, or there is no way. */
  int distance(int node) {
    return distance.get(node) < level ? distance.get(node) : -1;
  }

  /** All nodes nearer than this are known. */
  int level() {
    return level;
  }

  boolean isExhausted() {
    return buckets.isEmpty();
  }

  /** Edges that the next level is found by. */
  long effort() {
    if (effort < 0) {
      effort = 0;
      IntList items = buckets.at(level);
      for (int i = 0; i < items.size(); i++) {
        int item = items.get(i);
        effort += item < 0 ? 1 : graph.edges().outEnd(item) - graph.edges().outStart(item);
      }
    }
    return effort;
  }

  void extend() {
    IntList items = buckets.at(level);
    for (int i = 0; i < items.size(); i++) { // grows while macros are met
      int item = items.get(i);
      if (item < 0) {
        int slot = Graph.slotOf(item);
        if (slotDistance.get(slot) == level) {
          through(slot);
        }
      } else if (distance.get(item) == level) {
        from(item);
      }
      items = buckets.at(level); // another list once one of this cost was added to none
    }
    buckets.clear(level);
    level++;
    effort = -1;
  }

  private void from(int node) {
    int end = graph.edges().outEnd(node);
    for (int edge = graph.edges().outStart(node); edge < end; edge++) {
      int target = graph.edges().target(edge);
      if (target == Graph.UNKNOWN || !walk.takes(edge)) {
        continue;
      }
      if (target >= 0) {
        enter(target, level + walk.costs().call(edge, node, target));
      } else {
        int slot = Graph.slotOf(target);
        int least = level + walk.costs().dispatch(edge);
        if (mayLower(slot, least)) {
          enterSlot(slot, least + walk.costs().leastChoice(slot));
        }
      }
    }
  }

  private void through(int slot) {
    int end = graph.registrations().end(slot);
    for (int r = graph.registrations().start(slot); r < end; r++) {
      int function = graph.registrations().node(r);
      if (walk.isCalledThroughSlots(function) && walk.contents.counts(r)) {
        enter(function, level + walk.costs().leastEntered(slot, function));
      }
    }
    int lastFlow = graph.flows().end(slot);
    for (int flow = graph.flows().start(slot); flow < lastFlow; flow++) {
      if (walk.view.hasFlow(flow)) {
        enterSlot(graph.flows().source(flow), level);
      }
    }
  }

  private void enterSlot(int slot, int d) {
    if (mayLower(slot, d) && walk.contents.follows(slot)) {
      slotDistance.set(slot, d);
      buckets.add(d, Graph.encodeSlot(slot));
    }
  }

  private boolean mayLower(int slot, int d) {
    return slotDistance.get(slot) < 0 || slotDistance.get(slot) > d;
  }

  private void enter(int node, int d) {
    if ((distance.get(node) < 0 || distance.get(node) > d) && walk.enters(node)) {
      distance.set(node, d);
      buckets.add(d, node);
    }
  }
}
