package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseNamesTest {
  @Test
  void whatCanHardlyBeAWordIsAName() {
    assertThat(
            ProseNames.in("call do_it() and it->member, get_{a,b}_x, not mail@some_host or plain"))
        .contains("do_it", "member", "get_a_x", "get_b_x")
        .doesNotContain("some_host", "plain");
  }

  @Test
  void longLinesAreReadInTime() {
    for (String line :
        List.of(
            "x".repeat(200_000),
            "<".repeat(100_000),
            "a_".repeat(100_000),
            "a" + "_".repeat(200_000),
            "{a,".repeat(60_000))) {
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ProseNames.in(line));
    }
  }
}
