package org.ktrail.indexer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "defined(CONFIG_X) ~ CONFIG_X",
        "defined CONFIG_X && !defined FOO ~ CONFIG_X && !defined(FOO)",
        "IS_ENABLED(CONFIG_X) || (A && B) ~ CONFIG_X || A && B",
        "IS_BUILTIN(CONFIG_X) ~ CONFIG_X && !CONFIG_X=m",
        "IS_MODULE(CONFIG_X) ~ CONFIG_X=m",
        "defined(CONFIG_X_MODULE) ~ CONFIG_X=m",
        "IS_REACHABLE(CONFIG_X) ~ CONFIG_X && (!CONFIG_X=m || defined(MODULE))",
        "BITS_PER_LONG == 64 ~ BITS_PER_LONG==64",
        "!(BITS_PER_LONG == 64) ~ !BITS_PER_LONG==64",
        "GCC_VERSION(4, 5) > 1 && 1 ~ GCC_VERSION(4,5)>1",
        "0 ~ 0",
        "0x0UL || 1 ~ 1",
        "!0 ~ 1",
        "defined(__ASSEMBLY__) ~ 0",
        "A ? B : C ~ A?B:C",
        "(A ~ (A",
        "A && ~ A && ?",
      })
  void reads(String expression, String expected) {
    assertThat(ConditionParser.parse(expression)).hasToString(expected);
  }

  @Test
  void whatIsNestedDeepIsAnAtom() {
    String open = "(".repeat(100_000);
    String close = ")".repeat(100_000);
    assertThat(ConditionParser.parse(open + "defined(A)" + close))
        .isInstanceOf(Condition.Atom.class);
    assertThat(ConditionParser.parse("!".repeat(100_000) + "A")).isInstanceOf(Condition.Atom.class);
    assertThat(ConditionParser.parse("A || ".repeat(100_000) + "A"))
        .isInstanceOf(Condition.Atom.class);
    assertThat(ConditionParser.parse("(".repeat(40) + "!!A" + ")".repeat(40))).hasToString("A");
  }
}
