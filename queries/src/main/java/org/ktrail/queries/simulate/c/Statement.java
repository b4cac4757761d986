package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;

/** A statement of a function's body. */
public sealed interface Statement {
  int line();

  record Block(int line, List<Statement> statements) implements Statement {}

  record Evaluate(int line, Expression expression) implements Statement {}

  /**
   * A variable comes into being; {@code by} initialises it (run once only, if it is static).
   *
   * @param cleanup function that gets its address at the end of the scope, "" if none
   */
  record Declare(
      int line, Expression.Variable variable, boolean zeroed, List<Statement> by, String cleanup)
      implements Statement {}

  record If(int line, Expression condition, Statement then, Optional<Statement> otherwise)
      implements Statement {}

  /**
   * Every loop.
   *
   * @param first whether the condition is asked before the first round
   */
  record Loop(
      int line,
      Optional<Statement> before,
      Optional<Expression> condition,
      Optional<Expression> step,
      Statement body,
      boolean first)
      implements Statement {}

  record Switch(int line, Expression on, Statement body) implements Statement {}

  /** {@code case low ... high:}; belongs to the switch around it. */
  record Case(int line, long low, long high) implements Statement {}

  record Default(int line) implements Statement {}

  record Label(int line, String name) implements Statement {}

  record Goto(int line, String name) implements Statement {}

  /** {@code goto *to}. */
  record ComputedGoto(int line, Expression to) implements Statement {}

  record Break(int line) implements Statement {}

  record Continue(int line) implements Statement {}

  record Return(int line, Optional<Expression> value) implements Statement {}

  /** Assembly: what it does is not known, unless it has no text. */
  record Assembly(int line, String text, List<Operand> outputs, List<Operand> inputs)
      implements Statement {}

  /**
   * What assembly is given.
   *
   * @param constraint as written, without quotes
   */
  record Operand(String constraint, Expression value) {}
}
