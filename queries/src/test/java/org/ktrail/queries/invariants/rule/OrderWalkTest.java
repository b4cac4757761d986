package org.ktrail.queries.invariants.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.FlowFixture;
import org.ktrail.queries.invariants.rule.Invariant.Ordered;
import org.ktrail.queries.invariants.rule.Invariant.Side;

class OrderWalkTest {
  /** The texts of the way that breaks a rule of go(), "kept" if none does. */
  private static String broken(Side side, List<String> calls, List<String> never, String body) {
    Flow flow = FlowFixture.body(body);
    Ordered rule = new Ordered("order", side, "go", calls, never);
    return new OrderWalk(flow)
        .check(rule, FlowFixture.step(flow, "go()"))
        .map(b -> String.join("; ", b.proof().stream().map(Breach.Way::text).toList()))
        .orElse("kept");
  }

  private static String before(String body) {
    return broken(Side.BEFORE, List.of("prepare", "resume"), List.of(), body);
  }

  private static String after(String body) {
    return broken(Side.AFTER, List.of("finish"), List.of(), body);
  }

  private static String until(String body) {
    return broken(Side.UNTIL, List.of("finish"), List.of("sleep"), body);
  }

  @Test
  void oneOfTheCallsHasToComeBeforeOnEveryWay() {
    assertThat(before("prepare();\ngo();")).isEqualTo("kept");
    assertThat(before("if (n)\n\tprepare();\nelse\n\tresume();\ngo();")).isEqualTo("kept");
    assertThat(before("if (n)\n\tprepare();\ngo();")).isEqualTo("n is false; here");
    assertThat(before("go();\nprepare();")).isEqualTo("here");
  }

  @Test
  void aReturnWithoutTheCallBreaksWhatHasToComeAfter() {
    assertThat(after("go();\nfinish();\nreturn 0;")).isEqualTo("kept");
    assertThat(after("go();\nif (n)\n\treturn 1;\nfinish();\nreturn 0;"))
        .isEqualTo("n is true; here");
    assertThat(after("finish();\ngo();\nreturn 0;")).isEqualTo("here");
  }

  @Test
  void nothingForbiddenComesBetween() {
    assertThat(until("go();\nfinish();\nsleep();")).isEqualTo("kept");
    assertThat(until("sleep();\ngo();\nfinish();")).isEqualTo("kept");
    assertThat(until("go();\nsleep();\nfinish();")).isEqualTo("here");
    assertThat(until("go();\nif (n)\n\tfinish();\nsleep();")).isEqualTo("n is false; here");
  }

  @Test
  void aLoopComesBackToTheCall() {
    assertThat(until("while (n) {\n\tgo();\n\tfinish();\n\tsleep();\n}")).isEqualTo("kept");
    assertThat(until("while (n) {\n\tsleep();\n\tgo();\n}\nfinish();")).contains("n is true");
  }
}
