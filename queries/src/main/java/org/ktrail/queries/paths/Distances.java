package org.ktrail.queries.paths;

import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Least cost from any node to a set of nodes, contexts not looked at: a lower bound, in the units
 * of {@link Walk#costs()}.
 *
 * <p>Found from both sides, one unit of cost at a time and only when asked: from the set and from
 * where the search starts, whichever takes less. Beyond where the two meet, only nodes are looked
 * at that can lie on a way of a {@link #budget}; when the budget grows they are looked at anew. Far
 * beyond the best way, or for nodes off the search's way, it is found from the set alone.
 */
final class Distances {
  /** No way at all. */
  static final int NEVER = 1 << 20;

  /** Hops beyond the best way for which the budget grows. */
  private static final int SLACK = 6;

  private final Walk walk;
  private final Graph graph;
  private final Costs costs;
  private final int[] starts;
  private final Costed distance;
  private final Costed slotDistance;
  private final Buckets buckets = new Buckets();
  private final int offset;
  private int level;
  private int reached;

  /** Edges into the nodes at hand, −1 before they are counted. */
  private long edgesIn = -1;

  /** Null once the set alone is searched from. */
  private @Nullable Forward forward;

  /** Cost of the ways, from start to set, all of whose nodes are known. */
  private int budget = -1;

  /** Cost of the best way, or {@link #NEVER} as long as it is not known. */
  private int least = NEVER;

  /** What to take back before the next level: items, and what was known of them before. */
  private final IntList looked = new IntList();

  private final IntList before = new IntList();

  /** Edges that the nodes within the budget were last found by. */
  private long lookedEffort;

  private boolean within;

  /**
   * @param starts where the search that asks begins
   * @param offset cost still to come from the set
   */
  Distances(Walk walk, int[] starts, int[] ends, int offset) {
    this.walk = walk;
    this.graph = walk.graph;
    this.costs = walk.costs();
    this.starts = starts;
    this.offset = offset;
    forward = new Forward(walk, starts);
    distance = new Costed(graph.nodeCount());
    slotDistance = new Costed(graph.slots().count());
    for (int end : ends) {
      distance.set(end, 0);
      buckets.add(0, end);
      reached++;
    }
  }

  /** Whether {@link #lower(int)} is the true bound, not only a first guess. */
  boolean isKnown(int node) {
    return isSettled(node) || isEverythingKnown(node);
  }

  int lower(int node) {
    if (isSettled(node)) {
      return offset + distance.get(node);
    }
    if (isEverythingKnown(node)) {
      return NEVER;
    }
    int bound = level;
    if (forward != null && forward.distance(node) >= 0) {
      bound = Math.max(bound, budget - forward.distance(node) + 1);
    }
    return offset + bound;
  }

  int exact(int node) {
    while (!isKnown(node)) {
      extend();
    }
    return lower(node);
  }

  /** Whether no better way can be found from a node than the one that is known. */
  private boolean isSettled(int node) {
    int d = distance.get(node);
    return d >= 0 && (d < level || !looked.isEmpty() && isWithin(node, d));
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
    return buckets.isEmpty();
  }

  /** From now on looks from the set alone. */
  void leaveStart() {
    takeBack();
    forward = null;
  }

  void extend() {
    StillWanted.check();
    takeBack();
    if (forward != null && budget - SLACK * costs.hop() >= least) {
      forward = null;
    }
    if (forward == null) {
      for (int unit = 0; unit < costs.hop() && !isExhausted(); unit++) {
        level();
      }
      return;
    }
    budget += costs.hop();
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
    lookWithin();
    for (int start : starts) {
      if (isSettled(start)) {
        least = Math.min(least, distance.get(start));
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
      IntList items = buckets.at(level);
      for (int i = 0; i < items.size(); i++) {
        int item = items.get(i);
        edgesIn += item < 0 ? 1 : graph.edges().inEnd(item) - graph.edges().inStart(item);
      }
    }
    return edgesIn;
  }

  /** Settles the nodes beyond the frontier that lie on ways within the budget. */
  private void lookWithin() {
    lookedEffort = 0;
    int[] sizes = buckets.sizes();
    int atLevel = level;
    within = true;
    for (; level <= budget && !buckets.isEmptyFrom(level); level++) {
      edgesIn = -1;
      expand();
    }
    within = false;
    level = atLevel;
    edgesIn = -1;
    buckets.shrink(sizes);
  }

  private void takeBack() {
    for (int i = looked.size() - 1; i >= 0; i--) {
      int item = looked.get(i);
      if (item >= 0) {
        distance.set(item, before.get(i));
        reached -= before.get(i) < 0 ? 1 : 0;
      } else {
        slotDistance.set(Graph.slotOf(item), before.get(i));
      }
    }
    looked.clear();
    before.clear();
  }

  private boolean isWithin(int node, int d) {
    int there = forward == null ? -1 : forward.distance(node);
    return there >= 0 && there + d <= budget;
  }

  private void level() {
    expand();
    buckets.clear(level);
    level++;
    edgesIn = -1;
  }

  private void expand() {
    IntList items = buckets.at(level);
    for (int i = 0; i < items.size(); i++) { // grows while macros are met
      int item = items.get(i);
      if (item < 0) {
        int slot = Graph.slotOf(item);
        if (slotDistance.get(slot) == level) {
          intoSlot(slot);
        }
      } else if (distance.get(item) == level && (!within || isWithin(item, level))) {
        intoDirectly(item);
        intoThroughSlots(item);
      }
      items = buckets.at(level);
    }
  }

  private void intoDirectly(int node) {
    int end = graph.edges().inEnd(node);
    if (within) {
      lookedEffort += end - graph.edges().inStart(node);
    }
    for (int i = graph.edges().inStart(node); i < end; i++) {
      int edge = graph.edges().inEdge(i);
      int from = graph.edges().from(edge);
      int least = level + (walk.isMacro(node) ? 0 : costs.hop());
      if (mayLower(from, least) && walk.takes(edge)) {
        lower(from, level + costs.call(edge, from, node));
      }
    }
  }

  private void intoThroughSlots(int node) {
    if (!walk.isCalledThroughSlots(node)) {
      return;
    }
    int[] registrations = graph.registrations().of(node);
    if (registrations.length == 0) {
      return;
    }
    for (int registration : registrations) {
      if (walk.contents.counts(registration)) {
        int slot = graph.registrations().slot(registration);
        lowerSlot(slot, level + costs.leastEntered(slot, node));
      }
    }
  }

  private void intoSlot(int slot) {
    int choice = -1; // what is in the slot is found where it matters
    for (int edge : graph.slots().dispatches(slot)) {
      int from = graph.edges().from(edge);
      if (mayLower(from, level + costs.hop()) && walk.takes(edge)) {
        choice = choice < 0 ? costs.leastChoice(slot) : choice;
        lower(from, level + choice + costs.dispatch(edge));
      }
    }
    for (int flow : graph.flows().outOf(slot)) {
      if (walk.view.hasFlow(flow)) {
        lowerSlot(graph.flows().target(flow), level);
      }
    }
  }

  private void lowerSlot(int slot, int d) {
    int known = slotDistance.get(slot);
    if ((known < 0 || known > d) && walk.contents.follows(slot)) {
      remember(Graph.encodeSlot(slot), known);
      slotDistance.set(slot, d);
      buckets.add(d, Graph.encodeSlot(slot));
    }
  }

  private boolean mayLower(int node, int d) {
    return distance.get(node) < 0 || distance.get(node) > d;
  }

  private void lower(int node, int d) {
    if (!mayLower(node, d) || !walk.enters(node) || within && !isWithin(node, d)) {
      return;
    }
    remember(node, distance.get(node));
    if (distance.get(node) < 0) {
      reached++;
    }
    distance.set(node, d);
    buckets.add(d, node);
  }

  private void remember(int item, int known) {
    if (within) {
      looked.add(item);
      before.add(known);
    }
  }
}
