package org.ktrail.queries.simulate.c;

import java.util.Optional;
import org.ktrail.queries.simulate.c.TypedExpression.Binary;
import org.ktrail.queries.simulate.c.TypedExpression.Cast;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;
import org.ktrail.queries.simulate.c.TypedExpression.Operator;

/** C's conversions (C17 6.3), made explicit, and constant expressions. */
final class Arithmetic {
  private Arithmetic() {}

  /** An array or function as a value: its address. */
  static TypedExpression decay(TypedExpression e) {
    return switch (e.type()) {
      case CType.Array a -> new TypedExpression.AddressOf(new CType.Pointer(a.of()), e);
      case CType.VariableArray a -> new TypedExpression.AddressOf(new CType.Pointer(a.of()), e);
      case CType.Function f -> new TypedExpression.AddressOf(new CType.Pointer(f), e);
      default -> e;
    };
  }

  static TypedExpression cast(CType to, TypedExpression of) {
    TypedExpression e = decay(of);
    if (e.type().equals(to)) {
      boolean alike = Compatibility.of(e.type(), to);
      return alike || !to.isScalar()
          ? e
          : e instanceof Constant c ? new Constant(to, c.value()) : new Cast(to, e);
    }
    if (e instanceof Constant c && to.isScalar()) {
      return new Constant(
          to, to instanceof CType.Bool ? (value(c) != 0 ? 1 : 0) : fit(to, value(c)));
    }
    return new Cast(to, e);
  }

  /** The value as the type has it: the bits beyond its width gone, the sign extended. */
  static long fit(CType type, long value) {
    int bits = type.bits();
    return bits == 64
        ? value
        : type.isSigned() ? value << 64 - bits >> 64 - bits : value & (1L << bits) - 1;
  }

  static long value(Constant c) {
    return fit(c.type(), c.value());
  }

  /** Integer promotion. */
  static TypedExpression promote(TypedExpression of) {
    TypedExpression e = decay(of);
    int width = bitField(e);
    if (width >= 0) {
      return promotedBits(e, width);
    }
    boolean narrow =
        e.type() instanceof CType.Bool || e.type() instanceof CType.Int i && i.bits() < 32;
    if (e.type() instanceof CType.Floating) {
      return e;
    }
    return narrow
        ? cast(CType.INT, e)
        : e.type() instanceof CType.Int i ? cast(plain(i), e) : cast(e.type().unqualified(), e);
  }

  /** A value that is compared with 0. */
  static TypedExpression truth(TypedExpression of, int line) {
    TypedExpression e = decay(of);
    if (!e.type().isComputed()) {
      throw notComputed(e.type(), line);
    }
    return e;
  }

  static Unsupported notComputed(CType type, int line) {
    return new Unsupported(
        type instanceof CType.Floating
            ? "floating point"
            : type instanceof CType.Void
                ? "the value of a void expression"
                : "operands that are no numbers",
        line);
  }

  /**
   * The bits of what has the type of a bit field, an assignment to one too; −1 of anything else.
   */
  private static int bitField(TypedExpression e) {
    return switch (e) {
      case TypedExpression.Member m -> m.member().width();
      case TypedExpression.Assign a -> bitField(a.target());
      case TypedExpression.Update u -> bitField(u.target());
      case TypedExpression.Comma c -> bitField(c.second());
      default -> -1;
    };
  }

  /**
   * A bit field's value, promoted: to int where that holds it; one wider than int keeps its own
   * width, as gcc computes with it.
   */
  static TypedExpression promotedBits(TypedExpression e, int width) {
    boolean signed = e.type().isSigned();
    if (width < 32 || signed && width == 32) {
      return cast(CType.INT, e);
    }
    return cast(new CType.Int(width, signed), e);
  }

  /** The type both operands are converted to; the operands are promoted. */
  static CType common(CType a, CType b) {
    if (a instanceof CType.Wide || b instanceof CType.Wide) {
      boolean signed =
          (!(a instanceof CType.Wide) || a.isSigned())
              && (!(b instanceof CType.Wide) || b.isSigned());
      return new CType.Wide(signed, TypeMarks.NONE);
    }
    if (!(a instanceof CType.Int x) || !(b instanceof CType.Int y)) {
      return (a instanceof CType.Int ? b : a).unqualified();
    }
    if (x.bits() != y.bits()) {
      return plain(x.bits() > y.bits() ? x : y);
    }
    boolean longer = isLongLong(x) || isLongLong(y);
    return new CType.Int(
        x.bits(),
        x.signed() && y.signed(),
        longer ? TypeMarks.of(TypeMarks.Plain.LONG_LONG) : TypeMarks.NONE);
  }

  private static boolean isLongLong(CType.Int type) {
    return type.marks().flavour() == TypeMarks.Plain.LONG_LONG;
  }

