package org.ktrail.queries.simulate.z3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Solver.Answer;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

class Z3SolverTest {
  private static final Z3Solver Z3 = new Z3Solver();
  private static final Term.Symbol A = Terms.symbol(32, "a");
  private static final Term.Symbol B = Terms.symbol(32, "b");

  @AfterAll
  static void close() {
    Z3.close();
  }

  private static Term of(Operation op, Term left, Term right) {
    return Terms.binary(op, left, right);
  }

  private static Term number(long value) {
    return Terms.known(32, value);
  }

  @Test
  void whatOverflowsIsPossibleForNumbersOfAWidth() {
    Term wraps = of(Operation.LESS_UNSIGNED, of(Operation.ADD, A, B), A);
    assertThat(Z3.ask(List.of(wraps))).isEqualTo(Answer.POSSIBLE);
    Term small = of(Operation.LESS_UNSIGNED, A, number(1000));
    Term little = of(Operation.LESS_UNSIGNED, B, number(1000));
    assertThat(Z3.ask(List.of(small, little, wraps))).isEqualTo(Answer.IMPOSSIBLE);
  }

  @Test
  void anAnswerDoesNotDependOnTheQuestionsBefore() {
    Term less = of(Operation.LESS_SIGNED, A, B);
    Term more = of(Operation.LESS_SIGNED, B, A);
    for (int i = 0; i < 3; i++) {
      assertThat(Z3.ask(List.of(less))).isEqualTo(Answer.POSSIBLE);
      assertThat(Z3.ask(List.of(less, more))).isEqualTo(Answer.IMPOSSIBLE);
      assertThat(Z3.ask(List.of(more))).isEqualTo(Answer.POSSIBLE);
    }
  }

  @Test
  void aModelHasEverySymbolAndFitsTheConditions() {
    List<Term> conditions =
        List.of(
            Terms.equal(of(Operation.MULTIPLY, A, number(3)), number(21)),
            of(Operation.LESS_SIGNED, B, of(Operation.SUBTRACT, number(0), A)));
    Map<Term.Symbol, Long> model = Z3.model(conditions).orElseThrow();
    assertThat(model).containsOnlyKeys(A, B);
    assertThat(conditions).allMatch(c -> Symbols.value(c, model) == 1);
  }

  @Test
  void whatCannotBeHasNoModel() {
    Term even = Terms.equal(of(Operation.AND, A, number(1)), number(0));
    Term odd = Terms.equal(A, of(Operation.ADD, of(Operation.MULTIPLY, B, number(2)), number(1)));
    assertThat(Z3.model(List.of(even, odd))).isEmpty();
  }

  @Test
  void aClosedSolverBeginsAnew() {
    Z3Solver solver = new Z3Solver();
    Term less = of(Operation.LESS_SIGNED, A, B);
    assertThat(solver.ask(List.of(less))).isEqualTo(Answer.POSSIBLE);
    solver.close();
    assertThat(solver.ask(List.of(less))).isEqualTo(Answer.POSSIBLE);
    solver.close();
    solver.close();
  }
}
