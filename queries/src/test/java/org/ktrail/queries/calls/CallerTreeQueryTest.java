package org.ktrail.queries.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.CallerTree.Above;
import org.ktrail.queries.calls.CallerTree.Branch;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class CallerTreeQueryTest {
  private final GraphFixture fixture = new GraphFixture();

  private static CallerTree tree(Graph graph, int depth, int limit, String... in) {
    return new CallerTreeQuery(
            GraphView.all(graph), EnumSet.allOf(EdgeKind.class), Within.of(List.of(in)))
        .of(graph.nodes("bottom"), depth, limit);
  }

  private static String text(CallerTree tree) {
    StringBuilder out = new StringBuilder();
    print(tree.callers(), "", out);
    return out.toString();
  }

  private static void print(List<Branch> branches, String indent, StringBuilder out) {
    for (Branch b : branches) {
      String sites = String.join(" ", b.calls().stream().map(c -> c.site().toString()).toList());
      String seen = b.above() == Above.ELSEWHERE ? " …" : "";
      out.append(indent + b.function().name() + " " + sites + seen + "\n");
      print(b.callers(), indent + "  ", out);
      if (b.hidden() > 0) {
        out.append(indent + "  +" + b.hidden() + "\n");
      }
    }
  }

  /** Two ways up from the bottom that meet, a cycle, and a caller through a slot. */
  private void build() {
    int bottom = fixture.function("bottom", "fs/a.c:10");
    int left = fixture.function("left", "fs/a.c:30");
    int right = fixture.function("right", "fs/b.c:10");
    int top = fixture.function("top", "net/t.c:10");
    int runs = fixture.function("runs", "kernel/r.c:10");
    fixture.call(left, bottom, 31).call(left, bottom, 33).call(right, bottom, 12);
    fixture.call(top, left, 12).call(top, right, 13).call(right, left, 15);
    fixture.call(left, right, 35);
    int slot = fixture.field("work", "fn", "kernel/r.h:1");
    fixture.register(slot, top, "net/t.c:40", Form.INITIALIZER, "w");
    fixture.dispatch(runs, slot, EdgeKind.OPS, 12, "w->fn");
  }

  @Test
  void eachFunctionIsFollowedOnceWhereItIsNearest() {
    build();
    try (Graph graph = fixture.open()) {
      CallerTree tree = tree(graph, 3, 100);
      assertThat(text(tree))
          .isEqualTo(
              """
              left fs/a.c:31 fs/a.c:33
                right fs/b.c:15 …
                top net/t.c:12
                  runs kernel/r.c:12
              right fs/b.c:12
                left fs/a.c:35 …
                top net/t.c:13 …
              """);
      Branch runs = tree.callers().getFirst().callers().getLast().callers().getFirst();
      assertThat(runs.through() + " " + runs.registered()).isEqualTo("work.fn net/t.c:40");
    }
  }

  @Test
  void depthEnds() {
    build();
    try (Graph graph = fixture.open()) {
      assertThat(text(tree(graph, 1, 100)))
          .isEqualTo("left fs/a.c:31 fs/a.c:33\nright fs/b.c:12\n");
    }
  }

  @Test
  void narrowedToWhatLeadsThere() {
    build();
    try (Graph graph = fixture.open()) {
      assertThat(text(tree(graph, 3, 100, "./kernel/")))
          .isEqualTo(
              """
              left fs/a.c:31 fs/a.c:33
                right fs/b.c:15 …
                top net/t.c:12
                  runs kernel/r.c:12
              right fs/b.c:12
                left fs/a.c:35 …
                top net/t.c:13 …
              """);
      assertThat(tree(graph, 2, 100, "kernel").isEmpty()).isTrue();
      assertThat(tree(graph, 2, 100, "ker").isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsNearComesFirstInALimit() {
    build();
    try (Graph graph = fixture.open()) {
      CallerTree tree = tree(graph, 3, 3);
      assertThat(text(tree))
          .isEqualTo(
              """
              left fs/a.c:31 fs/a.c:33
                right fs/b.c:15
                +1
              right fs/b.c:12
              """);
      assertThat(tree.shown()).isEqualTo(3);
      assertThat(tree.total()).isEqualTo(4);
      assertThat(tree.unfollowed()).isPositive();
    }
  }
}
