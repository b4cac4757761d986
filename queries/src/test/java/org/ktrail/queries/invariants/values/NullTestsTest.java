package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.queries.invariants.FlowFixture;

class NullTestsTest {
  private static String tested(String condition) {
    NullTests.Test test = NullTests.of(new Event.Branch(FlowFixture.expression(condition)));
    return test == null ? "" : test.place().text() + " " + test.whenNull();
  }

  @Test
  void aPointerIsTestedByItselfOrAgainstNull() {
    assertThat(tested("d->port")).isEqualTo("d->port FALSE");
    assertThat(tested("d == NULL")).isEqualTo("d TRUE");
    assertThat(tested("NULL == d")).isEqualTo("d TRUE");
    assertThat(tested("d != NULL")).isEqualTo("d FALSE");
  }

  @Test
  void otherConditionsTestNoPointer() {
    assertThat(tested("d == n")).isEmpty();
    assertThat(tested("n < 0")).isEmpty();
    assertThat(tested("ready(d)")).isEmpty();
    assertThat(tested("find(n) == NULL")).isEmpty();
    assertThat(NullTests.of(new Event.Join())).isNull();
  }

  @Test
  void anErrorTestIsOneOfItsOwnKind() {
    Event test = new Event.Branch(FlowFixture.expression("IS_ERR(d->port)"));
    assertThat(NullTests.errorTest(test, ErrorNames.Kind.IS_ERROR))
        .extracting(Expression::text)
        .isEqualTo("d->port");
    assertThat(NullTests.errorTest(test, ErrorNames.Kind.IS_ERROR_OR_NULL)).isNull();
  }

  @Test
  void readingAMemberOrAnElementGoesThroughThePointer() {
    assertThat(through("d->count")).isTrue();
    assertThat(through("d->port->count + 1")).isTrue();
    assertThat(through("*d")).isTrue();
    assertThat(through("d[n]")).isTrue();
    assertThat(through("use(n, d->count)")).isTrue();
  }

  @Test
  void anAddressIsComputedWithoutGoingThroughThePointer() {
    assertThat(through("&d->count")).isFalse();
    assertThat(through("d")).isFalse();
    assertThat(through("d == 0")).isFalse();
    assertThat(through("&d->port->count")).isTrue();
  }

  private static boolean through(String expression) {
    return NullTests.goesThrough(FlowFixture.expression(expression), "d");
  }
}
