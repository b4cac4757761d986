package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;

/** A statement of a function's body. */
public sealed interface TypedStatement {
  int line();

  record Block(int line, List<TypedStatement> statements) implements TypedStatement {}

  record Evaluate(int line, TypedExpression expression) implements TypedStatement {}

  /**
   * A variable comes into being; {@code by} initialises it (run once only, if it is static).
   *
   * @param cleanup function that gets its address at the end of the scope, "" if none
   */
  record Declare(
      int line,
      TypedExpression.Variable variable,
      boolean zeroed,
      List<TypedStatement> by,
      String cleanup)
      implements TypedStatement {}

  record If(
      int line, TypedExpression condition, TypedStatement then, Optional<TypedStatement> otherwise)
      implements TypedStatement {}

  /**
   * Every loop.
   *
   * @param first whether the condition is asked before the first round
   */
  record Loop(
      int line,
      Optional<TypedStatement> before,
      Optional<TypedExpression> condition,
      Optional<TypedExpression> step,
      TypedStatement body,
      boolean first)
      implements TypedStatement {}

  record Switch(int line, TypedExpression on, TypedStatement body) implements TypedStatement {}

  /** {@code case low ... high:}; belongs to the switch around it. */
  record Case(int line, long low, long high) implements TypedStatement {}

  record Default(int line) implements TypedStatement {}

  record Label(int line, String name) implements TypedStatement {}

  record Goto(int line, String name) implements TypedStatement {}

  /** {@code goto *to}. */
  record ComputedGoto(int line, TypedExpression to) implements TypedStatement {}

  record Break(int line) implements TypedStatement {}

  record Continue(int line) implements TypedStatement {}

  record Return(int line, Optional<TypedExpression> value) implements TypedStatement {}

  /** Assembly: what it does is not known, unless it has no text. */
  record Assembly(int line, String text, List<Operand> outputs, List<Operand> inputs)
      implements TypedStatement {}

  /**
   * What assembly is given.
   *
   * @param constraint as written, without quotes
   */
  record Operand(String constraint, TypedExpression value) {}
}
