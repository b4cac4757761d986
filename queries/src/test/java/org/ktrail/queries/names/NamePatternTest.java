package org.ktrail.queries.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class NamePatternTest {
  private static List<String> matching(String pattern, String... names) {
    NamePattern p = NamePattern.of(pattern).orElseThrow();
    return Stream.of(names).filter(p::matches).toList();
  }

  @Test
  void plainNamesAreNone() {
    assertThat(NamePattern.of("disk_read")).isEmpty();
    assertThat(NamePattern.of("/")).isEmpty();
  }

  @Test
  void wildcardsMatchWholeNames() {
    String[] names = {"disk_read", "disk_reads", "my_disk_read", "disk_red"};
    assertThat(matching("disk_*", names)).containsExactly("disk_read", "disk_reads", "disk_red");
    assertThat(matching("*_read", names)).containsExactly("disk_read", "my_disk_read");
    assertThat(matching("disk_re?d", names)).containsExactly("disk_read");
    assertThat(matching("disk_re[!a]*", names)).containsExactly("disk_red");
  }

  @Test
  void expressionsAreFoundAnywhere() {
    String[] names = {"disk_read", "disk_reads", "my_disk_read", "dish"};
    assertThat(matching("/read$/", names)).containsExactly("disk_read", "my_disk_read");
    assertThat(matching("/^disk*_?/", names)).containsExactly("disk_read", "disk_reads", "dish");
    assertThat(matching("/^disk|^my/", names))
        .containsExactly("disk_read", "disk_reads", "my_disk_read");
  }

  @Test
  void whatCannotBeReadIsTheUsersMistake() {
    assertThatThrownBy(() -> NamePattern.of("/a(/"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("/a(/: not a pattern of names");
    assertThatThrownBy(() -> NamePattern.of("*".repeat(500))).isInstanceOf(UserError.class);
  }

  @Test
  void noPatternTakesLong() {
    String hostile = "a".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(matching("/^(a+)+(a*)*$b/", hostile)).isEmpty());
  }

  @Test
  void namesOfAGraphOnceInOrder() {
    GraphFixture fixture = new GraphFixture();
    fixture.function("disk_b", "a.c:1");
    fixture.function("disk_a", "a.c:10");
    fixture.function("disk_a", "b.c:1");
    fixture.macro("DISK_A", "a.h:1");
    fixture.function("fisk_a", "a.c:20");
    try (Graph graph = fixture.open()) {
      assertThat(GraphNames.matching(graph, NamePattern.of("disk_*").orElseThrow()))
          .containsExactly("disk_a", "disk_b");
      assertThat(GraphNames.matching(graph, NamePattern.of("/(?i)_a$/").orElseThrow()))
          .containsExactly("DISK_A", "disk_a", "fisk_a");
    }
  }
}
