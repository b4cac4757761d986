package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedTablesTest {
  private final GraphFixture fixture = new GraphFixture();

  /** It is found by reading all slots first, and by a table from the third question on. */
  @Test
  void membersAreFoundAlike() {
    for (int i = 0; i < 50; i++) {
      fixture.field("record" + i, i % 3 == 0 ? "open" : "close", "a.h:" + (1 + i));
    }
    fixture.field("outer", "inner.open", "b.h:1");
    try (Graph graph = fixture.open()) {
      for (String member : List.of("open", "close", "inner.open", "none")) {
        int[] first = graph.slots().fieldsNamed(member);
        for (int again = 0; again < 4; again++) {
          assertThat(graph.slots().fieldsNamed(member)).as(member).isEqualTo(first);
        }
      }
      assertThat(graph.slots().fieldsNamed("open")).hasSizeGreaterThanOrEqualTo(17).isSorted();
    }
  }

  @Test
  void nodesAreFoundByTheirFile() {
    for (int i = 0; i < 40; i++) {
      fixture.function("f" + i, (i % 4 == 0 ? "a.c:" : "b.c:") + (1 + 10 * i));
    }
    try (Graph graph = fixture.open()) {
      int[] nodes = graph.nodesIn("a.c");
      assertThat(nodes).hasSize(10).isSorted();
      assertThat(Arrays.stream(nodes).mapToObj(graph::name)).contains("f0", "f36");
      assertThat(graph.nodesIn("c.c")).isEmpty();
    }
  }
}
