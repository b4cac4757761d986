package org.ktrail.queries.simulate.ir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.BitOperation;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.ir.Operand.Temporary;

/** One step. Targets of jumps are numbers of instructions; addresses are 64 bits wide. */
public sealed interface Instruction {
  /** Line of the source. */
  int line();

  record Compute(int line, Temporary to, Operation operation, Operand left, Operand right)
      implements Instruction {}

  /** To the width of {@code to}: cut off, or extended by the sign or by zeros. */
  record Convert(int line, Temporary to, Operand of, boolean signed) implements Instruction {}

  /** Of numbers of 128 bits, by their addresses; a shift's count is a number. */
  record WideCompute(int line, Operand to, Operation operation, Operand left, Operand right)
      implements Instruction {}

  /** Of numbers of 128 bits, by their addresses; gives one bit. */
  record WideCompare(int line, Temporary to, Operation operation, Operand left, Operand right)
      implements Instruction {}

  /** A number becomes one of 128 bits, at an address. */
  record Widen(int line, Operand to, Operand of, boolean signed) implements Instruction {}

  /** Counts or turns the bits of a number. */
  record Bits(int line, Temporary to, BitOperation operation, Operand of) implements Instruction {}

  /**
   * A sum, difference or product as in mathematics.
   *
   * @param overflows 1 if {@code to} does not hold it
   * @param signed whether {@code to} has a sign
   */
  record Overflow(
      int line,
      Temporary overflows,
      Temporary to,
      boolean signed,
      Operation operation,
      Operand left,
      boolean leftSigned,
      Operand right,
      boolean rightSigned)
      implements Instruction {}

  /** A local comes into being, its content undefined or 0. */
  record Enter(int line, Variable variable, boolean zeroed) implements Instruction {}

  /**
   * Says what a pointer points to, which is about to be dereferenced; no effect of its own.
   *
   * @param of the pointer as written
   */
  record Aim(int line, Operand pointer, CType type, TypedExpression of) implements Instruction {}

  record LocalAddress(int line, Temporary to, Variable variable) implements Instruction {}

  record GlobalAddress(int line, Temporary to, String name, CType type) implements Instruction {}

  record FunctionAddress(int line, Temporary to, String name) implements Instruction {}

  /** Where a function goes on, as a number. */
  record LabelAddress(int line, Temporary to, String label) implements Instruction {}

  record TextAddress(int line, Temporary to, byte[] bytes) implements Instruction {}

  /**
   * @param bit first bit of a bit field in the type's bytes; {@code width} its bits, −1 if none
   */
  record Load(int line, Temporary to, Operand address, CType type, int bit, int width)
      implements Instruction {}

  record Store(int line, Operand address, Operand value, CType type, int bit, int width)
      implements Instruction {}

  record Copy(int line, Operand to, Operand from, CType type) implements Instruction {}

  /**
   * A call.
   *
   * @param name of the function called, "" for a call through {@code pointer}
   * @param arguments numbers; of a record its address
   * @param types those of the arguments
   * @param to where the result goes, empty if there is none or it is a record
   * @param into where a record that is the result goes
   * @param callee as written
   */
  record Call(
      int line,
      String name,
      Optional<Operand> pointer,
      List<Operand> arguments,
      List<CType> types,
      CType result,
      Optional<Temporary> to,
      Optional<Operand> into,
      TypedExpression callee)
      implements Instruction {}

  record Jump(int line, int target) implements Instruction {}

  /** To one of the function's labels, by its address. */
  record JumpTo(int line, Operand pointer, Map<String, Integer> labels) implements Instruction {}

  /**
   * On one bit.
   *
   * @param of the value whose being other than 0 is the condition, as written; empty for a case
   */
  record Branch(int line, Operand condition, int then, int otherwise, Optional<TypedExpression> of)
      implements Instruction {}

  /** The first time it goes on, later to {@code done}: the initialiser of a static local. */
  record Once(int line, Variable variable, int done) implements Instruction {}

  /**
   * The end.
   *
   * @param value a number, or the address of the record returned
   */
  record Return(int line, Optional<Operand> value) implements Instruction {}

  /** Nothing is known beyond. */
  record Stop(int line, String reason) implements Instruction {}

  /**
   * Assembly.
   *
   * @param outputs what it writes to
   */
  record Assembly(int line, String text, List<Output> outputs) implements Instruction {}

  /** A place that assembly writes to. */
  record Output(Operand address, CType type) {}
}
