package org.ktrail.queries.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.mentions.MentionSource;

class OperationsQueryTest {
  private static final String USER =
      """
      void notify(struct dev *d) { d->ops->event(d); }
      void copied(struct dev *d)
      {
      	int (*f)(void) = d->ops->event;	/* d->ops->event */
      	f();
      }









      bool has(struct dev *d)
      {
      	return d->ops->event != NULL;
      }
      struct ops o = { .event = my_event };
      """;

  @Test
  void registrationsDispatchesAndReadsAreApart() {
    GraphFixture fixture = new GraphFixture();
    int slot = fixture.field("ops", "event", "ops.h:3");
    int other = fixture.field("ops", "other", "ops.h:4");
    int argument = fixture.parameter(fixture.function("set", "set.c:1"), 0, "fn");
    int event = fixture.function("my_event", "my.c:1");
    int notify = fixture.function("notify", "user.c:1");
    int copied = fixture.function("copied", "user.c:2");
    fixture.function("has", "user.c:16");
    fixture.register(slot, event, "user.c:20", Form.INITIALIZER, "o");
    fixture.register(argument, event, "my.c:40", Form.ARGUMENT, "set");
    fixture.flow(slot, argument, "set.c:4");
    fixture.dispatch(notify, slot, EdgeKind.OPS, 1, "d->ops->event");
    fixture.edge(
        copied, Graph.encodeSlot(slot), EdgeKind.OPS, Grade.TYPE, Graph.COPIED, 5, "1", "f");
    fixture.register(other, event, "my.c:50", Form.INITIALIZER, "");

    try (Graph graph = fixture.open()) {
      GraphView view = GraphView.all(graph);
      MentionSource source =
          name ->
              List.of(
                  new MentionSource.Candidate(
                      "user.c", () -> USER.getBytes(StandardCharsets.UTF_8)));
      OperationsQuery query = new OperationsQuery(view, new ScannedMemberReads(view, source));
      Operations.Member member = query.of("ops", "event").members().getFirst();
      assertThat(member.slot()).isEqualTo("ops.event");
      assertThat(member.registrations())
          .extracting(r -> r.place() + " " + r.function().name() + " " + r.holder())
          .containsExactly("user.c:20 my_event o");
      assertThat(member.dispatches())
          .extracting(c -> c.site() + " " + c.caller().name() + " " + c.copied())
          .containsExactly("user.c:1 notify false", "user.c:5 copied true");
      assertThat(member.inflows())
          .extracting(i -> i.flow().place() + " " + i.flow().source() + " " + i.functions())
          .containsExactly("set.c:4 set(fn) 1");
      assertThat(member.reads())
          .extracting(r -> r.place() + " " + r.enclosing() + ": " + r.text())
          .containsExactly("user.c:18 has: return d->ops->event != NULL;");
      assertThat(query.of("ops", "").members())
          .extracting(Operations.Member::slot)
          .containsExactly("ops.event", "ops.other");
      assertThat(query.of("nothing", "").isEmpty()).isTrue();
    }
  }
}
