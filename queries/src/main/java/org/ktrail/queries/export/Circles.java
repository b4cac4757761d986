package org.ktrail.queries.export;

import java.util.Arrays;
import org.ktrail.queries.calls.Verdicts;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Groups slots that flow into each other in a circle (the strongly connected components of the
 * flows), by Tarjan's algorithm, without recursion.
 */
final class Circles {
  private final Graph graph;
  private final Verdicts there;
  private final int[] index;
  private final int[] low;
  private final int[] circle;
  private final int[] nextFlow;
  private final IntList open = new IntList();
  private int openSize;
  private int counter;
  private int circles;

  Circles(Graph graph, Verdicts there) {
    this.graph = graph;
    this.there = there;
    int n = graph.slots().count();
    index = new int[n];
    low = new int[n];
    circle = new int[n];
    nextFlow = new int[n];
  }

  /** The number of its circle, for each slot. */
  int[] find() {
    Arrays.fill(index, -1);
    Arrays.fill(circle, -1);
    for (int slot = 0; slot < index.length; slot++) {
      if (index[slot] < 0) {
        walk(slot);
      }
    }
    return circle;
  }

  private void walk(int root) {
    int[] stack = new int[64];
    int depth = 0;
    enter(root);
    stack[depth++] = root;
    while (depth > 0) {
      int slot = stack[depth - 1];
      if (nextFlow[slot] < graph.flows().end(slot)) {
        int flow = nextFlow[slot]++;
        int source = graph.flows().source(flow);
        if (!there.hasFlow(flow)) {
          continue;
        }
        if (index[source] < 0) {
          enter(source);
          if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
          }
          stack[depth++] = source;
        } else if (circle[source] < 0) {
          low[slot] = Math.min(low[slot], index[source]);
        }
      } else {
        leave(slot);
        depth--;
        if (depth > 0) {
          int below = stack[depth - 1];
          low[below] = Math.min(low[below], low[slot]);
        }
      }
    }
  }

  private void enter(int slot) {
    index[slot] = low[slot] = counter++;
    nextFlow[slot] = graph.flows().start(slot);
    if (openSize == open.size()) {
      open.add(slot);
    } else {
      open.set(openSize, slot);
    }
    openSize++;
  }

  private void leave(int slot) {
    if (low[slot] == index[slot]) {
      int member;
      do {
        member = open.get(--openSize);
        circle[member] = circles;
      } while (member != slot);
      circles++;
    }
  }
}
