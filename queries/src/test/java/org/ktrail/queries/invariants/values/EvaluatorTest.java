package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.queries.invariants.FlowFixture;

class EvaluatorTest {
  private final Evaluator evaluator = new Evaluator(new PlaceNames(FlowFixture.body("")));
  private Known known = Known.NOTHING;

  private String sign(String expression) {
    return SignWords.of(evaluator.eval(FlowFixture.expression(expression), known));
  }

  /** What is known of a place where a condition came out so; "never" if it cannot. */
  private String after(String condition, boolean truth, String place) {
    Expression tested = FlowFixture.expression(condition);
    Optional<Known> after = evaluator.assume(tested, truth, known);
    return after.map(k -> SignWords.of(k.at(place))).orElse("never");
  }

  private void know(String place, int mask) {
    known = known.with(place, Sign.of(mask));
  }

  @Test
  void numbersOfAllKindsHaveTheirSign() {
    assertThat(sign("0")).isEqualTo("0");
    assertThat(sign("0x0UL")).isEqualTo("0");
    assertThat(sign("'\\0'")).isEqualTo("0");
    assertThat(sign("10")).isEqualTo("positive");
    assertThat(sign("0x10ull")).isEqualTo("positive");
    assertThat(sign("-3")).isEqualTo("negative");
    assertThat(sign("\"\"")).isEqualTo("positive");
  }

  @Test
  void namesThatAllCodeKnowsHaveTheirSign() {
    assertThat(sign("NULL")).isEqualTo("0");
    assertThat(sign("false")).isEqualTo("0");
    assertThat(sign("true")).isEqualTo("positive");
    assertThat(sign("-ENOMEM")).isEqualTo("negative");
    assertThat(sign("ERR_PTR(-ENOMEM)")).isEqualTo("negative");
    assertThat(sign("&d->lock")).isEqualTo("positive");
    assertThat(sign("SOME_LIMIT")).isEqualTo("any");
  }

  @Test
  void aChoiceIsEitherOfItsValues() {
    assertThat(sign("n ? -EIO : 0")).isEqualTo("0 or negative");
  }

  @Test
  void comparisonsWithZeroFollowFromTheSign() {
    know("n", Sign.NEGATIVE);
    assertThat(sign("n < 0")).isEqualTo("positive");
    assertThat(sign("n >= 0")).isEqualTo("0");
    assertThat(sign("0 > n")).isEqualTo("positive");
    assertThat(sign("n == 0")).isEqualTo("0");
    assertThat(sign("!n")).isEqualTo("0");
    know("n", Sign.NEGATIVE | Sign.ZERO);
    assertThat(sign("n > 0")).isEqualTo("0");
    assertThat(sign("n < 0")).isNotIn("0", "positive");
  }

  @Test
  void twoErrorsAreNotTheSameAndTwoOtherNamesMayBe() {
    known = known.with("n", new Sign(Sign.NEGATIVE, "-EIO"));
    assertThat(sign("n == -EIO")).isEqualTo("positive");
    assertThat(sign("n == -EAGAIN")).isEqualTo("0");
    known = known.with("n", new Sign(7, "FIRST_STATE"));
    assertThat(sign("n == FIRST_STATE")).isEqualTo("positive");
    assertThat(sign("n == OTHER_STATE")).isNotIn("0", "positive");
  }

  @Test
  void anErrorPointerIsToldByItsSign() {
    know("d", Sign.NEGATIVE);
    assertThat(sign("IS_ERR(d)")).isEqualTo("positive");
    assertThat(sign("PTR_ERR(d)")).isEqualTo("negative");
    assertThat(sign("PTR_ERR_OR_ZERO(d)")).isEqualTo("negative");
    know("d", Sign.POSITIVE);
    assertThat(sign("IS_ERR(d)")).isEqualTo("0");
    assertThat(sign("IS_ERR_OR_NULL(d)")).isEqualTo("0");
    assertThat(sign("PTR_ERR_OR_ZERO(d)")).isEqualTo("0");
    know("d", Sign.ZERO);
    assertThat(sign("IS_ERR(d)")).isEqualTo("0");
    assertThat(sign("IS_ERR_OR_NULL(d)")).isEqualTo("positive");
  }

