package org.ktrail.indexer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final Condition A = Condition.atom("CONFIG_A");
  private static final Condition B = Condition.atom("CONFIG_B");

  @Test
  void foldsConstantsAndRepetitions() {
    assertThat(Condition.and(A, Condition.ALWAYS, A)).isEqualTo(A);
    assertThat(Condition.and(A, Condition.NEVER)).isEqualTo(Condition.NEVER);
    assertThat(Condition.and(List.of())).isEqualTo(Condition.ALWAYS);
    assertThat(Condition.or(A, Condition.NEVER, A)).isEqualTo(A);
    assertThat(Condition.or(B, Condition.ALWAYS)).isEqualTo(Condition.ALWAYS);
    assertThat(Condition.or(List.of())).isEqualTo(Condition.NEVER);
  }

  @Test
  void flattensAndKeepsTheOrderOfMention() {
    Condition both = Condition.and(B, A);
    assertThat(Condition.and(both, Condition.and(A, Condition.or(A, B))).toString())
        .isEqualTo("CONFIG_B && CONFIG_A && (CONFIG_A || CONFIG_B)");
  }

  @Test
  void seesOppositesOnly() {
    assertThat(Condition.and(A, Condition.not(A))).isEqualTo(Condition.NEVER);
    assertThat(Condition.and(Condition.not(Condition.or(A, B)), Condition.or(A, B)))
        .isEqualTo(Condition.NEVER);
    assertThat(Condition.or(Condition.not(A), A)).isEqualTo(Condition.ALWAYS);
    assertThat(Condition.or(Condition.not(A), B).toString()).isEqualTo("!CONFIG_A || CONFIG_B");
  }
}
