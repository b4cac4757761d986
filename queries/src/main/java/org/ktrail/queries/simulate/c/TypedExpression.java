package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;

/**
 * A typed expression. Conversions are explicit {@link Cast}s, {@code a[i]} and {@code p->m} are
 * made of {@link Deref} and {@link Member}; an array or function stands for its address only below
 * {@link AddressOf}.
 */
public sealed interface TypedExpression {
  CType type();

  /** An integer or null pointer; only the type's bits of the value count. */
  record Constant(CType type, long value) implements TypedExpression {}

  /** A string literal, its terminating 0 included; an array, as in C. */
  record StringLiteral(byte[] bytes, CType of) implements TypedExpression {
    public StringLiteral(byte[] bytes) {
      this(bytes, CType.CHAR);
    }

    @Override
    public CType type() {
      return new CType.Array(of, bytes.length / of.size());
    }
  }

  /** {@code &&label}: where a function goes on, as a number. */
  record LabelAddress(String label) implements TypedExpression {
    @Override
    public CType type() {
      return CType.VOID_POINTER;
    }
  }

  /** A variable of the function: parameter, local, or temporary of a compound literal. */
  record Local(Variable variable) implements TypedExpression {
    @Override
    public CType type() {
      return variable.type();
    }
  }

  /** A variable of file scope. */
  record Global(CType type, String name) implements TypedExpression {}

  record FunctionName(CType type, String name) implements TypedExpression {}

  enum UnaryOperator {
    NEGATE,
    COMPLEMENT,
    NOT
  }

  record Unary(CType type, UnaryOperator operator, TypedExpression of) implements TypedExpression {}

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    AND,
    OR,
    XOR,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL
  }

  /** Both operands have the same type, except of shifts; pointers were scaled and are numbers. */
  record Binary(CType type, Operator operator, TypedExpression left, TypedExpression right)
      implements TypedExpression {}

  /** {@code &&} or {@code ||}. */
  record Logical(boolean and, TypedExpression left, TypedExpression right)
      implements TypedExpression {
    @Override
    public CType type() {
      return CType.INT;
    }
  }

  record Assign(TypedExpression target, TypedExpression value) implements TypedExpression {
    @Override
    public CType type() {
      return target.type();
    }
  }

  /**
   * {@code target op= value}, {@code ++} and {@code --}: the target is evaluated once, kept in
   * {@code old} as the operand's value, and {@code value} says what is stored.
   *
   * @param old holds the target's value before
   * @param value of the target's type, in terms of {@code old}
   * @param post whether the whole is the value before
   */
  record Update(TypedExpression target, Variable old, TypedExpression value, boolean post)
      implements TypedExpression {
    @Override
    public CType type() {
      return target.type();
    }
  }

  /**
   * A sum, difference or product of two integers as in mathematics: whether a type does not hold
   * it.
   *
   * @param operator {@code ADD}, {@code SUBTRACT} or {@code MULTIPLY}
   * @param target points to where its lowest bits are stored; empty if they are not
   * @param of the type
   */
  record Overflow(
      Operator operator,
      TypedExpression left,
      TypedExpression right,
      Optional<TypedExpression> target,
      CType of)
      implements TypedExpression {
    @Override
    public CType type() {
      return CType.BOOL;
    }
  }

  /** A number's bits counted or turned. */
  record Bits(CType type, BitOperation operation, TypedExpression of) implements TypedExpression {}

  record Conditional(
      CType type, TypedExpression condition, TypedExpression then, TypedExpression otherwise)
      implements TypedExpression {}

  record Comma(TypedExpression first, TypedExpression second) implements TypedExpression {
    @Override
    public CType type() {
      return second.type();
    }
  }

  /**
   * @param callee a {@link FunctionName}, or a value of pointer type
   */
  record Call(CType type, TypedExpression callee, List<TypedExpression> arguments, int line)
      implements TypedExpression {}

  record Member(TypedExpression of, RecordType.Member member) implements TypedExpression {
    @Override
    public CType type() {
      return member.type();
    }
  }

  record Deref(CType type, TypedExpression pointer) implements TypedExpression {}

  record AddressOf(CType type, TypedExpression of) implements TypedExpression {}

  record Cast(CType type, TypedExpression of) implements TypedExpression {}

  /** A compound literal: the variable, once it was initialised. */
  record Initialised(Variable variable, List<TypedStatement> by) implements TypedExpression {
    @Override
    public CType type() {
      return variable.type();
    }
  }

  /** {@code ({ … })}. */
  record StatementExpression(CType type, List<TypedStatement> statements)
      implements TypedExpression {}

  /** A local variable or parameter; equal only to itself. */
  final class Variable {
    private final String name;
    private final CType type;
    private final boolean isStatic;
    private final long alignment;

    public Variable(String name, CType type, boolean isStatic) {
      this(name, type, isStatic, 0);
    }

    /**
     * @param alignment in bytes, as an attribute asks for it; 0 if none does
     */
    public Variable(String name, CType type, boolean isStatic, long alignment) {
      this.name = name;
      this.type = type;
      this.isStatic = isStatic;
      this.alignment = alignment;
    }

    long alignment() {
      return alignment;
    }

    public String name() {
      return name;
    }

    public CType type() {
      return type;
    }

    /** Whether it keeps its value from call to call. */
    public boolean isStatic() {
      return isStatic;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
