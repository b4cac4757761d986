package org.ktrail.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.ktrail.queries.simulate.z3.Z3Solver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a branch can be taken: asked at every one whose condition is not a constant. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SolverBenchmark {
  private Z3Solver z3;
  private Solver quick;
  private List<Term> range;
  private List<Term> masked;

  @Setup(Level.Trial)
  public void conditions() {
    z3 = new Z3Solver();
    quick = new QuickSolver(z3);
    Term length = Terms.symbol(64, "length");
    Term flags = Terms.symbol(32, "flags");
    range =
        List.of(
            Terms.binary(Operation.LESS_UNSIGNED, length, Terms.known(64, 4096)),
            Terms.binary(Operation.LESS_UNSIGNED, Terms.known(64, 7), length));
    masked =
        List.of(
            Terms.equal(Terms.binary(Operation.AND, flags, Terms.known(32, 6)), Terms.known(32, 4)),
            Terms.not(
                Terms.equal(
                    Terms.binary(Operation.REMAINDER_UNSIGNED, flags, Terms.known(32, 5)),
                    Terms.known(32, 3))));
  }

  @TearDown
  public void close() {
    z3.close();
  }

  @Benchmark
  public Solver.Answer rangeQuickly() {
    return quick.ask(range);
  }

  @Benchmark
  public Solver.Answer rangeByZ3() {
    return z3.ask(range);
  }

  @Benchmark
  public Solver.Answer masksByZ3() {
    return z3.ask(masked);
  }
}
