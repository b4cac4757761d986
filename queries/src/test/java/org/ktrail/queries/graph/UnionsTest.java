package org.ktrail.queries.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionParser;

class UnionsTest {
  private static String of(String... conditions) {
    return Unions.of(java.util.Arrays.stream(conditions).map(UnionsTest::parsed).toList())
        .toString();
  }

  private static Condition parsed(String text) {
    return ConditionParser.parse(text);
  }

  @Test
  void whatAllHaveInCommonStandsOnce() {
    assertThat(of("CONFIG_A && CONFIG_B", "CONFIG_A && CONFIG_C"))
        .isEqualTo("CONFIG_A && (CONFIG_B || CONFIG_C)");
    assertThat(of("CONFIG_A && CONFIG_B", "CONFIG_A")).isEqualTo("CONFIG_A");
    assertThat(of("CONFIG_A", "CONFIG_B")).isEqualTo("CONFIG_A || CONFIG_B");
  }

  @Test
  void architecturesAndTheRestAreAll() {
    Condition arm = Condition.atom("ARCH=arm");
    Condition x86 = Condition.atom("ARCH=x86");
    Condition others = Condition.not(Condition.or(arm, x86));
    assertThat(Unions.of(List.of(others, arm, x86))).isEqualTo(Condition.ALWAYS);
    assertThat(Unions.of(List.of(others, arm))).hasToString("!ARCH=x86");
  }

  @Test
  void oneThatAlwaysHoldsIsAll() {
    assertThat(of("CONFIG_A", "1")).isEqualTo("1");
  }
}
