package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** What a state allows. */
final class Feasibility {
  /** Conditions that are looked through in the time of one instruction: questions count as work. */
  private static final int CONDITIONS_A_STEP = 8;

  private final Solver solver;

  Feasibility(Solver solver) {
    this.solver = solver;
  }

  /** Whether a truth value can be true; what the solver cannot say, can be. */
  boolean isPossible(ExecutionState s, Term condition) {
    Term t = s.settled(condition);
    if (t instanceof Term.Known k) {
      return k.value() != 0;
    }
    s.steps += s.conditions.size() / CONDITIONS_A_STEP;
    return switch (solver.ask(s.conditions.relevantTo(t))) {
      case POSSIBLE -> true;
      case IMPOSSIBLE -> false;
      case UNDECIDED -> {
        s.suppose(s.place(), "not decided whether it can be: " + t);
        yield true;
      }
    };
  }

  /**
   * The values a term can have.
   *
   * @return empty if there are more than {@code most}, or they cannot be told
   */
  Optional<List<Long>> values(ExecutionState s, Term term, Term within, int most) {
    List<Long> out = new ArrayList<>();
    Term rest = within;
    while (out.size() <= most) {
      Term open = s.settled(rest);
      if (open.equals(Terms.FALSE)) {
        return Optional.of(out);
      }
      Set<Term> asked = new LinkedHashSet<>(s.conditions.relevantTo(term));
      asked.remove(term);
      if (!open.isKnown()) {
        asked.addAll(s.conditions.relevantTo(open));
      }
      List<Term> distinct = List.copyOf(asked);
      if (solver.ask(distinct) == Solver.Answer.IMPOSSIBLE) {
        return Optional.of(out);
      }
      Optional<Map<Term.Symbol, Long>> model = solver.model(distinct);
      if (model.isEmpty()) {
        return Optional.empty();
      }
      long v = Symbols.value(term, model.get());
      out.add(v);
      rest =
          Terms.binary(
              Operation.AND, rest, Terms.not(Terms.equal(term, Terms.known(term.bits(), v))));
    }
    return Optional.empty();
  }
}
