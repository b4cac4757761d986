package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.FlowFixture;

class WaysTest {
  private static Ways ways(Flow flow) {
    return new Ways(flow, new PlaceNames(flow));
  }

  private static Set<String> guards(String body) {
    Flow flow = FlowFixture.body(body);
    return ways(flow).guards(FlowFixture.step(flow, "here()").id());
  }

  @Test
  void aStepIsGuardedByAllTestsRightBeforeIt() {
    assertThat(guards("if (d && !n)\n\there();")).containsExactlyInAnyOrder("d TRUE", "n FALSE");
    assertThat(guards("if (d)\n\tother();\nelse\n\there();")).containsExactly("d FALSE");
  }

  @Test
  void readingForATestIsNothingBetween() {
    assertThat(guards("if (d->ready && d->count > n)\n\there();"))
        .containsExactlyInAnyOrder("d->ready TRUE", "d->count > n TRUE");
  }

  @Test
  void aCallBetweenEndsTheGuards() {
    assertThat(guards("if (d) {\n\tother();\n\there();\n}")).isEmpty();
    assertThat(guards("if (d) {\n\tother();\n\tif (n)\n\t\there();\n}")).containsExactly("n TRUE");
  }

  @Test
  void waysThatMeetEndTheGuards() {
    assertThat(guards("if (d)\n\tn = 1;\nhere();")).isEmpty();
    assertThat(guards("if (d || n)\n\there();")).isEmpty();
  }

  @Test
  void guardsAreNamedByThePlacesThatLocalsStandFor() {
    assertThat(guards("struct port *p = d->port;\nif (p->up)\n\there();"))
        .containsExactly("d->port->up TRUE");
  }

  @Test
  void guardingTestsAreTheNearestFirst() {
    Flow flow = FlowFixture.body("if (d && n)\n\there();");
    assertThat(ways(flow).guarding(FlowFixture.step(flow, "here()").id()))
        .containsExactly(FlowFixture.step(flow, "if n").id(), FlowFixture.step(flow, "if d").id());
  }

  @Test
  void aTestThatOnlyDecidesAboutAStepMeetsAgainBehindIt() {
    Flow flow = FlowFixture.body("if (n)\n\ta();\nhere();\nreturn 0;");
    int test = FlowFixture.step(flow, "if n").id();
    assertThat(ways(flow).meetAgain(test, FlowFixture.step(flow, "here()").id())).isTrue();
    Flow leaves = FlowFixture.body("if (n)\n\treturn 1;\nhere();\nreturn 0;");
    int leaving = FlowFixture.step(leaves, "if n").id();
    assertThat(ways(leaves).meetAgain(leaving, FlowFixture.step(leaves, "here()").id())).isFalse();
  }

  @Test
  void aStepComesBeforeItselfInALoopOnly() {
    Flow loop = FlowFixture.body("while (n)\n\there();\nafter();");
    int inside = FlowFixture.step(loop, "here()").id();
    int after = FlowFixture.step(loop, "after()").id();
    assertThat(ways(loop).before(inside)).contains(inside).doesNotContain(after);
    assertThat(ways(loop).before(after)).contains(inside, 0).doesNotContain(after);
  }

  @Test
  void aLoopIsDecidedByWhatItsConditionsReadAndItChanges() {
    Flow flow = FlowFixture.body("int i;\nfor (i = 0; n && i < d->count; i++)\n\twork(d);");
    int head = FlowFixture.step(flow, "if n").id();
    int last = FlowFixture.step(flow, "i ++ 1").id();
    assertThat(ways(flow).decidedBy(head, last)).contains("i", "d->count").doesNotContain("n");
  }
}
