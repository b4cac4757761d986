package org.ktrail.queries.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class HubsTest {
  @Test
  void aStarStandsForLettersAtTheEndOrWithin() {
    GraphFixture fixture = new GraphFixture();
    for (String name :
        List.of("call_net_notifier", "call_notifiers", "call_net_notifier_now", "printk", "pr")) {
      fixture.function(name, "a.c:1");
    }
    try (Graph graph = fixture.open()) {
      BitSet hubs = Hubs.of(graph, List.of("call_*_notifier", "print*", "pr")).all();
      assertThat(hubs.stream().mapToObj(graph::name))
          .containsExactlyInAnyOrder("call_net_notifier", "printk", "pr");
    }
  }
}
