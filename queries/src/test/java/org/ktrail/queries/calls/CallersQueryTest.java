package org.ktrail.queries.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class CallersQueryTest {
  private final GraphFixture fixture = new GraphFixture();

  private static Callers callers(Graph graph, String name) {
    return callers(GraphView.all(graph), name, EnumSet.allOf(EdgeKind.class));
  }

  private static Callers callers(GraphView view, String name, EnumSet<EdgeKind> kinds) {
    return new CallersQuery(view, kinds).of(view.graph().nodes(name));
  }

  private static List<String> sites(List<Call> calls) {
    return calls.stream()
        .map(c ->
            c.site()
                + " "
                + c.caller().name()
                + (c.macros().isEmpty()
                    ? ""
                    : " via " + c.macros().stream().map(Symbol::name).toList()))
        .toList();
  }

  @Test
  void aCallThroughMacrosIsTheirUsersCall() {
    int freed = fixture.function("release", "mm/a.c:10");
    int inner = fixture.macro("INNER", "mm/a.h:1");
    int outer = fixture.macro("OUTER", "mm/a.h:20");
    int user = fixture.function("user", "mm/b.c:10");
    int plain = fixture.function("plain", "mm/b.c:30");
    int unused = fixture.macro("UNUSED", "mm/a.h:40");
    fixture.call(inner, freed, 2).use(outer, inner, 21).use(user, outer, 12);
    fixture.call(plain, freed, 33).call(unused, freed, 41);

    try (Graph graph = fixture.open()) {
      assertThat(sites(callers(graph, "release").direct()))
          .containsExactly(
              "mm/a.h:41 UNUSED", "mm/b.c:12 user via [OUTER, INNER]", "mm/b.c:33 plain");
    }
  }

  @Test
  void macrosThatUseEachOtherEnd() {
    int f = fixture.function("f", "a.c:1");
    int a = fixture.macro("A", "a.h:1");
    int b = fixture.macro("B", "a.h:20");
    fixture.call(a, f, 1).use(a, b, 1).use(b, a, 20);
    try (Graph graph = fixture.open()) {
      assertThat(callers(graph, "f").direct()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void anActionIsCalledWhereItsFieldIs() {
    int action = fixture.function("release_disk", "drivers/p.c:10");
    int probe = fixture.function("probe", "drivers/p.c:30");
    int add = fixture.function("add_action", "base/devres.c:10");
    int run = fixture.function("run_actions", "base/devres.c:30");
    int parameter = fixture.parameter(add, 1, "fn");
    int field = fixture.field("action_devres", "action", "base/devres.c:3");
    fixture.call(probe, add, 33);
    fixture.register(parameter, action, "drivers/p.c:33", Form.ARGUMENT, "add_action");
    fixture.flow(field, parameter, "base/devres.c:14");
    fixture.dispatch(run, field, EdgeKind.CALLBACK_FIELD, 35, "d->action");

    try (Graph graph = fixture.open()) {
      Callers found = callers(graph, "release_disk");
      assertThat(found.direct()).isEmpty();
      Callers.Through through = found.indirect().getFirst();
      assertThat(through.slot()).isEqualTo("add_action(fn)");
      assertThat(through.registrations().getFirst().place()).hasToString("drivers/p.c:33");
      Callers.Route route = through.routes().getFirst();
      assertThat(route.slot()).isEqualTo("action_devres.action");
      assertThat(route.flows())
          .extracting(f -> f.place().toString())
          .containsExactly("base/devres.c:14");
      assertThat(sites(route.calls())).containsExactly("base/devres.c:35 run_actions");
    }
  }

  @Test
  void callsThroughAMemberOfAnUnknownRecordAreApart() {
    int f = fixture.function("my_read", "a.c:10");
    int caller = fixture.function("caller", "b.c:10");
    int field = fixture.field("ops", "read", "a.h:5");
    fixture.register(field, f, "a.c:30", Form.INITIALIZER, "my_ops");
    fixture.edge(
        caller,
        Graph.encodeSlot(fixture.memberName("read")),
        EdgeKind.OPS,
        Grade.NAME,
        0,
        12,
        "1",
        "p->read");
    try (Graph graph = fixture.open()) {
      Callers found = callers(graph, "my_read");
      assertThat(found.indirect()).hasSize(1);
      assertThat(found.indirect().getFirst().routes()).isEmpty();
      assertThat(sites(found.byName())).containsExactly("b.c:12 caller");
    }
  }

  @Test
  void whatAConfigurationDoesNotBuildIsNotThere() {
    fixture.file("off.c", "CONFIG_OFF", "kernel");
    int f = fixture.function("f", "a.c:1");
    int on = fixture.function("on", "a.c:20");
    int off = fixture.function("off", "off.c:20");
    fixture.call(on, f, 22).call(off, f, 23);
    fixture.edge(on, f, EdgeKind.DIRECT, Grade.EXACT, 0, 24, "CONFIG_OFF", "");
    try (Graph graph = fixture.open()) {
      GraphView view = new GraphView(graph, c -> !c.toString().contains("OFF"));
      assertThat(sites(callers(view, "f", EnumSet.allOf(EdgeKind.class)).direct()))
          .containsExactly("a.c:22 on");
      assertThat(callers(graph, "f").direct())
          .extracting(Call::condition)
          .containsExactly(
              Condition.ALWAYS, Condition.atom("CONFIG_OFF"), Condition.atom("CONFIG_OFF"));
    }
  }

  @Test
  void kindsChoose() {
    int f = fixture.function("f", "a.c:1");
    int on = fixture.function("on", "a.c:20");
    fixture.call(on, f, 22);
    try (Graph graph = fixture.open()) {
      assertThat(callers(GraphView.all(graph), "f", EnumSet.of(EdgeKind.OPS)).isEmpty()).isTrue();
    }
  }
}
