package org.ktrail.queries.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class FunctionNameTest {
  private static List<String> in(Graph graph, String text) {
    return IntStream.of(FunctionName.of(text).in(View.all(graph)))
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
}
