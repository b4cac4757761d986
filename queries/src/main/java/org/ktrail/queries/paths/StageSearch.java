package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The search over one walk: its bounds for each stage, and its routes. */
final class StageSearch {
  /** Conflicts of conditions that are learnt for one answer. */
  private static final int LESSONS = 48;

  private final Walk walk;
  private final Distances[] bounds;
  private final Search search;
  private final int[] from;
  private final Exclusions exclusions = new Exclusions();
  private final Companions companions;

  /**
   * @param stops nodes to pass in order, the ends last
   */
  StageSearch(Walk walk, int[] from, List<int[]> stops) {
    this.walk = walk;
    this.from = from;
    bounds = new Distances[stops.size()];
    BitSet[] sets = new BitSet[stops.size()];
    int offset = 0;
    for (int s = stops.size() - 1; s >= 0; s--) {
      int[] nodes = stops.get(s);
      sets[s] = new BitSet();
      Arrays.stream(nodes).forEach(sets[s]::set);
      bounds[s] = new Distances(walk, s > 0 ? stops.get(s - 1) : from, nodes, offset);
      if (s > 0) {
        offset = least(bounds[s], stops.get(s - 1));
      }
    }
    Contexts contexts = new Contexts(walk);
    companions = new Companions(walk, contexts);
    search = new Search(walk, contexts, bounds, sets, exclusions);
  }

  /** Least cost from any of some nodes; a node's own zero does not count as a way. */
  private static int least(Distances bound, int[] nodes) {
    int least = Distances.NEVER;
    for (int node : nodes) {
      least = Math.min(least, bound.exact(node));
    }
    return least;
  }

  /**
   * The best ways whose conditions can hold together, and whose tables can be one object's; where
   * only others are, those.
   *
   * @param most cost of a way
   * @param known ways that are not given again
   */
  List<Route> best(int wanted, int most, List<Route> known) {
    List<Route> doubted = new ArrayList<>();
    for (int lesson = 0; ; lesson++) {
      List<Route> routes = new Ranking(walk, search, starts(), most).best(wanted, known);
      List<Route> possible = new ArrayList<>();
      boolean learnt = false;
      for (Route route : routes) {
        List<Integer> conflict = search.asserted().conflict(route);
        if (!conflict.isEmpty()) {
          learnt |= exclusions.add(conflict);
          continue;
        }
        List<Integer> strangers = companions.strangers(route);
        if (strangers.isEmpty()) {
          possible.add(route);
        } else {
          doubted.add(route);
          learnt |= exclusions.add(strangers.stream().map(Exclusions::entered).toList());
        }
      }
      if (possible.size() == routes.size() || !learnt || lesson == LESSONS) {
        return possible.isEmpty() ? doubted.stream().limit(wanted).toList() : possible;
      }
    }
  }

  private List<Search.Start> starts() {
    return Arrays.stream(from).mapToObj(n -> new Search.Start(n, Contexts.OPEN, 0)).toList();
  }

  /** A bound of the cost from start to end, contexts not looked at; {@link Distances#NEVER}. */
  int lower() {
    return least(bounds[0], from);
  }

  /** Of any node, on the search's way or not. */
  Distances toEnd() {
    Distances last = bounds[bounds.length - 1];
    last.leaveStart();
    return last;
  }

  Walk walk() {
    return walk;
  }

  Search search() {
    return search;
  }
}
