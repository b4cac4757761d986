package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ktrail.queries.graph.IntList;

/** Reads the best way out of the states, and what else is as good. */
public record Unwinding(Walk walk, SearchStates states, IntList goals, int best) {
  Route route() {
    BitSet good = new BitSet(states.size());
    IntList queue = new IntList();
    for (int goal : goals.toArray()) {
      if (states.cost(goal) == best) {
        good.set(goal);
        queue.add(goal);
      }
    }
    List<int[]> steps = new ArrayList<>(); // from, to, edge
    int start = -1;
    for (int i = 0; i < queue.size(); i++) {
      int state = queue.get(i);
      for (int link = states.links(state); link >= 0; link = states.nextLink(link)) {
        int from = states.linkFrom(link);
        if (from < 0) {
          start = start < 0 || states.compare(state, start) < 0 ? state : start;
          continue;
        }
        steps.add(new int[] {from, state, states.linkEdge(link)});
        if (!good.get(from)) {
          good.set(from);
          queue.add(from);
        }
      }
    }
    steps.sort((a, b) ->
        a[0] != b[0]
            ? Integer.compare(a[0], b[0])
            : a[1] != b[1] ? states.compare(a[1], b[1]) : Integer.compare(a[2], b[2]));
    return follow(start, steps);
  }

  private Route follow(int start, List<int[]> steps) {
    IntList nodes = new IntList();
    IntList contexts = new IntList();
    IntList stages = new IntList();
    IntList edges = new IntList();
    List<int[]> alternatives = new ArrayList<>();
    int state = start;
    while (true) {
      nodes.add(states.node(state));
      contexts.add(states.context(state));
      stages.add(states.stage(state));
      int from = state;
      List<int[]> on = between(steps, from);
      if (on.isEmpty()) {
        break;
      }
      int[] step = on.getFirst();
      edges.add(step[2]);
      int chosen = states.node(step[1]);
      alternatives.add(
          on.stream()
              .mapToInt(s -> states.node(s[1]))
              .filter(n -> n != chosen)
              .distinct()
              .toArray());
      state = step[1];
    }
    return new Route(
        nodes.toArray(),
        contexts.toArray(),
        stages.toArray(),
        edges.toArray(),
        hops(nodes),
        best / Search.UNIT,
        alternatives);
  }

  private int hops(IntList nodes) {
    int hops = 0;
    for (int i = 1; i < nodes.size(); i++) {
      hops += walk.weight(nodes.get(i));
    }
    return hops;
  }

  private static List<int[]> between(List<int[]> steps, int from) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle)[0] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < steps.size() && steps.get(end)[0] == from) {
      end++;
    }
    return steps.subList(low, end);
  }
}
