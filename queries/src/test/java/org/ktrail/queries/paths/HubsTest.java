package org.ktrail.queries.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
      BitSet hubs = Hubs.of(graph, List.of("group one", "call_*_notifier", "print*", "pr")).all();
      assertThat(hubs.stream().mapToObj(graph::name))
          .containsExactlyInAnyOrder("call_net_notifier", "printk", "pr");
    }
  }

  @Test
  void hubsOfOneGroupAreToldFromThoseOfAnother() {
    GraphFixture fixture = new GraphFixture();
    for (String name : List.of("dput", "iput", "printk", "kill_it")) {
      fixture.function(name, "a.c:1");
    }
    try (Graph graph = fixture.open()) {
      Hubs hubs =
          Hubs.of(graph, List.of("group printing", "printk", "group references", "dput", "iput"));
      assertThat(List.of("dput", "iput", "printk", "kill_it"))
          .extracting(name -> hubs.group(graph.nodes(name)[0]))
          .containsExactly(2, 2, 1, Hubs.NONE);
    }
  }

  @Test
  void aNameBeforeTheFirstGroupIsAnError() {
    GraphFixture fixture = new GraphFixture();
    fixture.function("dput", "a.c:1");
    try (Graph graph = fixture.open()) {
      assertThatThrownBy(() -> Hubs.of(graph, List.of("dput")))
          .hasMessage("dput stands in no group");
    }
  }

  @Test
  void theHubsThatAreHandedOutAreRead() {
    GraphFixture fixture = new GraphFixture();
    fixture.function("printk", "a.c:1");
    try (Graph graph = fixture.open()) {
      assertThat(Hubs.of(graph).all().cardinality()).isEqualTo(1);
    }
  }
}
