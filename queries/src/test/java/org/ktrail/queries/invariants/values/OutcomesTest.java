package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.FlowFixture;

class OutcomesTest {
  /** What is known of {@code rc} at here(). */
  private static String here(String body) {
    Flow flow = FlowFixture.body("int rc;\n" + body);
    return told(flow, FlowFixture.step(flow, "here()"), Edge.Kind.NEXT);
  }

  private static String told(Flow flow, Step step, Edge.Kind kind) {
    Outcomes.Outcome rc = new Outcomes(flow).along(step, FlowFixture.edge(step, kind)).get("rc");
    return rc == null ? "" : rc.kind() + " by line " + rc.line();
  }

  @Test
  void anAssignedConstantSaysWhatHappened() {
    assertThat(here("rc = 0;\nhere();")).isEqualTo("ZERO by line 4");
    assertThat(here("rc = -EINVAL;\nhere();")).isEqualTo("ERROR by line 4");
    assertThat(here("rc = PTR_ERR(d);\nhere();")).isEqualTo("ERROR by line 4");
    assertThat(here("rc = IRQ_HANDLED;\nhere();")).isEqualTo("NOT_NEGATIVE by line 4");
  }

  @Test
  void theResultOfACallSaysNothingUntilItIsTested() {
    assertThat(here("rc = 0;\nrc = start(d);\nhere();")).isEmpty();
    assertThat(here("rc = start(d);\nif (rc)\n\treturn rc;\nhere();")).isEqualTo("ZERO by line 5");
    assertThat(here("rc = start(d);\nif (rc < 0)\n\treturn rc;\nhere();"))
        .isEqualTo("NOT_NEGATIVE by line 5");
    assertThat(here("rc = start(d);\nif (!rc)\n\treturn 0;\nhere();")).isEqualTo("ERROR by line 5");
    assertThat(here("rc = start(d);\nif (rc >= 0)\n\treturn 0;\nhere();"))
        .isEqualTo("ERROR by line 5");
  }

  @Test
  void aTestForMoreThanZeroSaysNothingOfWhatIsNotMore() {
    Flow flow = FlowFixture.body("int rc;\nrc = start(d);\nif (rc > 0)\n\treturn 1;\nreturn rc;");
    Step test = FlowFixture.step(flow, "if rc > 0");
    assertThat(told(flow, test, Edge.Kind.TRUE)).isEqualTo("NOT_NEGATIVE by line 5");
    assertThat(told(flow, test, Edge.Kind.FALSE)).isEmpty();
  }

  @Test
  void aCopyIsKnownAsItsOriginalIs() {
    assertThat(here("int err = -EIO;\nrc = err;\nhere();")).isEqualTo("ERROR by line 5");
  }

  @Test
  void waysThatMeetKeepWhatBothSay() {
    assertThat(here("rc = 0;\nif (n)\n\trc = -EIO;\nhere();")).isEmpty();
    assertThat(here("if (n)\n\trc = -EIO;\nelse\n\trc = -ENXIO;\nhere();")).startsWith("ERROR");
    assertThat(here("rc = start(d);\nif (rc < 0)\n\treturn rc;\nif (n)\n\trc = 0;\nhere();"))
        .startsWith("NOT_NEGATIVE");
  }

  @Test
  void whatACallMaySetIsNotKnown() {
    assertThat(here("rc = 0;\nstart(d, &rc);\nhere();")).isEmpty();
    assertThat(here("rc = 0;\nSTART(d, rc);\nhere();")).isEmpty();
    assertThat(here("rc = 0;\nstart(d, n);\nhere();")).isEqualTo("ZERO by line 4");
  }

  @Test
  void printingDoesNotSet() {
    Expression prints = FlowFixture.expression("printk(\"%d\", n)");
    assertThat(Outcomes.maySet((Expression.Call) prints, "n")).isFalse();
    Expression reads = FlowFixture.expression("sscanf(\"%d\", &n)");
    assertThat(Outcomes.maySet((Expression.Call) reads, "n")).isTrue();
  }

  @Test
  void onlyNumbersTellOutcomes() {
    Flow flow = FlowFixture.body("bool rc;\nrc = 0;\nhere();");
    assertThat(told(flow, FlowFixture.step(flow, "here()"), Edge.Kind.NEXT)).isEmpty();
  }

  @Test
  void nothingIsKnownWhereNoWayLeads() {
    Flow flow = FlowFixture.body("int rc = 0;\nreturn rc;\nhere();");
    assertThat(told(flow, FlowFixture.step(flow, "here()"), Edge.Kind.NEXT)).isEmpty();
  }
}