  @Test
  void aTestSaysWhatItsPlaceIs() {
    assertThat(after("n", true, "n")).isEqualTo("not 0");
    assertThat(after("n", false, "n")).isEqualTo("0");
    assertThat(after("!n", true, "n")).isEqualTo("0");
    assertThat(after("n < 0", true, "n")).isEqualTo("negative");
    assertThat(after("n < 0", false, "n")).isEqualTo("not negative");
    assertThat(after("n <= 0", true, "n")).isEqualTo("0 or negative");
    assertThat(after("n <= 0", false, "n")).isEqualTo("positive");
    assertThat(after("0 < n", true, "n")).isEqualTo("positive");
    assertThat(after("0 == n", true, "n")).isEqualTo("0");
    assertThat(after("n != 0", true, "n")).isEqualTo("not 0");
    assertThat(after("-n", false, "n")).isEqualTo("0");
  }

  @Test
  void aTestOfAnErrorPointerSaysWhatThePointerIs() {
    assertThat(after("IS_ERR(d)", true, "d")).isEqualTo("negative");
    assertThat(after("IS_ERR(d)", false, "d")).isEqualTo("not negative");
    assertThat(after("IS_ERR_OR_NULL(d)", false, "d")).isEqualTo("positive");
    assertThat(after("PTR_ERR_OR_ZERO(d)", true, "d")).isEqualTo("negative");
  }

  @Test
  void whatIsKnownRulesOutcomesOut() {
    know("n", Sign.NEGATIVE);
    assertThat(after("n", false, "n")).isEqualTo("never");
    assertThat(after("n >= 0", true, "n")).isEqualTo("never");
    assertThat(after("n == 0", true, "n")).isEqualTo("never");
    assertThat(after("n < 0", true, "n")).isEqualTo("negative");
    assertThat(after("1", false, "n")).isEqualTo("never");
    assertThat(after("0", true, "n")).isEqualTo("never");
  }

  @Test
  void twoTestsThatLeaveNoSignCannotBothComeOutSo() {
    know("n", Sign.NEGATIVE | Sign.ZERO);
    assertThat(after("n > 0", true, "n")).isEqualTo("never");
    assertThat(after("n", true, "n")).isEqualTo("negative");
  }

  @Test
  void whatEqualsAConstantIsThatConstant() {
    Expression tested = FlowFixture.expression("n == -EAGAIN");
    Known after = evaluator.assume(tested, true, known).orElseThrow();
    assertThat(after.at("n")).isEqualTo(new Sign(Sign.NEGATIVE, "-EAGAIN"));
  }

  @Test
  void whatEqualsAnotherPlaceHasItsSign() {
    know("d->count", Sign.POSITIVE);
    assertThat(after("n == d->count", true, "n")).isEqualTo("positive");
    assertThat(after("n == d->count", false, "n")).isEqualTo("any");
  }

  @Test
  void aTestThatSaysNothingOfSignsComesOutTheSameTheNextTime() {
    Expression tested = FlowFixture.expression("d->flags & BUSY");
    Known yes = evaluator.assume(tested, true, known).orElseThrow();
    assertThat(evaluator.assume(tested, true, yes)).isPresent();
    assertThat(evaluator.assume(tested, false, yes)).isEmpty();
    assertThat(evaluator.assume(tested, false, yes.forget("d->flags"))).isPresent();
  }

  @Test
  void castsChangeNothing() {
    know("n", Sign.NEGATIVE);
    assertThat(sign("(long)n")).isEqualTo("negative");
    assertThat(after("(bool)n", false, "n")).isEqualTo("never");
  }
}
