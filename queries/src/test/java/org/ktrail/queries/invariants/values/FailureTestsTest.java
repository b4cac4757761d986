package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.FlowFixture;

class FailureTestsTest {
  /** The call that the first such test tells of, and on which edge it has failed. */
  private static String failed(String test, String body) {
    Flow flow = FlowFixture.body("int rc;\n" + body);
    FailureTests.Test found = FailureTests.of(flow, FlowFixture.step(flow, test));
    return found == null
        ? ""
        : found.call().name() + " " + found.failed() + (found.timeout() ? " timeout" : "");
  }

  @Test
  void aResultIsTestedWhereItIsGivenOrInItsVariable() {
    assertThat(failed("if start(d)", "if (start(d))\n\treturn 1;")).isEqualTo("start TRUE");
    assertThat(failed("if rc", "rc = start(d);\nif (rc)\n\treturn rc;")).isEqualTo("start TRUE");
    assertThat(failed("if rc < 0", "rc = start(d);\nif (rc < 0)\n\treturn rc;"))
        .isEqualTo("start TRUE");
    assertThat(failed("if rc == 0", "rc = start(d);\nif (rc == 0)\n\treturn 0;"))
        .isEqualTo("start FALSE");
  }

  @Test
  void aWaitThatTimesOutGivesZero() {
    assertThat(
            failed(
                "if wait_event_timeout(q, n, t)",
                "if (!wait_event_timeout(q, n, t))\n\treturn -ETIMEDOUT;"))
        .isEqualTo("wait_event_timeout FALSE timeout");
    assertThat(
            failed(
                "if rc == 0", "rc = wait_for_completion_timeout(c, t);\nif (rc == 0)\n\tgiveup();"))
        .isEqualTo("wait_for_completion_timeout TRUE timeout");
  }

  @Test
  void aTestOfSomethingElseTellsOfNoCall() {
    assertThat(failed("if rc > 0", "rc = start(d);\nif (rc > 0)\n\treturn rc;")).isEmpty();
    assertThat(failed("if n", "rc = start(d);\nif (n)\n\treturn rc;")).isEmpty();
    assertThat(failed("if rc", "rc = start(d);\nrc |= n;\nif (rc)\n\treturn rc;")).isEmpty();
  }

  @Test
  void aResultThatWasTestedBeforeOrLongAgoIsNotJustTaken() {
    assertThat(failed("if rc", "rc = start(d);\nif (n)\n\tother();\nif (rc)\n\treturn rc;"))
        .isEmpty();
    assertThat(failed("if rc", "rc = start(d);\n\n\n\n\nif (rc)\n\treturn rc;")).isEmpty();
  }

  @Test
  void anEdgeLeadsToItsStep() {
    Flow flow = FlowFixture.body("if (n)\n\ta();\nelse\n\tb();");
    Step test = FlowFixture.step(flow, "if n");
    assertThat(FailureTests.next(flow, test, Edge.Kind.FALSE))
        .isEqualTo(FlowFixture.step(flow, "b()"));
    assertThat(FailureTests.next(flow, test, Edge.Kind.CASE)).isNull();
  }
}
