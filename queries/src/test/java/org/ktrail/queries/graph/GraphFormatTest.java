package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is put into a graph is read back from its file, however a section keeps it. */
class GraphFormatTest {
  private record Edge(
      int from, int to, int line, String condition, String text, List<Integer> handed) {
    boolean isButForCondition(Edge other) {
      return new Edge(from, to, line, other.condition, text, handed).equals(other);
    }
  }

  private final GraphFixture fixture = new GraphFixture();

  @Test
  void readsBackEveryEdge() {
    Random random = new Random(7);
    int[] nodes = new int[300];
    for (int n = 0; n < nodes.length; n++) {
      nodes[n] = fixture.function(name(n), "a.c:" + (1 + n));
    }
    int field = fixture.field("ops", "call", "a.h:1");
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < nodes.length; n++) {
      // Some nodes have no edge, some more than a block of marks.
      int count = n % 7 == 0 ? 0 : n == 100 ? 2000 : random.nextInt(12);
      for (int e = 0; e < count; e++) {
        int line = 1 + n + (random.nextInt(9) == 0 ? random.nextInt(100_000) : e % 200);
        String condition = random.nextInt(5) == 0 ? "CONFIG_" + random.nextInt(40) : "1";
        String text = random.nextInt(6) == 0 ? "text" + random.nextInt(50) : "";
        List<Integer> handed = random.nextInt(8) == 0 ? List.of(random.nextInt(300)) : List.of();
        Edge edge = new Edge(n, random.nextInt(300), line, condition, text, handed);
        if (edges.stream().noneMatch(edge::isButForCondition)) {
          edges.add(edge);
          add(edge, nodes, field);
        }
      }
    }
    try (Graph graph = fixture.open()) {
      assertThat(graph.edges().count()).isEqualTo(edges.size());
      for (int e = 0; e < edges.size(); e++) {
        Edge edge = edges.get(e);
        assertThat(read(graph, e)).isEqualTo(edge);
        assertThat(graph.edges().in(graph.edges().target(e))).contains(e);
      }
    }
  }

  private static String name(int n) {
    return "f%03d".formatted(n);
  }

  private void add(Edge edge, int[] nodes, int field) {
    fixture.edge(
        nodes[edge.from()],
        nodes[edge.to()],
        EdgeKind.DIRECT,
        Grade.EXACT,
        0,
        edge.line(),
        edge.condition(),
        edge.text());
    for (int handed : edge.handed()) {
      fixture.hand(Graph.encodeSlot(field), nodes[handed]);
    }
  }

  private static Edge read(Graph graph, int e) {
    List<Integer> handed = new ArrayList<>();
    for (int b = graph.edges().bindingStart(e); b < graph.edges().bindingEnd(e); b++) {
      assertThat(graph.slots().title(Graph.slotOf(graph.edges().bindingTarget(b))))
          .isEqualTo("ops.call");
      handed.add(graph.edges().bindingSource(b));
    }
    return new Edge(
        graph.edges().from(e),
        graph.edges().target(e),
        graph.edges().line(e),
        graph.condition(graph.edges().condition(e)).toString(),
        graph.edges().text(e),
        handed);
  }

  @Test
  void keepsTheSameEdgeOnce() {
    int caller = fixture.function("caller", "a.c:1");
    int callee = fixture.function("callee", "a.c:20");
    int other = fixture.function("other", "a.c:40");
    fixture.call(caller, callee, 2).call(caller, other, 2).call(caller, callee, 2);
    fixture.call(caller, callee, 3).hand(0, other).call(caller, callee, 3).hand(0, callee);
    try (Graph graph = fixture.open()) {
      int node = graph.nodes("caller")[0];
      assertThat(graph.edges().outEnd(node) - graph.edges().outStart(node)).isEqualTo(4);
    }
  }

  @Test
  void anEdgeUnderTwoConditionsIsOneUnderEither() {
    int caller = fixture.function("caller", "a.c:1");
    int callee = fixture.function("callee", "a.c:20");
    for (String condition : List.of("CONFIG_A", "CONFIG_B", "CONFIG_A")) {
      fixture.edge(caller, callee, EdgeKind.DIRECT, Grade.EXACT, 0, 2, condition, "");
    }
    try (Graph graph = fixture.open()) {
      assertThat(graph.edges().count()).isEqualTo(1);
      assertThat(graph.condition(graph.edges().condition(0))).hasToString("CONFIG_A || CONFIG_B");
    }
  }
}
