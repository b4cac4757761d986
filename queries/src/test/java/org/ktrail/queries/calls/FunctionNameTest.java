package org.ktrail.queries.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class FunctionNameTest {
  private static List<String> in(Graph graph, String text) {
    return IntStream.of(FunctionName.of(text).in(GraphView.all(graph)))
        .mapToObj(node -> graph.name(node) + " " + graph.path(graph.file(node)))
        .toList();
  }

  @Test
  void aLineMeansTheFunctionAroundIt() {
    GraphFixture fixture = new GraphFixture();
    fixture.function("first", "fs/a.c:10");
    fixture.function("second", "fs/a.c:30");
    fixture.function("other", "net/fs/a.c:10");
    try (Graph graph = fixture.open()) {
      assertThat(in(graph, "fs/a.c:12")).containsExactly("first fs/a.c", "other net/fs/a.c");
      assertThat(in(graph, "fs/a.c:30")).containsExactly("second fs/a.c");
      assertThat(in(graph, "fs/a.c:3")).isEmpty();
      assertThat(in(graph, "b.c:12")).isEmpty();
      assertThat(in(graph, "12")).isEmpty();
    }
  }

  @Test
  void aSystemCallMeansItsEntriesWhereNothingIsCalledSo() {
    GraphFixture fixture = new GraphFixture();
    fixture.function("__x64_sys_look", "fs/a.c:10");
    fixture.function("__ia32_sys_look", "fs/a.c:20");
    fixture.function("__do_sys_look", "fs/a.c:30");
    fixture.function("__ia32_compat_sys_look", "fs/a.c:40");
    fixture.function("__x64_sys_touch", "fs/a.c:50");
    fixture.function("touch", "fs/a.c:60");
    try (Graph graph = fixture.open()) {
      assertThat(in(graph, "look"))
          .containsExactlyInAnyOrder("__x64_sys_look fs/a.c", "__ia32_sys_look fs/a.c");
      assertThat(in(graph, "sys_look")).isEqualTo(in(graph, "look"));
      assertThat(in(graph, "touch")).containsExactly("touch fs/a.c");
      assertThat(in(graph, "a.c:look")).isEmpty();
    }
  }
}
