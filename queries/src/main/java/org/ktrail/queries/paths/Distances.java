package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Least number of hops from any node to a set of nodes, contexts not looked at: a lower bound.
 * Entering a macro counts no hop.
 *
 * <p>Found from both sides, one level at a time and only when asked: breadth first from the set and
 * from where the search starts, whichever costs less. Beyond where the two meet, only nodes are
 * looked at that can lie on a way of a {@link #budget} of hops; when the budget grows they are
 * looked at anew. Far beyond the shortest way, or for nodes off the search's way, it is found from
 * the set alone.
 */
final class Distances {
  /** No way at all. */
  static final int NEVER = 1 << 20;

  /** Hops beyond the shortest way for which the budget grows. */
  private static final int SLACK = 6;

  private final Walk walk;
  private final Graph graph;
  private final int[] starts;
  private final int[] distance;
  private final BitSet slots = new BitSet();
  private final int offset;
  private IntList current = new IntList();
  private IntList next = new IntList();
  private int level;
  private int reached;

  /** Edges into the nodes at hand, −1 before they are counted. */
  private long edgesIn = -1;

  /** Null once the set alone is searched from. */
  private @Nullable Forward forward;

  /** Hops of the ways, from start to set, all of whose nodes are known. */
  private int budget = -1;

  /** Hops of the shortest way, or {@link #NEVER} as long as it is not known. */
  private int shortest = NEVER;

  /** What to take back before the next level, while nodes are looked at within the budget. */
  private final IntList looked = new IntList();

  private final IntList lookedSlots = new IntList();

  /** Edges that the nodes within the budget were last found by. */
  private long lookedEffort;

  private boolean within;

  /**
   * @param starts where the search that asks begins
   * @param offset hops still to go from the set
   */
  Distances(Walk walk, int[] starts, int[] ends, int offset) {
    this.walk = walk;
    this.graph = walk.graph;
    this.starts = starts;
    this.offset = offset;
    forward = new Forward(walk, starts);
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
    return distance[node] >= 0 || isEverythingKnown(node);
  }

  int lower(int node) {
    int d = distance[node];
    if (d >= 0) {
      return offset + d;
    }
    if (isEverythingKnown(node)) {
      return NEVER;
    }
    int least = level; // one not met yet may be at this level, before macros
    if (forward != null && forward.distance(node) >= 0) {
      least = Math.max(least, budget - forward.distance(node) + 1);
    }
    return offset + least;
  }

  int exact(int node) {
    while (!isKnown(node)) {
      extend();
    }
    return lower(node);
  }

  private boolean isEverythingKnown(int node) {
    if (isExhausted()) {
      return true;
    }
    if (forward == null || !forward.isExhausted() || budget < NEVER) {
      return false;
    }
    if (forward.distance(node) < 0) { // handed there in a way that only a context knows
      leaveStart();
      return isExhausted();
    }
    return true;
  }

  /** Whether all nodes with a way are known. */
  boolean isExhausted() {
    return current.isEmpty();
  }

  /** From now on looks from the set alone. */
  void leaveStart() {
    takeBack();
    forward = null;
  }

  /** Nodes with a way, as far as it was looked. */
  int reached() {
    return reached;
  }

  void extend() {
    takeBack();
    if (forward != null && budget - SLACK >= shortest) {
      forward = null;
    }
    if (forward == null) {
      level();
      return;
    }
    budget++;
    while (forward.level() + level <= budget && !forward.isExhausted() && !isExhausted()) {
      if (forward.effort() <= edgesIn()) {
        forward.extend();
      } else {
        level();
      }
    }
    if (forward.isExhausted()) {
      budget = NEVER;
    }
    if (hasMet()) {
      lookWithin();
    }
    for (int start : starts) {
      if (distance[start] >= 0) {
        shortest = Math.min(shortest, distance[start]);
      }
    }
  }

  /** Edges, about, that the next hop is found by. */
  long effort() {
    return forward == null ? edgesIn() : Math.min(edgesIn(), forward.effort()) + lookedEffort;
  }

  private long edgesIn() {
    if (edgesIn < 0) {
      edgesIn = 0;
      for (int i = 0; i < current.size(); i++) {
        edgesIn += graph.edges().inEnd(current.get(i)) - graph.edges().inStart(current.get(i));
      }
    }
    return edgesIn;
  }

  private void lookWithin() {
    lookedEffort = 0;
    int atLevel = level;
    IntList frontier = new IntList();
    frontier.addAll(current);
    within = true;
    while (!current.isEmpty() && level <= budget) {
      lookedEffort += edgesIn();
      level();
    }
    within = false;
    level = atLevel;
    edgesIn = -1;
    current = frontier;
    next = new IntList();
  }

  private boolean hasMet() {
    for (int i = 0; i < current.size(); i++) {
      if (isWithin(current.get(i), level)) {
        return true;
      }
    }
    return false;
  }

  private void takeBack() {
    for (int i = 0; i < looked.size(); i++) {
      distance[looked.get(i)] = -1;
    }
    reached -= looked.size();
    looked.clear();
    for (int i = 0; i < lookedSlots.size(); i++) {
      slots.clear(lookedSlots.get(i));
    }
    lookedSlots.clear();
  }

  private boolean isWithin(int node, int d) {
    int before = Objects.requireNonNull(forward).distance(node);
    return before >= 0 && before + d <= budget;
  }

  private void level() {
    for (int i = 0; i < current.size(); i++) { // grows while macros are met
      int node = current.get(i);
      if (distance[node] == level) {
        intoDirectly(node);
        intoThroughSlots(node);
      }
    }
    level++;
    edgesIn = -1;
    IntList swap = current;
    current = next;
    next = swap;
    next.clear();
  }

  private void intoDirectly(int node) {
    int d = level + walk.weight(node);
    int end = graph.edges().inEnd(node);
    for (int i = graph.edges().inStart(node); i < end; i++) {
      int edge = graph.edges().inEdge(i);
      int from = graph.edges().from(edge);
      if (mayLower(from, d) && walk.takes(edge)) {
        lower(from, d);
      }
    }
  }

  private void intoThroughSlots(int node) {
    if (!walk.isCalledThroughSlots(node)) {
      return;
    }
    for (int registration : graph.registrations().of(node)) {
      int slot = graph.registrations().slot(registration);
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
      for (int edge : graph.slots().dispatches(slot)) {
        int from = graph.edges().from(edge);
        if (mayLower(from, level + 1) && walk.takes(edge)) {
          lower(from, level + 1);
        }
      }
      for (int flow : graph.flows().outOf(slot)) {
        int target = graph.flows().target(flow);
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
      if (within) {
        lookedSlots.add(slot);
      }
    }
  }

  private boolean mayLower(int node, int d) {
    return distance[node] < 0 || distance[node] > d;
  }

  private void lower(int node, int d) {
    if (!walk.enters(node) || within && !isWithin(node, d)) {
      return;
    }
    if (distance[node] < 0) {
      reached++;
      if (within) {
        looked.add(node);
      }
    }
    distance[node] = d;
    (d == level ? current : next).add(node);
  }
}
