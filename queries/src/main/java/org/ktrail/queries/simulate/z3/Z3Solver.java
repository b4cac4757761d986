package org.ktrail.queries.simulate.z3;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;

/**
 * Asks Z3. Bounded by Z3's count of steps, not by time, and with a fixed seed, so that the answers
 * are the same in every run. Not for several threads; closing it frees native memory.
 */
@SuppressWarnings("unchecked") // Z3's varargs of a generic type
public final class Z3Solver implements Solver, AutoCloseable {
  /** Z3's "rlimit": some tens of milliseconds. */
  private static final int STEPS = 2_000_000;

  /** Conditions kept in the incremental solver before it is begun anew. */
  private static final int KEPT = 5_000;

  private @Nullable Context context;
  private @Nullable Translation translation;
  private com.microsoft.z3.@Nullable Solver incremental;
  private final Map<Term, BoolExpr> literals = new LinkedHashMap<>();

  private Context context() {
    Context c = context;
    if (c == null) {
      c = new Context();
      context = c;
    }
    return c;
  }

  private Translation translation() {
    Translation t = translation;
    if (t == null) {
      t = new Translation(context());
      translation = t;
    }
    return t;
  }

  private com.microsoft.z3.Solver fresh() {
    Context c = context();
    com.microsoft.z3.Solver s = c.mkSolver("QF_BV");
    Params p = c.mkParams();
    p.add("random_seed", 1);
    p.add("rlimit", STEPS);
    s.setParameters(p);
    return s;
  }

  @Override
  public Answer ask(Collection<Term> conditions) {
    com.microsoft.z3.Solver s = incremental;
    if (s == null || literals.size() > KEPT) {
      close();
      s = context().mkSimpleSolver();
      Params p = context().mkParams();
      p.add("random_seed", 1);
      p.add("rlimit", STEPS);
      s.setParameters(p);
      incremental = s;
    }
    List<BoolExpr> assumed = new ArrayList<>(conditions.size());
    for (Term c : conditions) {
      BoolExpr literal = literals.get(c);
      if (literal == null) {
        literal = context().mkBoolConst("?" + literals.size());
        literals.put(c, literal);
        s.add(context().mkImplies(literal, translation().truth(c)));
      }
      assumed.add(literal);
    }
    Status status = s.check(assumed.toArray(BoolExpr[]::new));
    if (status == Status.UNKNOWN) { // what was learnt before may have led it astray
      com.microsoft.z3.Solver alone = fresh();
      conditions.forEach(c -> alone.add(translation().truth(c)));
      status = alone.check();
    }
    return switch (status) {
      case SATISFIABLE -> Answer.POSSIBLE;
      case UNSATISFIABLE -> Answer.IMPOSSIBLE;
      case UNKNOWN -> Answer.UNDECIDED;
    };
  }

  @Override
  public Optional<Map<Term.Symbol, Long>> model(Collection<Term> conditions) {
    com.microsoft.z3.Solver s = fresh();
    Set<Term.Symbol> symbols = new LinkedHashSet<>();
    for (Term c : conditions) {
      s.add(translation().truth(c));
      symbols.addAll(Symbols.of(c));
    }
    if (s.check() != Status.SATISFIABLE) {
      return Optional.empty();
    }
    Model m = s.getModel();
    Map<Term.Symbol, Long> out = new LinkedHashMap<>();
    for (Term.Symbol symbol : symbols) {
      Expr<?> value = m.eval(translation().number(symbol), true);
      out.put(symbol, value instanceof BitVecNum n ? n.getBigInteger().longValue() : 0L);
    }
    return Optional.of(out);
  }

  @Override
  public void close() {
    literals.clear();
    incremental = null;
    translation = null;
    Context c = context;
    context = null;
    if (c != null) {
      c.close();
    }
  }
}
