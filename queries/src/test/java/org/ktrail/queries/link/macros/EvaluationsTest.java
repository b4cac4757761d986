package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

class EvaluationsTest {
  private static final Condition X = Condition.atom("CONFIG_X");

  /** When a macro of the parameters {@code a} and {@code b} evaluates the first one. */
  private static Condition evaluated(String replacement) {
    Declarations.Macro macro =
        new Declarations.Macro("M", true, List.of("a", "b"), false, replacement, 1, 1, 0, -1);
    Evaluations.Inner inner =
        (name, argument) ->
            name.equals("drops") && argument == 0 ? Condition.NEVER : Condition.ALWAYS;
    return new Evaluations(macro, inner).read()[0];
  }

  @Test
  void whatIsThereIsEvaluated() {
    assertThat(evaluated("a + 1")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("do { f(a); } while (0)")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("({ int x = g[a]; x; })")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("b")).isEqualTo(Condition.NEVER);
  }

  @Test
  void aConstantBeforeAnOperatorTakesOutWhatDependsOnIt() {
    assertThat(evaluated("0 && a")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("1 && a")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("1 || a")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("b && 0 && a")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("b || 0 && a")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("0 && b || a")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void aChoiceEvaluatesOneSide() {
    assertThat(evaluated("0 ? a : b")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("0 ? b : a")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("b ? 0 ? a : 1 : 2")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("IS_ENABLED(CONFIG_X) ? a : b")).isEqualTo(X);
    assertThat(evaluated("IS_ENABLED(CONFIG_X) ? b : a")).isEqualTo(Condition.not(X));
  }

  @Test
  void statementsUnderAConstantAreTakenOut() {
    assertThat(evaluated("do { if (0) f(a); } while (0)")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("if (0) b; else f(a)")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("if (1) b; else f(a)")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("while (0) { f(a); }")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("if (0) { b; } f(a)")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("do { if (IS_ENABLED(CONFIG_X)) f(a); } while (0)")).isEqualTo(X);
  }

  @Test
  void conditionsThemselvesAreEvaluated() {
    assertThat(evaluated("if (a) b")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("for (i = 0; i < a; i++) b")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("switch (a) { case 1: b; }")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("a ? 1 : 2")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void whatLooksAtTypesAloneEvaluatesNothing() {
    assertThat(evaluated("((void)sizeof(a))")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("sizeof a")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("({ typeof(a) x = b; x; })")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("({ typeof(a) x = (a); x; })")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void textOfAnArgumentIsNotItsValue() {
    assertThat(evaluated("printk(#a)")).isEqualTo(Condition.NEVER);
  }

  @Test
  void aMacroThatDropsAnArgumentDropsWhatStandsInIt() {
    assertThat(evaluated("drops(a)")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("drops(f(a))")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("drops(b, a)")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("drops(a) + a")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void aBlockMayBeAnArgument() {
    assertThat(evaluated("with(b, { if (0) f(a); })")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("with(b, { f(a); })")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void bracketsThatDoNotCloseAreReadToTheEnd() {
    assertThat(evaluated("f(a")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("{ if (a")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("if (0")).isEqualTo(Condition.NEVER);
    assertThat(evaluated("a )")).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("")).isEqualTo(Condition.NEVER);
  }

  @Test
  void manyConditionsAreTakenForAlways() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append("if (IS_ENABLED(CONFIG_").append((char) ('A' + i)).append(")) f(a); ");
    }
    assertThat(evaluated(text.toString())).isEqualTo(Condition.ALWAYS);
  }
}
