package org.ktrail.queries.paths;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * A* over states (node, context, number of nodes passed that had to be), led by {@link Distances}
 * as far as finding those costs no more than the search itself: with contexts little may be in
 * reach where much is without. Cost is {@link Walk#costs()} first, then macros. All equally good
 * ways are kept, so that the answer does not depend on chance and their differences can be told.
 * Ways whose conditions were found not to hold together ({@link Exclusions}) are not gone.
 */
final class Search {
  /**
   * Beyond this many states a search gives up. What is found takes a few dozen, and of many
   * hundreds of random questions about Linux 6.12 none took more than 7,000; where nothing is
   * found, ten times as many states took half a minute and told nothing else.
   */
  static final int CAP = 400_000;

  /** A unit of {@link Walk#costs()}; a macro counts one. */
  static final int UNIT = 1 << 10;

  /** Edges that a bound may look at before the search has looked at as many. */
  private static final int PATIENCE = 4_000;

  /** A state to begin with. */
  record Start(int node, int context, int stage) {}

  private final Walk walk;
  private final Graph graph;
  private final Contexts contexts;
  private final EdgeTargets targets;
  private final Distances[] bounds;
  private final BitSet[] stops;

  private final SearchStates states = new SearchStates();
  private final LongHeap heap = new LongHeap();
  private final IntList goals = new IntList();
  private BitSet bannedNodes = new BitSet();
  private BitSet bannedNext = new BitSet();
  private final Exclusions exclusions;
  private final Asserted asserted;
  private int most;
  private int explored;
  private boolean capped;
  private long edges;
  private long effort;
  private int nearest = -1;
  private int nearestLeft = Distances.NEVER;

  /**
   * @param bounds for each stage, of the hops still to go
   * @param stops for each stage, the nodes that end it
   * @param exclusions obeyed, and not changed
   */
  Search(Walk walk, Contexts contexts, Distances[] bounds, BitSet[] stops, Exclusions exclusions) {
    this.walk = walk;
    this.graph = walk.graph;
    this.contexts = contexts;
    this.targets = new EdgeTargets(walk, contexts);
    this.bounds = bounds;
    this.stops = stops;
    this.exclusions = exclusions;
    this.asserted = new Asserted(walk, contexts);
  }

  /**
   * The best way, or null.
   *
   * @param cost at most, in units
   * @param nodes not entered in this run
   * @param next not entered from a start
   */
  @Nullable Route find(List<Start> starts, int cost, BitSet nodes, BitSet next) {
    states.clear();
    heap.clear();
    goals.clear();
    bannedNodes = nodes;
    bannedNext = next;
    most = cost;
    for (Start start : starts) {
      reach(-1, -1, start.node(), start.context(), start.stage(), startMarks(start.node()), 0);
    }
    int best = Integer.MAX_VALUE;
    while (!heap.isEmpty()) {
      StillWanted.check();
      long top = heap.poll();
      int estimate = (int) (top >>> 32);
      int state = (int) top;
      if (estimate > best) {
        break;
      }
      if (states.isDone(state) || isPutOff(state, estimate)) {
        continue;
      }
      states.done(state);
      explored++;
      if (states.stage(state) == stops.length) {
        best = states.cost(state);
        goals.add(state);
      } else if (!capped) {
        approach(state);
        expand(state);
      }
    }
    return goals.isEmpty() ? null : new Unwinding(walk, states, goals, best).route();
  }

  /** Whether a state is to be looked at later, now that more is known of it. */
  private boolean isPutOff(int state, int estimate) {
    int stage = states.stage(state);
    if (stage == stops.length) {
      return false;
    }
    Distances bound = bounds[stage];
    int node = states.node(state);
    int cost = states.cost(state);
    while (!bound.isKnown(node)
        && cost + bound.lower(node) * UNIT <= estimate
        && bound.effort() <= PATIENCE + effort) {
      bound.extend();
    }
    int lower = bound.lower(node);
    if (cost / UNIT + lower > most) {
      return true;
    }
    if (cost + lower * UNIT > estimate) {
      heap.add((long) (cost + lower * UNIT) << 32 | state);
      return true;
    }
    return false;
  }

  private void expand(int state) {
    int node = states.node(state);
    int context = states.context(state);
    int end = graph.edges().outEnd(node);
    for (int edge = graph.edges().outStart(node); edge < end; edge++) {
      if (!walk.takes(edge)) {
        continue;
      }
      edges++;
      effort++;
      int target = graph.edges().target(edge);
      if (target >= 0) {
        enter(
            state,
            edge,
            target,
            walk.costs().call(edge, node, target) + walk.costs().needed(node, target));
      } else {
        int[] functions = targets.of(edge, node, context);
        int units = walk.costs().dispatch(edge);
        for (int function : functions) {
          enter(
              state,
              edge,
              function,
              units
                  + walk.costs().choice(Graph.slotOf(target), functions.length, function)
                  + walk.costs().entered(node, function)
                  + walk.costs().needed(node, function));
        }
      }
    }
  }

  private void enter(int state, int edge, int to, int units) {
    effort++;
    int context = states.context(state);
    int stage = states.stage(state);
    int lower = bounds[stage].lower(to);
    int after = states.cost(state) + (walk.isMacro(to) ? units * UNIT + 1 : units * UNIT);
    if (lower >= Distances.NEVER
        || after / UNIT + lower > most
        || bannedNodes.get(to)
        || states.parent(state) < 0 && bannedNext.get(to)
        || !walk.enters(to)) {
      return;
    }
    int marks = states.marks(state);
    if (!exclusions.isEmpty()) {
      int[] all = {marks};
      asserted.hop(
          edge,
          states.node(state),
          context,
          to,
          (condition, f) -> all[0] |= exclusions.mark(condition));
      marks =
          Graph.isSlot(graph.edges().target(edge))
              ? all[0] | exclusions.mark(Exclusions.entered(to))
              : all[0];
      if (exclusions.exclude(marks)) {
        return;
      }
    }
    reach(state, edge, to, contexts.after(context, edge, to), stage, marks, after);
  }

  private int startMarks(int node) {
    int[] all = {0};
    asserted.start(node, (condition, f) -> all[0] |= exclusions.mark(condition));
    return all[0];
  }

  private void reach(int parent, int edge, int node, int context, int from, int marks, int cost) {
    int stage = from;
    int last = parent < 0 ? stops.length - 1 : stops.length; // a way has at least one hop
    while (stage < last && stops[stage].get(node)) {
      stage++;
    }
    int lower = stage == stops.length ? 0 : bounds[stage].lower(node);
    if (lower >= Distances.NEVER || cost / UNIT + lower > most) {
      return;
    }
    if (states.size() >= CAP) {
      capped = true;
      return;
    }
    int state = states.of(node, context, stage, marks);
    if (states.offer(state, cost, parent, edge)) {
      states.reopen(state);
      heap.add((long) (cost + lower * UNIT) << 32 | state);
    }
  }

  private void approach(int state) {
    int left = bounds[states.stage(state)].lower(states.node(state));
    if (left < nearestLeft) {
      nearestLeft = left;
      nearest = states.node(state);
    }
  }

  /** The node looked at that has fewest hops to the end, contexts not looked at; or −1. */
  int nearest() {
    return nearest;
  }

  /** Those hops. */
  int nearestLeft() {
    return nearestLeft;
  }

  /** States looked at in all runs. */
  int explored() {
    return explored;
  }

  /** Edges looked at in all runs. */
  long edges() {
    return edges;
  }

  /** Whether a run gave up at {@link #CAP}. */
  boolean isCapped() {
    return capped;
  }

  /** What a hop of a way cost, in units. */
  int units(Route route, int hop) {
    int edge = route.edges()[hop];
    int node = route.nodes()[hop];
    int to = route.nodes()[hop + 1];
    if (graph.edges().target(edge) >= 0) {
      return walk.costs().call(edge, node, to) + walk.costs().needed(node, to);
    }
    return walk.costs().dispatch(edge)
        + walk.costs()
            .choice(
                Graph.slotOf(graph.edges().target(edge)),
                targets.of(edge, node, route.contexts()[hop]).length,
                to)
        + walk.costs().entered(node, to)
        + walk.costs().needed(node, to);
  }

  /** What a way costs beyond what is expected of its hops. */
  int surprise(Route route) {
    return walk.costs().surprise(route);
  }

  Asserted asserted() {
    return asserted;
  }

  Contexts contexts() {
    return contexts;
  }

  EdgeTargets targets() {
    return targets;
  }
}
