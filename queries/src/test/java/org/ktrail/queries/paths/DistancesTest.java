package org.ktrail.queries.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

/** Bounds that are found from both sides are those found from the end alone. */
class DistancesTest {
  @Test
  void doNotDependOnTheSideTheyAreFoundFrom() {
    for (int seed = 0; seed < 60; seed++) {
      try (Graph graph = random(seed)) {
        for (int from = 0; from < 3; from++) {
          compare(graph, from, graph.nodeCount() - 1, seed);
        }
      }
    }
  }

  private static void compare(Graph graph, int from, int to, int seed) {
    Walk walk = walk(graph);
    Forward forward = new Forward(walk, new int[] {from});
    while (!forward.isExhausted()) {
      forward.extend();
    }
    Distances whole = new Distances(walk, new int[] {from}, new int[] {to}, 0);
    whole.leaveStart();
    Distances both = new Distances(walk, new int[] {from}, new int[] {to}, 0);
    Random random = new Random(seed);
    int[] nodes =
        IntStream.range(0, graph.nodeCount()).filter(n -> forward.distance(n) >= 0).toArray();
    for (int i = 0; i < 40; i++) {
      int node = nodes[random.nextInt(nodes.length)];
      assertThat(both.lower(node)).isLessThanOrEqualTo(whole.exact(node));
      if (random.nextBoolean()) {
        assertThat(both.exact(node)).as("%s of seed %s", node, seed).isEqualTo(whole.exact(node));
      }
    }
  }

  private static Walk walk(Graph graph) {
    GraphView view = GraphView.all(graph);
    return new Walk(
        view,
        new SlotContents(view, false),
        Grade.TYPE,
        EnumSet.allOf(EdgeKind.class),
        new BitSet());
  }

  private static Graph random(int seed) {
    Random random = new Random(seed);
    GraphFixture fixture = new GraphFixture();
    int[] nodes = new int[60];
    for (int n = 0; n < nodes.length; n++) {
      String name = "f%02d".formatted(n);
      nodes[n] =
          random.nextInt(6) == 0
              ? fixture.macro(name, "a.c:" + 20 * n)
              : fixture.function(name, "a.c:" + 20 * n);
    }
    int[] slots = new int[5];
    for (int s = 0; s < slots.length; s++) {
      slots[s] = fixture.field("ops", "m" + s, "a.h:" + s);
      fixture.register(slots[s], nodes[1 + random.nextInt(59)], "a.c:9", Form.INITIALIZER, "table");
      fixture.flow(slots[s], slots[random.nextInt(s + 1)], "a.c:10");
    }
    for (int e = 0; e < 60 + random.nextInt(60); e++) {
      int from = nodes[random.nextInt(60)];
      // Mostly to a near one, so that ways are long.
      int to = nodes[Math.min(59, Math.max(0, from + random.nextInt(9) - 3))];
      if (random.nextInt(12) == 0) {
        fixture.dispatch(from, slots[random.nextInt(5)], EdgeKind.OPS, e, "p->m()");
      } else {
        fixture.call(from, to, e);
      }
    }
    return fixture.open();
  }
}
