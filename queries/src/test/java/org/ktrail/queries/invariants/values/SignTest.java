package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignTest {
  @Test
  void whatMayBeZeroIsNeitherTrueNorFalse() {
    Sign open = Sign.of(Sign.ZERO | Sign.POSITIVE);
    assertThat(open.isTrue()).isFalse();
    assertThat(open.isFalse()).isFalse();
    assertThat(Sign.of(Sign.NEGATIVE | Sign.POSITIVE).isTrue()).isTrue();
    assertThat(Sign.of(Sign.ZERO).isFalse()).isTrue();
  }

  @Test
  void negationExchangesTheSignsAndKeepsZero() {
    assertThat(Sign.of(Sign.NEGATIVE | Sign.ZERO).negated())
        .isEqualTo(Sign.of(Sign.POSITIVE | Sign.ZERO));
    assertThat(Sign.ANY.negated()).isEqualTo(Sign.ANY);
  }

  @Test
  void aNegatedConstantIsAnotherConstantButMinusZeroIsZero() {
    assertThat(new Sign(Sign.POSITIVE, "EIO").negated()).isEqualTo(new Sign(Sign.NEGATIVE, "-EIO"));
    assertThat(new Sign(Sign.ZERO, "0").negated()).isEqualTo(new Sign(Sign.ZERO, "0"));
  }

  @Test
  void onlyOneConstantOnBothWaysIsStillKnown() {
    Sign one = new Sign(Sign.POSITIVE, "1");
    assertThat(one.or(one)).isEqualTo(one);
    assertThat(one.or(new Sign(Sign.POSITIVE, "2"))).isEqualTo(Sign.of(Sign.POSITIVE));
    assertThat(one.or(new Sign(Sign.ZERO, "0"))).isEqualTo(Sign.of(Sign.ZERO | Sign.POSITIVE));
  }

  @Test
  void whatIsOfNoSignNeverIs() {
    assertThat(Sign.of(Sign.NEGATIVE).and(Sign.POSITIVE).isNever()).isTrue();
    assertThat(Sign.of(Sign.NEGATIVE).and(Sign.NEGATIVE | Sign.ZERO).isNever()).isFalse();
  }

  @Test
  void aNamedConstantOfUnknownSignIsMoreThanNothing() {
    assertThat(Sign.ANY.isAny()).isTrue();
    assertThat(new Sign(7, "LIMIT").isAny()).isFalse();
  }
}
