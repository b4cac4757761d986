package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;

/**
 * A typed expression. Conversions are explicit {@link Cast}s, {@code a[i]} and {@code p->m} are
 * made of {@link Deref} and {@link Member}; an array or function stands for its address only below
 * {@link AddressOf}.
 */
public sealed interface Expression {
  CType type();

  /** An integer or null pointer; only the type's bits of the value count. */
  record Constant(CType type, long value) implements Expression {}

  /** A string literal, its terminating 0 included; an array, as in C. */
  record StringLiteral(byte[] bytes, CType of) implements Expression {
    public StringLiteral(byte[] bytes) {
      this(bytes, CType.CHAR);
    }

    @Override
    public CType type() {
      return new CType.Array(of, bytes.length / of.size());
    }
  }

  /** {@code &&label}: where a function goes on, as a number. */
  record LabelAddress(String label) implements Expression {
    @Override
    public CType type() {
      return CType.VOID_POINTER;
    }
  }

  /** A variable of the function: parameter, local, or temporary of a compound literal. */
  record Local(Variable variable) implements Expression {
    @Override
    public CType type() {
      return variable.type();
    }
  }

  /** A variable of file scope. */
  record Global(CType type, String name) implements Expression {}

  record FunctionName(CType type, String name) implements Expression {}

  enum UnaryOperator {
    NEGATE,
    COMPLEMENT,
    NOT
  }

  record Unary(CType type, UnaryOperator operator, Expression of) implements Expression {}

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
  record Binary(CType type, Operator operator, Expression left, Expression right)
      implements Expression {}

  /** {@code &&} or {@code ||}. */
  record Logical(boolean and, Expression left, Expression right) implements Expression {
    @Override
    public CType type() {
      return CType.INT;
    }
  }

  record Assign(Expression target, Expression value) implements Expression {
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
  record Update(Expression target, Variable old, Expression value, boolean post)
      implements Expression {
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
      Operator operator, Expression left, Expression right, Optional<Expression> target, CType of)
      implements Expression {
    @Override
    public CType type() {
      return CType.BOOL;
    }
  }

  /** A number's bits counted or turned. */
  record Bits(CType type, BitOperation operation, Expression of) implements Expression {}

  record Conditional(CType type, Expression condition, Expression then, Expression otherwise)
      implements Expression {}

  record Comma(Expression first, Expression second) implements Expression {
    @Override
    public CType type() {
      return second.type();
    }
  }

  /**
   * @param callee a {@link FunctionName}, or a value of pointer type
   */
  record Call(CType type, Expression callee, List<Expression> arguments, int line)
      implements Expression {}

  record Member(Expression of, RecordType.Member member) implements Expression {
    @Override
    public CType type() {
      return member.type();
    }
  }

  record Deref(CType type, Expression pointer) implements Expression {}

  record AddressOf(CType type, Expression of) implements Expression {}

  record Cast(CType type, Expression of) implements Expression {}

  /** A compound literal: the variable, once it was initialised. */
  record Initialised(Variable variable, List<Statement> by) implements Expression {
    @Override
    public CType type() {
      return variable.type();
    }
  }

  /** {@code ({ … })}. */
  record StatementExpression(CType type, List<Statement> statements) implements Expression {}

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