  /** As the value of an expression has it: no enumeration, without qualifiers. */
  private static CType.Int plain(CType.Int type) {
    return isLongLong(type)
        ? new CType.Int(type.bits(), type.signed(), TypeMarks.of(TypeMarks.Plain.LONG_LONG))
        : new CType.Int(type.bits(), type.signed());
  }

  static TypedExpression binary(Operator op, TypedExpression a, TypedExpression b, int line) {
    TypedExpression left = promote(a);
    TypedExpression right = promote(b);
    boolean shift = op == Operator.SHIFT_LEFT || op == Operator.SHIFT_RIGHT;
    for (TypedExpression e : java.util.List.of(left, right)) {
      if (e.type() instanceof CType.Floating || !e.type().isComputed()) {
        throw notComputed(e.type(), line);
      }
    }
    if (left.type() instanceof CType.Pointer p
        && right.type().isInteger()
        && (op == Operator.ADD || op == Operator.SUBTRACT)) {
      return moved(op, left, p, right);
    }
    if (right.type() instanceof CType.Pointer p && op == Operator.ADD) {
      return moved(op, right, p, left);
    }
    if (left.type() instanceof CType.Pointer p
        && right.type() instanceof CType.Pointer
        && op == Operator.SUBTRACT) {
      TypedExpression bytes = fold(CType.LONG, op, cast(CType.LONG, left), cast(CType.LONG, right));
      return fold(CType.LONG, Operator.DIVIDE, bytes, cast(CType.LONG, unit(p.to())));
    }
    CType type = shift ? left.type() : common(left.type(), right.type());
    boolean compares =
        op == Operator.EQUAL
            || op == Operator.UNEQUAL
            || op == Operator.LESS
            || op == Operator.LESS_OR_EQUAL;
    // The count of a shift has few bits that matter.
    TypedExpression by =
        !shift
            ? cast(type, right)
            : right.type() instanceof CType.Wide ? cast(CType.INT, right) : right;
    return fold(compares ? CType.INT : type, op, cast(type, left), by);
  }

  private static TypedExpression moved(
      Operator op, TypedExpression pointer, CType.Pointer type, TypedExpression by) {
    TypedExpression scaled =
        fold(
            CType.LONG,
            Operator.MULTIPLY,
            cast(CType.LONG, by),
            cast(CType.LONG, ExpressionParser.sizeOf(type.to())));
    return fold(type, op, pointer, scaled);
  }

  private static TypedExpression unit(CType type) {
    return type instanceof CType.VariableArray
        ? ExpressionParser.sizeOf(type)
        : new Constant(CType.LONG, Math.max(1, type.size()));
  }

  private static TypedExpression fold(
      CType type, Operator op, TypedExpression left, TypedExpression right) {
    if (left instanceof Constant a && right instanceof Constant b) {
      Optional<Long> value = evaluate(op, a.type(), value(a), value(b));
      if (value.isPresent()) {
        return new Constant(type, fit(type, value.get()));
      }
    }
    return new Binary(type, op, left, right);
  }

  /** Empty for a division by 0 and a shift beyond the width. */
  static Optional<Long> evaluate(Operator op, CType type, long a, long b) {
    boolean signed = type.isSigned();
    return switch (op) {
      case ADD -> Optional.of(a + b);
      case SUBTRACT -> Optional.of(a - b);
      case MULTIPLY -> Optional.of(a * b);
      case DIVIDE ->
          b == 0 ? Optional.empty() : Optional.of(signed ? a / b : Long.divideUnsigned(a, b));
      case REMAINDER ->
          b == 0 ? Optional.empty() : Optional.of(signed ? a % b : Long.remainderUnsigned(a, b));
      case AND -> Optional.of(a & b);
      case OR -> Optional.of(a | b);
      case XOR -> Optional.of(a ^ b);
      case SHIFT_LEFT -> b < 0 || b >= type.bits() ? Optional.empty() : Optional.of(a << b);
      case SHIFT_RIGHT ->
          b < 0 || b >= type.bits() ? Optional.empty() : Optional.of(signed ? a >> b : a >>> b);
      case EQUAL -> Optional.of(a == b ? 1L : 0);
      case UNEQUAL -> Optional.of(a != b ? 1L : 0);
      case LESS -> Optional.of((signed ? a < b : Long.compareUnsigned(a, b) < 0) ? 1L : 0);
      case LESS_OR_EQUAL ->
          Optional.of((signed ? a <= b : Long.compareUnsigned(a, b) <= 0) ? 1L : 0);
    };
  }

  static Optional<Long> constant(TypedExpression e) {
    return e instanceof Constant c ? Optional.of(value(c)) : Optional.empty();
  }
}
