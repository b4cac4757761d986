package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.FlowFixture;

class EveryWayTest {
  /** Whether every way from a step comes to a call of done() before one of lost(). */
  private static boolean comes(String from, String body) {
    Flow flow = FlowFixture.body(body);
    BitSet to =
        EveryWay.to(
            flow,
            s -> FlowFixture.text(s.event()).equals("done()"),
            s -> FlowFixture.text(s.event()).equals("lost()"));
    return to.get(FlowFixture.step(flow, from).id());
  }

  @Test
  void bothBranchesHaveToComeThere() {
    assertThat(comes("start()", "start();\nif (n)\n\tdone();\nelse\n\tdone();")).isTrue();
    assertThat(comes("start()", "start();\nif (n)\n\tdone();")).isFalse();
    assertThat(comes("start()", "start();\nif (n)\n\treturn 1;\ndone();")).isFalse();
  }

  @Test
  void whatSpoilsItComesTooEarly() {
    assertThat(comes("start()", "start();\nlost();\ndone();")).isFalse();
    assertThat(comes("start()", "start();\ndone();\nlost();")).isTrue();
    assertThat(comes("other()", "start();\nlost();\nother();\ndone();")).isTrue();
  }

  @Test
  void aLoopThatIsLeftInTheEndDoesNotMatter() {
    assertThat(comes("start()", "start();\nwhile (n)\n\tn--;\ndone();")).isTrue();
    assertThat(comes("start()", "start();\nwhile (n)\n\tdone();")).isFalse();
  }

  @Test
  void aWayThatEndsInACrashDoesNotCount() {
    assertThat(comes("start()", "start();\nif (n)\n\tpanic(\"no\");\ndone();")).isTrue();
  }

  @Test
  void whereAllWaysEndInACrashNoneComesThere() {
    assertThat(comes("start()", "start();\npanic(\"no\");")).isFalse();
    assertThat(comes("start()", "start();\nfor (;;)\n\twork();")).isFalse();
  }
}
