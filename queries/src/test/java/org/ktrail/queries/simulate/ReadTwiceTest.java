package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.c.Unsupported;

class ReadTwiceTest {
  /** The value that gives {@code __auto_type} its type is read again for itself. */
  @Test
  void whatDoublesAtEachDepthIsGivenUp() {
    StringBuilder text = new StringBuilder("0");
    for (int i = 0; i < 40; i++) {
      text.insert(0, "({ __auto_type v%d = ".formatted(i)).append("; v%d; })".formatted(i));
    }
    TestProgram program = TestProgram.of("int f(void) { return " + text + "; }");
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> program.function("f"))
                .isInstanceOf(Unsupported.class)
                .hasMessage("too much to read"));
  }
}
