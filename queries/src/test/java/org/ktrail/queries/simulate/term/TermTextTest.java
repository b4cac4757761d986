package org.ktrail.queries.simulate.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.ir.Operation;

class TermTextTest {
  private static final Term A = Terms.symbol(32, "a");
  private static final Term B = Terms.symbol(32, "b");

  private static Term of(Operation op, Term left, Term right) {
    return Terms.binary(op, left, right);
  }

  private static Term number(long value) {
    return Terms.known(32, value);
  }

  @Test
  void numbersAreWrittenAsAReaderTakesThem() {
    assertThat(List.of(number(-1), number(0xffff), number(0x10000), number(-4095), number(-4096)))
        .extracting(TermText::of)
        .containsExactly("-1", "65535", "0x10000", "-4095", "0xfffff000");
  }

  @Test
  void onlyWhatIsWithinIsPutInParentheses() {
    Term sum = of(Operation.ADD, A, of(Operation.MULTIPLY, B, number(3)));
    assertThat(TermText.of(sum)).isEqualTo("a + (b * 3)");
    Term less = of(Operation.LESS_SIGNED, sum, number(7));
    assertThat(TermText.of(less)).isEqualTo("(a + (b * 3)) < 7");
    assertThat(TermText.of(of(Operation.XOR, less, Terms.TRUE))).isEqualTo("!((a + (b * 3)) < 7)");
  }

  @Test
  void bitsAreNamedByWhereTheyLie() {
    assertThat(TermText.of(Terms.extract(A, 5, 1))).isEqualTo("bit 5 of a");
    assertThat(TermText.of(Terms.extract(A, 8, 8))).isEqualTo("bits 8…15 of a");
    assertThat(TermText.of(Terms.extract(A, 0, 8))).isEqualTo("a");
    assertThat(TermText.of(Terms.resize(A, 64, true))).isEqualTo("a");
    assertThat(TermText.of(Terms.concat(A, B))).isEqualTo("a:b");
  }

  @Test
  void aNumberCanBeShownAsWhatItStandsFor() {
    assertThat(TermText.of(of(Operation.ADD, A, number(2)), k -> "#" + k.value()))
        .isEqualTo("a + #2");
  }

  @Test
  void aLongTermIsCut() {
    Term t = A;
    for (int i = 0; i < 200; i++) {
      t = of(Operation.MULTIPLY, of(Operation.ADD, t, B), B);
    }
    assertThat(TermText.of(t)).contains("…").hasSizeLessThan(1_500);
  }

  @Test
  void membersOfOneObjectDifferByTheirOffsets() {
    Term p = Terms.symbol(64, "p");
    Term eight = of(Operation.ADD, p, Terms.known(64, 8));
    Term back = of(Operation.SUBTRACT, eight, Terms.known(64, 24));
    assertThat(Terms.root(back)).isEqualTo(p);
    assertThat(Terms.offset(back)).isEqualTo(-16);
    assertThat(of(Operation.SUBTRACT, eight, back)).isEqualTo(Terms.known(64, 24));
    assertThat(Terms.equal(eight, back)).isEqualTo(Terms.FALSE);
    assertThat(Terms.equal(eight, of(Operation.ADD, p, Terms.known(64, 8)))).isEqualTo(Terms.TRUE);
  }

  @Test
  void divisionByZeroIsWhatSmtLibSays() {
    assertThat(of(Operation.DIVIDE_UNSIGNED, number(7), number(0))).isEqualTo(number(-1));
    assertThat(of(Operation.DIVIDE_SIGNED, number(-7), number(0))).isEqualTo(number(1));
    assertThat(of(Operation.REMAINDER_SIGNED, number(-7), number(0))).isEqualTo(number(-7));
    assertThat(of(Operation.DIVIDE_SIGNED, number(Integer.MIN_VALUE), number(-1)))
        .isEqualTo(number(Integer.MIN_VALUE));
  }

  @Test
  void aShiftByTheWidthOrMoreLeavesNothingButTheSign() {
    assertThat(of(Operation.SHIFT_LEFT, number(1), number(32))).isEqualTo(number(0));
    assertThat(of(Operation.SHIFT_RIGHT_LOGICAL, number(-1), number(-1))).isEqualTo(number(0));
    assertThat(of(Operation.SHIFT_RIGHT_ARITHMETIC, number(-8), number(99))).isEqualTo(number(-1));
  }

  @Test
  void aNegationIsOfTheComparisonAndTwiceIsNothing() {
    Term less = of(Operation.LESS_UNSIGNED, A, B);
    assertThat(TermText.of(Terms.not(less))).isEqualTo("b <= a");
    assertThat(Terms.not(Terms.not(less))).isEqualTo(less);
    assertThat(TermText.of(Terms.not(Terms.equal(A, B)))).isEqualTo("a != b");
  }

  @Test
  void operandsOfTwoWidthsAreRefused() {
    assertThatThrownBy(() -> of(Operation.ADD, A, Terms.known(64, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ADD of 32 and 64 bits");
  }

  @Test
  void whatIsLearntOfASymbolIsUsedThroughOthers() {
    PathConditions known =
        PathConditions.NONE.and(Terms.equal(A, B)).and(Terms.equal(B, number(4)));
    assertThat(known.simplified(of(Operation.ADD, A, number(1)))).isEqualTo(number(5));
    Term less = of(Operation.LESS_SIGNED, Terms.symbol(32, "c"), number(9));
    PathConditions more = known.and(less);
    assertThat(more.simplified(less)).isEqualTo(Terms.TRUE);
    assertThat(more.simplified(Terms.not(less))).isEqualTo(Terms.FALSE);
    assertThat(known.simplified(less)).as("the conditions before stay").isEqualTo(less);
  }

  @Test
  void whatIsKnownOrSaidTwiceIsNoConditionAndAConjunctionIsTwo() {
    Term c = Terms.symbol(1, "c");
    Term d = Terms.symbol(1, "d");
    PathConditions all = PathConditions.NONE.and(Terms.TRUE).and(of(Operation.AND, c, d)).and(c);
    assertThat(all.list()).containsExactly(c, d);
    assertThat(all.simplified(d)).isEqualTo(Terms.TRUE);
    assertThat(PathConditions.NONE.and(Terms.not(c)).simplified(c)).isEqualTo(Terms.FALSE);
  }

  @Test
  void onlyConditionsThatShareASymbolMatter() {
    Term c = Terms.symbol(32, "c");
    Term ab = of(Operation.LESS_SIGNED, A, B);
    Term bSmall = of(Operation.LESS_SIGNED, B, number(9));
    Term cSmall = of(Operation.LESS_SIGNED, c, number(3));
    PathConditions all = PathConditions.NONE.and(bSmall).and(cSmall).and(ab);
    Term asked = Terms.equal(A, number(5));
    assertThat(all.relevantTo(asked)).containsExactly(bSmall, ab, asked);
  }
}
