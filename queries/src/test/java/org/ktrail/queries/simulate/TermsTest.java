package org.ktrail.queries.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.PathConditions;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.ktrail.queries.simulate.z3.Z3Solver;

/** Terms made simpler mean the same, and both solvers agree on what can be true. */
class TermsTest {
  private static final int[] WIDTHS = {1, 8, 16, 32, 64};
  private static final Operation[] OPERATIONS = Operation.values();

  private final Random random = new Random(20261121);

  /** A term, and what it is for some values of its symbols, computed without simplifying. */
  private record Pair(Term term, Term value) {}

  private long number(int bits) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> -1;
      case 3 -> 1L << random.nextInt(bits);
      case 4 -> random.nextInt(16);
      default -> random.nextLong();
    };
  }

  private Pair term(int bits, int depth, Map<Term.Symbol, Long> values) {
    if (depth == 0 || random.nextInt(8) == 0) {
      if (random.nextInt(3) == 0) {
        Term k = Terms.known(bits, number(bits));
        return new Pair(k, k);
      }
      Term.Symbol s = Terms.symbol(bits, "s" + random.nextInt(3));
      long value = values.computeIfAbsent(s, x -> number(bits));
      return new Pair(s, Terms.known(bits, value));
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        int from = WIDTHS[random.nextInt(WIDTHS.length)];
        Pair p = term(from, depth - 1, values);
        boolean signed = random.nextBoolean();
        return new Pair(Terms.resize(p.term, bits, signed), Terms.resize(p.value, bits, signed));
      }
      case 1 -> {
        if (bits == 1 || bits == 8) {
          int whole = bits == 1 ? 8 : 32;
          int first = random.nextInt(whole - bits + 1);
          Pair p = term(whole, depth - 1, values);
          return new Pair(Terms.extract(p.term, first, bits), Terms.extract(p.value, first, bits));
        }
        Pair high = term(bits / 2, depth - 1, values);
        Pair low = term(bits / 2, depth - 1, values);
        return new Pair(Terms.concat(high.term, low.term), Terms.concat(high.value, low.value));
      }
      default -> {
        Operation op = OPERATIONS[random.nextInt(OPERATIONS.length)];
        int of = op.isComparison() ? WIDTHS[random.nextInt(WIDTHS.length)] : bits;
        Pair a = term(of, depth - 1, values);
        Pair b = term(of, depth - 1, values);
        Term t = Terms.binary(op, a.term, b.term);
        Term v = Terms.binary(op, a.value, b.value);
        return new Pair(Terms.resize(t, bits, false), Terms.resize(v, bits, false));
      }
    }
  }

  @Test
  void simplerTermsMeanTheSame() {
    for (int i = 0; i < 60_000; i++) {
      Map<Term.Symbol, Long> values = new HashMap<>();
      Pair p = term(WIDTHS[random.nextInt(WIDTHS.length)], 5, values);
      assertThat(Symbols.value(p.term, values))
          .as("%s with %s", p.term, values)
          .isEqualTo(((Term.Known) p.value).value());
      if (p.term.bits() == 1) {
        assertThat(Symbols.value(Terms.not(p.term), values))
            .as("not %s with %s", p.term, values)
            .isEqualTo(1 - ((Term.Known) p.value).value());
      }
    }
  }

  @Test
  void whatHoldsUnderConditionsIsKept() {
    for (int i = 0; i < 20_000; i++) {
      Map<Term.Symbol, Long> values = new HashMap<>();
      PathConditions conditions = PathConditions.NONE;
      for (int k = 0; k < 3; k++) {
        Term c = term(1, 3, values).term;
        Term holds = Symbols.value(c, values) == 1 ? c : Terms.not(c);
        conditions = conditions.and(conditions.simplified(holds));
      }
      Term t = term(32, 4, values).term;
      assertThat(Symbols.value(conditions.simplified(t), values))
          .as("%s where %s", t, conditions)
          .isEqualTo(Symbols.value(t, values));
    }
  }

  @Test
  void bothSolversAgree() {
    try (Z3Solver z3 = new Z3Solver()) {
      QuickSolver quick = new QuickSolver(Solver.NONE);
      int decided = 0;
      for (int i = 0; i < 400; i++) {
        List<Term> conditions = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
          Term c = term(1, 2, new HashMap<>()).term;
          if (!c.isKnown()) {
            conditions.add(c);
          }
        }
        Solver.Answer fast = quick.ask(conditions);
        Solver.Answer sure = z3.ask(conditions);
        if (fast != Solver.Answer.UNDECIDED && sure != Solver.Answer.UNDECIDED) {
          decided++;
          assertThat(fast).as(conditions.toString()).isEqualTo(sure);
        }
        z3.model(conditions)
            .ifPresent(m -> assertThat(conditions).allMatch(c -> Symbols.value(c, m) == 1));
      }
      assertThat(decided).isGreaterThan(200);
    }
  }
}
