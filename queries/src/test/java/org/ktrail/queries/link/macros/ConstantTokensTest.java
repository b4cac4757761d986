package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;

class ConstantTokensTest {
  private static final Condition X = Condition.atom("CONFIG_X");
  private static final Condition Y = Condition.atom("CONFIG_Y");

  private static Condition implied(String expression, boolean truth) {
    List<String> tokens = PreprocessingTokens.of(expression);
    return new ConstantTokens(tokens).implied(0, tokens.size(), truth);
  }

  @Test
  void aNumberIsTrueOrFalse() {
    assertThat(implied("0", true)).isEqualTo(Condition.NEVER);
    assertThat(implied("0", false)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("(1)", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("!0", true)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void anOptionHoldsWhereItIsKnownToBeOn() {
    assertThat(implied("IS_ENABLED(CONFIG_X)", true)).isEqualTo(X);
    assertThat(implied("!IS_ENABLED(CONFIG_X)", true)).isEqualTo(Condition.not(X));
    assertThat(implied("likely(IS_ENABLED(CONFIG_X))", true)).isEqualTo(X);
  }

  @Test
  void conjunctionsAndDisjunctionsSayWhatTheirPartsSay() {
    String both = "IS_ENABLED(CONFIG_X) && IS_ENABLED(CONFIG_Y)";
    assertThat(implied(both, true)).isEqualTo(Condition.and(X, Y));
    assertThat(implied(both, false)).isEqualTo(Condition.or(Condition.not(X), Condition.not(Y)));
    String any = "IS_ENABLED(CONFIG_X) || IS_ENABLED(CONFIG_Y)";
    assertThat(implied(any, true)).isEqualTo(Condition.or(X, Y));
    assertThat(implied(any, false)).isEqualTo(Condition.and(Condition.not(X), Condition.not(Y)));
  }

  @Test
  void orBindsLooserThanAnd() {
    assertThat(implied("0 && b || IS_ENABLED(CONFIG_X)", true)).isEqualTo(X);
    assertThat(implied("(0 || b) && IS_ENABLED(CONFIG_X)", true)).isEqualTo(X);
  }

  @Test
  void aVariableBesideAnOptionLeavesWhatTheOptionSays() {
    assertThat(implied("IS_ENABLED(CONFIG_X) && d->ready", true)).isEqualTo(X);
    assertThat(implied("IS_ENABLED(CONFIG_X) && d->ready", false)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("IS_ENABLED(CONFIG_X) || d->ready", true)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void whatIsNotUnderstoodSaysNothing() {
    assertThat(implied("d->ready", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("IS_ENABLED(CONFIG_X) == n", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("!IS_ENABLED(CONFIG_X) == n", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("IS_REACHABLE(CONFIG_X)", false)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("0 ? IS_ENABLED(CONFIG_X) : 0", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("0 + n", true)).isEqualTo(Condition.ALWAYS);
    assertThat(implied("", true)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void whatStandsInBracketsIsNotFound() {
    List<String> tokens = PreprocessingTokens.of("f(a, b), g[c ? 1 : 2] ? h : { i : 1 } : j");
    ConstantTokens constants = new ConstantTokens(tokens);
    assertThat(constants.find(",", 0, tokens.size())).isEqualTo(6);
    int question = constants.find("?", 0, tokens.size());
    assertThat(tokens.get(question + 1)).isEqualTo("h");
    int colon = constants.alternative(question, tokens.size());
    assertThat(tokens.get(colon + 1)).isEqualTo("{");
    assertThat(constants.find("nowhere", 0, tokens.size())).isEqualTo(-1);
  }

  @Test
  void aQuestionInsideTakesItsOwnColon() {
    List<String> tokens = PreprocessingTokens.of("a ? b ? c : d : e");
    assertThat(new ConstantTokens(tokens).alternative(1, tokens.size())).isEqualTo(7);
    List<String> open = PreprocessingTokens.of("a ? b");
    assertThat(new ConstantTokens(open).alternative(1, open.size())).isEqualTo(-1);
  }

  @Test
  void aBracketThatDoesNotCloseEndsWithTheText() {
    List<String> tokens = PreprocessingTokens.of("f(a, (b)");
    assertThat(new ConstantTokens(tokens).closing(1, tokens.size())).isEqualTo(tokens.size());
  }
}
