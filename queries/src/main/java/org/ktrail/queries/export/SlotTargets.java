package org.ktrail.queries.export;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.ktrail.queries.calls.Verdicts;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * The functions that can be in each slot: those registered in it, and those of every slot whose
 * content flows into it. Without evidence, to be asked for all slots of a graph: slots that flow
 * into each other in a circle share one answer. Safe for any number of threads.
 */
final class SlotTargets {
  /** Targets by node, in order; their grades beside them. */
  record Targets(int[] nodes, Grade[] grades) {
    static final Targets NONE = new Targets(new int[0], new Grade[0]);
  }

  private final Graph graph;
  private final Verdicts there;
  private final int[] circle;
  private final int[] circleStart;
  private final int[] circleSlot;
  private final ConcurrentHashMap<Integer, Targets> known = new ConcurrentHashMap<>();

  /**
   * @param possible whether a condition can hold in the configuration asked for
   */
  SlotTargets(Graph graph, Verdicts there) {
    this.graph = graph;
    this.there = there;
    circle = new Circles(graph, there).find();
    int circles = Arrays.stream(circle).max().orElse(-1) + 1;
    circleStart = new int[circles + 1];
    for (int c : circle) {
      circleStart[c + 1]++;
    }
    for (int c = 0; c < circles; c++) {
      circleStart[c + 1] += circleStart[c];
    }
    int[] next = circleStart.clone();
    circleSlot = new int[circle.length];
    for (int slot = 0; slot < circle.length; slot++) {
      circleSlot[next[circle[slot]]++] = slot;
    }
  }

  Targets of(int slot) {
    return known.computeIfAbsent(circle[slot], c -> compute(slot));
  }

  private Targets compute(int slot) {
    IntList reached = new IntList();
    java.util.BitSet seen = new java.util.BitSet();
    reached.add(circle[slot]);
    seen.set(circle[slot]);
    // node << 2 | grade: sorted, the best grade of a node comes first.
    LongKeys keys = new LongKeys();
    for (int i = 0; i < reached.size(); i++) {
      int c = reached.get(i);
      for (int s = circleStart[c]; s < circleStart[c + 1]; s++) {
        registered(circleSlot[s], keys);
        for (int flow = graph.flows().start(circleSlot[s]);
            flow < graph.flows().end(circleSlot[s]);
            flow++) {
          int source = circle[graph.flows().source(flow)];
          if (!seen.get(source) && there.hasFlow(flow)) {
            seen.set(source);
            reached.add(source);
          }
        }
      }
    }
    return keys.targets();
  }

  private void registered(int slot, LongKeys keys) {
    for (int r = graph.registrations().start(slot); r < graph.registrations().end(slot); r++) {
      int node = graph.registrations().node(r);
      if (there.hasRegistration(r)) {
        keys.add((long) node << 2 | graph.registrations().grade(r).ordinal());
      }
    }
  }

  private static final class LongKeys {
    private static final Grade[] GRADES = Grade.values();
    private long[] keys = new long[16];
    private int size;

    void add(long key) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      keys[size++] = key;
    }

    Targets targets() {
      if (size == 0) {
        return Targets.NONE;
      }
      Arrays.sort(keys, 0, size);
      int[] nodes = new int[size];
      Grade[] grades = new Grade[size];
      int n = 0;
      for (int i = 0; i < size; i++) {
        int node = (int) (keys[i] >> 2);
        if (n == 0 || nodes[n - 1] != node) {
          nodes[n] = node;
          grades[n++] = GRADES[(int) keys[i] & 3];
        }
      }
      return new Targets(Arrays.copyOf(nodes, n), Arrays.copyOf(grades, n));
    }
  }
}
