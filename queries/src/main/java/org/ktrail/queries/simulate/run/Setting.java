package org.ktrail.queries.simulate.run;

import org.ktrail.queries.simulate.term.Solver;

/** What an execution runs on. */
public record Setting(Program program, Solver solver, MemberTargets targets, Bounds bounds) {

  /**
   * How far to go.
   *
   * @param steps instructions on one way
   * @param depth calls within each other
   * @param recursion calls of one function within each other
   * @param rounds how often a branch can go both ways in one call: rounds of a loop
   * @param choices values that an unknown index or pointer is tried with
   * @param ways all ways together
   * @param work instructions on all ways together
   */
  public record Bounds(
      long steps, int depth, int recursion, int rounds, int choices, int ways, long work) {
    public static final Bounds DEFAULT = new Bounds(200_000, 80, 3, 2, 8, 1_000, 5_000_000);
  }

  public static Setting of(Program program, Solver solver) {
    return new Setting(program, solver, MemberTargets.NONE, Bounds.DEFAULT);
  }

  public Setting with(Program other) {
    return new Setting(other, solver, targets, bounds);
  }

  public Setting with(MemberTargets other) {
    return new Setting(program, solver, other, bounds);
  }

  public Setting with(Bounds other) {
    return new Setting(program, solver, targets, other);
  }
}
