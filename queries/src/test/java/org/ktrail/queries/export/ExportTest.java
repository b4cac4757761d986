package org.ktrail.queries.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.graph.NodeKind;

class ExportTest {
  private final GraphFixture fixture = new GraphFixture();

  private static String edges(Graph graph, EnumSet<EdgeKind> kinds) {
    return edges(graph, kinds, "none");
  }

  private static String edges(Graph graph, EnumSet<EdgeKind> kinds, String without) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      EdgeExport.write(new GraphView(graph, c -> !c.toString().contains(without)), kinds, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8).replace('\t', ' ');
  }

  private void sample() {
    fixture.file("f.c", "CONFIG_F", "kernel");
    int f = fixture.function("f", "f.c:10");
    int m = fixture.macro("m", "m.h:1");
    int go = fixture.function("go", "g.c:1");
    int off = fixture.node("off", NodeKind.FUNCTION, "g.c:20", "CONFIG_OFF");
    int a = fixture.field("ops", "a", "o.h:1");
    int b = fixture.field("ops", "b", "o.h:2");
    int empty = fixture.field("ops", "empty", "o.h:3");
    fixture.register(a, go, "g.c:40", Form.INITIALIZER, "o");
    fixture.register(b, off, "g.c:41", Form.INITIALIZER, "o");
    // a and b flow into each other: both hold both.
    fixture.flow(a, b, "x.c:1").flow(b, a, "x.c:2");
    fixture.use(f, m, 11).call(m, go, 1).dispatch(f, a, EdgeKind.OPS, 12, "o->a");
    fixture.dispatch(f, empty, EdgeKind.OPS, 13, "o->empty");
    fixture.edge(f, Graph.UNKNOWN, EdgeKind.UNKNOWN, Grade.NONE, 0, 9, "CONFIG_B", "(*x)");
    fixture.call(f, go, 100).call(f, go, 99);
  }

  @Test
  void oneRowASiteAndTargetInByteOrder() {
    sample();
    try (Graph graph = fixture.open()) {
      assertThat(edges(graph, EnumSet.allOf(EdgeKind.class)))
          .isEqualTo(
              """
              caller caller_kind callee callee_kind edge_kind grade file line condition caller_file callee_file
              f function ? function ops  f.c 13 CONFIG_F f.c\s
              f function ? function unknown  f.c 9 CONFIG_F && CONFIG_B f.c\s
              f function go function direct exact f.c 100 CONFIG_F f.c g.c
              f function go function direct exact f.c 99 CONFIG_F f.c g.c
              f function go function ops type f.c 12 CONFIG_F f.c g.c
              f function m macro macro exact f.c 11 CONFIG_F f.c m.h
              f function off function ops type f.c 12 CONFIG_F f.c g.c
              m macro go function direct exact m.h 1 1 m.h g.c
              """);
      assertThat(edges(graph, EnumSet.of(EdgeKind.DIRECT, EdgeKind.MACRO)))
          .hasLineCount(5)
          .doesNotContain(" ops ");
      assertThat(edges(graph, EnumSet.allOf(EdgeKind.class), "OFF")).doesNotContain(" off ");
      assertThat(edges(graph, EnumSet.allOf(EdgeKind.class), "CONFIG_F"))
          .contains("m macro")
          .doesNotContain("f.c");
    }
  }

  @Test
  void symbols() throws IOException {
    sample();
    fixture.node("printf", NodeKind.DECLARED, "b.c:1", "1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Graph graph = fixture.open()) {
      SymbolExport.write(GraphView.all(graph), out);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).replace('\t', ' '))
        .isEqualTo(
            """
            name kind file line condition program
            f function f.c 10 CONFIG_F kernel
            go function g.c 1 1 kernel
            m macro m.h 1 1 kernel
            off function g.c 20 CONFIG_OFF kernel
            printf declared b.c 1 1 kernel
            """);
  }

  @Test
  void manyRowsInManyBlocksAreInByteOrder() {
    Random random = new Random(7);
    List<Integer> nodes = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String name = "f" + Integer.toString(random.nextInt(2000), 36);
      nodes.add(fixture.function(name, "f" + i % 40 + ".c:" + (i + 1)));
    }
    for (int i = 0; i < 40_000; i++) {
      fixture.call(nodes.get(random.nextInt(3000)), nodes.get(random.nextInt(3000)), i % 120 + 1);
    }
    try (Graph graph = fixture.open()) {
      String[] lines = edges(graph, EnumSet.allOf(EdgeKind.class)).replace(' ', '\t').split("\n");
      String[] rows = Arrays.copyOfRange(lines, 1, lines.length);
      assertThat(rows).hasSize(40_000).isSorted();
    }
  }
}
