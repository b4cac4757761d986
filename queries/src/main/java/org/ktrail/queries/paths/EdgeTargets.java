package org.ktrail.queries.paths;

import java.util.Arrays;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/** To which nodes an edge leads in a context. */
final class EdgeTargets {
  private static final int[] NONE = {};
  private final Walk walk;
  private final Graph graph;
  private final Contexts contexts;

  EdgeTargets(Walk walk, Contexts contexts) {
    this.walk = walk;
    this.graph = walk.graph;
    this.contexts = contexts;
  }

  /** Of an edge through a slot, up to the grade of the walk; must not be changed. */
  int[] of(int edge, int node, int context) {
    int slot = Graph.slotOf(graph.edges().target(edge));
    int set = contexts.called(context, node, edge);
    if (set >= 0) {
      int[] bound = bound(contexts.set(set));
      if (bound.length > 0 || isExact(set) || contexts.tables(context, edge) >= 0) {
        return bound;
      }
    }
    return walk.worst == Grade.EXACT ? NONE : walk.contents.of(slot).functions();
  }

  private boolean isExact(int set) {
    int[] values = contexts.set(set);
    return values.length == 0 || values[0] >= 0; // sorted: encoded slots come first
  }

  private int[] bound(int[] values) {
    if (values.length == 0 || values[0] >= 0) {
      return values;
    }
    if (walk.worst == Grade.EXACT) {
      return NONE;
    }
    IntList all = new IntList();
    for (int value : values) {
      if (value >= 0) {
        all.add(value);
      } else {
        for (int function : walk.contents.of(Graph.slotOf(value)).functions()) {
          all.add(function);
        }
      }
    }
    return Arrays.stream(all.toArray()).sorted().distinct().toArray();
  }

  /** The grade at which an edge leads to a node in a context. */
  Grade grade(int edge, int node, int context, int to) {
    Grade site = graph.edges().grade(edge);
    int target = graph.edges().target(edge);
    if (!Graph.isSlot(target)) {
      return site;
    }
    int set = contexts.called(context, node, edge);
    boolean handed = set >= 0 && Arrays.binarySearch(contexts.set(set), to) >= 0;
    return site == Grade.NAME ? Grade.NAME : handed ? Grade.EXACT : Grade.TYPE;
  }
}
