package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.FlowFixture;

class FailuresTest {
  /** On which edge of a test something has failed; "" if it does not say. */
  private static String failed(String test, String body) {
    Flow flow = FlowFixture.body("int rc;\nstruct port *p;\n" + body);
    Edge edge = new Failures(flow).of(FlowFixture.step(flow, test));
    return edge == null ? "" : edge.kind().toString();
  }

  @Test
  void anErrorPointerHasFailed() {
    assertThat(failed("if IS_ERR(p)", "if (IS_ERR(p))\n\treturn 1;")).isEqualTo("TRUE");
  }

  @Test
  void aNegativeResultHasFailedAndANegativeNumberNeedNot() {
    assertThat(failed("if rc < 0", "rc = start(d);\nif (rc < 0)\n\treturn rc;")).isEqualTo("TRUE");
    assertThat(failed("if n < 0", "if (n < 0)\n\treturn 0;")).isEmpty();
  }

  @Test
  void memoryThatIsNotThereHasFailed() {
    assertThat(failed("if p", "p = kmalloc(n, GFP_KERNEL);\nif (!p)\n\treturn 1;"))
        .isEqualTo("FALSE");
    assertThat(failed("if p == NULL", "p = port_alloc(d);\nif (p == NULL)\n\treturn 1;"))
        .isEqualTo("TRUE");
    assertThat(failed("if p", "p = port_first(d);\nif (!p)\n\treturn 1;")).isEmpty();
  }

  @Test
  void aWaitWhoseTimeIsOverHasFailed() {
    assertThat(
            failed(
                "if wait_for_completion_timeout(&d->done, n)",
                "if (!wait_for_completion_timeout(&d->done, n))\n\treturn 1;"))
        .isEqualTo("FALSE");
  }

  @Test
  void whatAMessageCallsAnErrorHasFailed() {
    assertThat(failed("if n", "if (n) {\n\tdev_err(d, \"bad\\n\");\n\treturn 1;\n}"))
        .isEqualTo("TRUE");
    assertThat(failed("if n", "if (n) {\n\tdev_info(d, \"fine\\n\");\n\treturn 1;\n}")).isEmpty();
  }

  @Test
  void aMessageBehindAnotherTestSaysNothingOfTheFirst() {
    assertThat(
            failed("if n", "if (n) {\n\tif (d->bad)\n\t\tdev_err(d, \"bad\\n\");\n\treturn 1;\n}"))
        .isEmpty();
  }

  @Test
  void theAllocatorsOfTheTableGiveNullUnlessToldNotTo() {
    assertThat(Allocators.mayFail(FlowFixture.expression("kzalloc(n, GFP_KERNEL)"))).isTrue();
    assertThat(Allocators.mayFail(FlowFixture.expression("(char *)kmalloc(n, GFP_KERNEL)")))
        .isTrue();
    assertThat(Allocators.mayFail(FlowFixture.expression("kzalloc(n, GFP_KERNEL | __GFP_NOFAIL)")))
        .isFalse();
    assertThat(Allocators.mayFail(FlowFixture.expression("port_of(d)"))).isFalse();
  }
}
