package org.ktrail.queries.simulate.z3;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;

/**
 * Asks Z3. Bounded by Z3's count of steps, not by time, and with a fixed seed, so that the answers
 * are the same in every run. Not for several threads; closing it frees native memory.
 */
@SuppressWarnings("unchecked") // Z3's varargs of a generic type
public final class Z3Solver implements Solver, AutoCloseable {
  /** Z3's "rlimit": some 50 ms at most. */
  private static final int STEPS = 150_000;

  /** Questions before all is begun anew, which frees what Z3 keeps. */
  private static final int KEPT = 5_000;

  private @Nullable Context context;
  private @Nullable Translation translation;
  private com.microsoft.z3.@Nullable Solver incremental;
  private Optional<Map<Term.Symbol, Long>> example = Optional.empty();
  private long asked;

  private Context context() {
    Context c = context;
    if (c == null) {
      c = made();
      context = c;
    }
    return c;
  }

  /** The first one has the native library unpacked and loaded. */
  private static Context made() {
    try {
      Leftovers.collect();
      return new Context();
    } catch (LinkageError e) {
      String directory = System.getProperty("java.io.tmpdir");
      throw new UserError(
          "the solver's native library cannot be used: it needs 40 MB in "
              + directory
              + ", where execution must be allowed"
              + " (KTRAIL_JAVA_OPTS=-Djava.io.tmpdir=DIR chooses another place): "
              + reason(e),
          e);
    }
  }

  /** What the innermost cause says. */
  private static String reason(Throwable thrown) {
    Throwable last = thrown;
    for (int i = 0; last.getCause() != null && i < 20; i++) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
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
    com.microsoft.z3.Solver s = c.mkSimpleSolver();
    bound(s);
    return s;
  }

  @Override
  public Answer ask(Collection<Term> conditions) {
    com.microsoft.z3.Solver s = incremental;
    if (s == null || ++asked % KEPT == 0) {
      close();
      s = context().mkSimpleSolver();
      bound(s);
      incremental = s;
    }
    s.push();
    for (Term c : conditions) {
      s.add(translation().truth(c));
    }
    Status status = s.check();
    example = status == Status.SATISFIABLE ? values(s.getModel(), conditions) : Optional.empty();
    s.pop();
    return switch (status) {
      case SATISFIABLE -> Answer.POSSIBLE;
      case UNSATISFIABLE -> Answer.IMPOSSIBLE;
      case UNKNOWN -> Answer.UNDECIDED;
    };
  }

  private void bound(com.microsoft.z3.Solver s) {
    Params p = context().mkParams();
    p.add("random_seed", 1);
    p.add("rlimit", STEPS);
    s.setParameters(p);
  }

  @Override
  public Optional<Map<Term.Symbol, Long>> model(Collection<Term> conditions) {
    com.microsoft.z3.Solver s = fresh();
    for (Term c : conditions) {
      s.add(translation().truth(c));
    }
    if (s.check() != Status.SATISFIABLE) {
      return Optional.empty();
    }
    return values(s.getModel(), conditions);
  }

  @Override
  public Optional<Map<Term.Symbol, Long>> example() {
    return example;
  }

  private Optional<Map<Term.Symbol, Long>> values(Model m, Collection<Term> conditions) {
    Map<Term.Symbol, Long> out = new LinkedHashMap<>();
    for (Term c : conditions) {
      for (Term.Symbol symbol : Symbols.of(c)) {
        if (!out.containsKey(symbol)) {
          Expr<?> value = m.eval(translation().number(symbol), true);
          out.put(symbol, value instanceof BitVecNum n ? n.getBigInteger().longValue() : 0L);
        }
      }
    }
    return Optional.of(out);
  }

  @Override
  public void close() {
    incremental = null;
    translation = null;
    Context c = context;
    context = null;
    if (c != null) {
      c.close();
    }
  }
}
