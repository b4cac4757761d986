package org.ktrail.queries.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.Callees.Callee;
import org.ktrail.queries.calls.Callees.Step;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class CalleesQueryTest {
  private final GraphFixture fixture = new GraphFixture();

  private static List<String> tree(Graph graph, String name, int depth, int top) {
    Callees callees =
        new CalleesQuery(GraphView.all(graph), EnumSet.allOf(EdgeKind.class), top)
            .of(graph.nodes(name), depth);
    return callees.roots().stream().flatMap(r -> lines(r.steps(), "")).toList();
  }

  private static Stream<String> lines(List<Step> steps, String indent) {
    return steps.stream().flatMap(step -> lines(step, indent));
  }

  private static Stream<String> lines(Step step, String indent) {
    String macros =
        step.call().macros().isEmpty()
            ? ""
            : " via " + step.call().macros().stream().map(Symbol::name).toList();
    String site = indent + step.call().site().line() + macros + " ";
    return switch (step.callee()) {
      case Callee.Known k ->
          Stream.concat(
              Stream.of(site + k.function().name() + (k.repeated() ? " (above)" : "")),
              lines(k.steps(), indent + "  "));
      case Callee.Slot s ->
          Stream.of(
              site
                  + s.title()
                  + " "
                  + s.targets()
                  + " "
                  + s.shown().stream()
                      .map(t ->
                          t.function().name() + t.flows().stream().map(SlotCopy::place).toList())
                      .toList());
      case Callee.Unknown u -> Stream.of(site + "? " + step.call().text());
    };
  }

  @Test
  void aTreeOfCallsMacrosPassedThroughEachBodyOnce() {
    int root = fixture.function("root", "a.c:10");
    int a = fixture.function("a", "a.c:30");
    int b = fixture.function("b", "a.c:50");
    int leaf = fixture.function("leaf", "a.c:70");
    int macro = fixture.macro("WRAP", "a.h:1");
    fixture.call(root, a, 11).use(root, macro, 12).call(root, b, 13).call(macro, b, 1);
    fixture.call(a, leaf, 31).call(b, leaf, 51).call(leaf, a, 71);
    fixture.edge(root, Graph.UNKNOWN, EdgeKind.UNKNOWN, Grade.NONE, 0, 14, "1", "(*fp)");

    try (Graph graph = fixture.open()) {
      assertThat(tree(graph, "root", 1, 9))
          .containsExactly("11 a", "12 via [WRAP] b", "13 b", "14 ? (*fp)");
      assertThat(tree(graph, "root", 2, 9))
          .containsExactly(
              "11 a", "  31 leaf", "12 via [WRAP] b", "  51 leaf", "13 b (above)", "14 ? (*fp)");
    }
  }

  @Test
  void aSlotTellsHowManyAndTheBestOfThem() {
    int root = fixture.function("root", "a.c:10");
    int slot = fixture.field("ops", "go", "a.h:3");
    int copy = fixture.field("driver", "go", "a.h:9");
    fixture.dispatch(root, slot, EdgeKind.OPS, 12, "o->go");
    for (String name : List.of("z", "y", "x")) {
      int f = fixture.function(name, name + ".c:10");
      fixture.register(name.equals("x") ? copy : slot, f, name + ".c:30", Form.INITIALIZER, name);
    }
    fixture.flow(slot, copy, "d.c:5");

    try (Graph graph = fixture.open()) {
      assertThat(tree(graph, "root", 1, 2)).containsExactly("12 ops.go 3 [x[d.c:5], y[]]");
    }
  }
}
