package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownTest {
  private static final Sign NEGATIVE = Sign.of(Sign.NEGATIVE);
  private static final Sign POSITIVE = Sign.of(Sign.POSITIVE);

  @Test
  void nothingIsKnownOfWhatWasNotSaid() {
    assertThat(Known.NOTHING.at("rc")).isEqualTo(Sign.ANY);
    assertThat(Known.NOTHING.with("rc", NEGATIVE).at("ret")).isEqualTo(Sign.ANY);
  }

  @Test
  void whatIsAnyIsNotKeptAsKnown() {
    Known known = Known.NOTHING.with("rc", NEGATIVE).with("rc", Sign.ANY);
    assertThat(known).isEqualTo(Known.NOTHING);
  }

  @Test
  void sayingMoreLeavesWhatWasKnownBeforeAsItWas() {
    Known before = Known.NOTHING.with("rc", NEGATIVE);
    before.with("rc", POSITIVE);
    before.forget("rc");
    assertThat(before.at("rc")).isEqualTo(NEGATIVE);
  }

  @Test
  void anAssignmentForgetsAllThatIsReadThroughThePlace() {
    Known known =
        Known.NOTHING
            .with("p", POSITIVE)
            .with("p->state", POSITIVE)
            .with("p->state == n", POSITIVE)
            .with("pp", POSITIVE)
            .forget("p");
    assertThat(known.all()).containsOnlyKeys("pp");
  }

  @Test
  void aMemberOfTheSameNameIsAnotherPlace() {
    assertThat(Known.mentions("d->p", "p")).isFalse();
    assertThat(Known.mentions("d.p", "p")).isFalse();
    assertThat(Known.mentions("d->p + p", "p")).isTrue();
    assertThat(Known.mentions("p->d", "p")).isTrue();
  }

  @Test
  void onlyWholeWordsAreMentioned() {
    assertThat(Known.mentions("rc2 < 0", "rc")).isFalse();
    assertThat(Known.mentions("src", "rc")).isFalse();
    assertThat(Known.mentions("a_rc", "rc")).isFalse();
    assertThat(Known.mentions("(rc)", "rc")).isTrue();
    assertThat(Known.mentions("src[rc]", "rc")).isTrue();
  }

  @Test
  void waysThatMeetKeepWhatHoldsOnBoth() {
    Known one = Known.NOTHING.with("rc", NEGATIVE).with("p", POSITIVE).with("q", NEGATIVE);
    Known other = Known.NOTHING.with("rc", Sign.of(Sign.ZERO)).with("p", POSITIVE);
    Known both = one.join(other);
    assertThat(both.at("rc")).isEqualTo(Sign.of(Sign.NEGATIVE | Sign.ZERO));
    assertThat(both.at("p")).isEqualTo(POSITIVE);
    assertThat(both.at("q")).isEqualTo(Sign.ANY);
    assertThat(other.join(one)).isEqualTo(both);
  }

  @Test
  void waysThatSayContraryThingsKeepNothing() {
    Known one = Known.NOTHING.with("n", Sign.of(Sign.NEGATIVE | Sign.POSITIVE));
    assertThat(one.join(Known.NOTHING.with("n", Sign.of(Sign.ZERO)))).isEqualTo(Known.NOTHING);
  }
}
