package org.ktrail.queries.simulate.term;

import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.ir.Operation;

/** Makes terms, as small as simple rules get them. Division by 0 gives what SMT-LIB says. */
public final class Terms {
  private Terms() {}

  public static final Term TRUE = known(1, 1);
  public static final Term FALSE = known(1, 0);

  public static Term known(int bits, long value) {
    return new Term.Known(bits, value & mask(bits));
  }

  public static Term.Symbol symbol(int bits, String name) {
    return new Term.Symbol(bits, name);
  }

  static long mask(int bits) {
    return bits == 64 ? -1 : (1L << bits) - 1;
  }

  /** The value of so many bits with its sign. */
  public static long signed(int bits, long value) {
    return value << 64 - bits >> 64 - bits;
  }

  public static Term binary(Operation op, Term a, Term b) {
    if (a.bits() != b.bits()) {
      throw new IllegalArgumentException(op + " of " + a.bits() + " and " + b.bits() + " bits");
    }
    if (a instanceof Term.Known x && b instanceof Term.Known y) {
      return known(op.isComparison() ? 1 : a.bits(), fold(op, a.bits(), x.value(), y.value()));
    }
    if (a instanceof Term.Known && commutes(op)) {
      return binary(op, b, a);
    }
    Term simple = op.isComparison() ? Comparisons.simpler(op, a, b) : simpler(op, a, b);
    return simple != null ? simple : new Term.Binary(op.isComparison() ? 1 : a.bits(), op, a, b);
  }

  private static boolean commutes(Operation op) {
    return switch (op) {
      case ADD, MULTIPLY, AND, OR, XOR, EQUAL, UNEQUAL -> true;
      default -> false;
    };
  }

  public static Term equal(Term a, Term b) {
    return binary(Operation.EQUAL, a, b);
  }

  private static @Nullable Term simpler(Operation op, Term a, Term b) {
    boolean zero = b instanceof Term.Known y && y.value() == 0;
    boolean ones = b instanceof Term.Known y && y.value() == mask(b.bits());
    boolean same = a.equals(b);
    return switch (op) {
      case ADD -> zero ? a : again(op, a, b);
      case SUBTRACT ->
          zero
              ? a
              : same
                  ? known(a.bits(), 0)
                  : b instanceof Term.Known y
                      ? binary(Operation.ADD, a, known(a.bits(), -y.value()))
                      : difference(a, b);
      case MULTIPLY -> zero ? b : b instanceof Term.Known y && y.value() == 1 ? a : again(op, a, b);
      case DIVIDE_UNSIGNED, DIVIDE_SIGNED ->
          b instanceof Term.Known y && y.value() == 1 && b.bits() > 1 ? a : null;
      case REMAINDER_SIGNED, REMAINDER_UNSIGNED -> null;
      case OR -> zero || same ? a : ones ? b : again(op, a, b);
      case XOR -> zero ? a : same ? known(a.bits(), 0) : again(op, a, b);
      case SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC -> zero ? a : null;
      case AND -> zero ? b : same || ones ? a : again(op, a, b);
      default -> null;
    };
  }

  /** {@code (x op 1) op 2} is {@code x op 3}. */
  private static @Nullable Term again(Operation op, Term a, Term b) {
    return b instanceof Term.Known
            && a instanceof Term.Binary inner
            && inner.operation() == op
            && inner.right() instanceof Term.Known
        ? binary(op, inner.left(), binary(op, inner.right(), b))
        : null;
  }

  /** {@code (x + 3) - x} and {@code x - (x + 3)}: members of one object. */
  private static @Nullable Term difference(Term a, Term b) {
    if (root(a).equals(root(b))) {
      return known(a.bits(), offset(a) - offset(b));
    }
    return null;
  }

  /** What a term is apart from a number added to it. */
  public static Term root(Term t) {
    return t instanceof Term.Binary b
            && b.operation() == Operation.ADD
            && b.right() instanceof Term.Known
        ? b.left()
        : t;
  }

  /** The number that is added to the {@linkplain #root root}. */
  public static long offset(Term t) {
    return t instanceof Term.Binary b
            && b.operation() == Operation.ADD
            && b.right() instanceof Term.Known k
        ? signed(k.bits(), k.value())
        : 0;
  }

  public static Term not(Term truth) {
    if (truth instanceof Term.Known k) {
      return known(1, k.value() ^ 1);
    }
    if (truth instanceof Term.Binary b) {
      Operation opposite =
          switch (b.operation()) {
            case EQUAL -> Operation.UNEQUAL;
            case UNEQUAL -> Operation.EQUAL;
            default -> null;
          };
      if (opposite != null) {
        return new Term.Binary(1, opposite, b.left(), b.right());
      }
      Operation swapped =
          switch (b.operation()) {
            case LESS_SIGNED -> Operation.LESS_OR_EQUAL_SIGNED;
            case LESS_UNSIGNED -> Operation.LESS_OR_EQUAL_UNSIGNED;
            case LESS_OR_EQUAL_SIGNED -> Operation.LESS_SIGNED;
            case LESS_OR_EQUAL_UNSIGNED -> Operation.LESS_UNSIGNED;
            default -> null;
          };
      if (swapped != null) {
        return new Term.Binary(1, swapped, b.right(), b.left());
      }
    }
    return binary(Operation.XOR, truth, TRUE);
  }

  private static long fold(Operation op, int bits, long a, long b) {
    long x = signed(bits, a);
    long y = signed(bits, b);
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE_SIGNED -> y == 0 ? (x < 0 ? 1 : -1) : x / y;
      case DIVIDE_UNSIGNED -> b == 0 ? -1 : Long.divideUnsigned(a, b);
      case REMAINDER_SIGNED -> y == 0 ? x : x % y;
      case REMAINDER_UNSIGNED -> b == 0 ? a : Long.remainderUnsigned(a, b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHIFT_LEFT -> Long.compareUnsigned(b, bits) >= 0 ? 0 : a << b;
      case SHIFT_RIGHT_LOGICAL -> Long.compareUnsigned(b, bits) >= 0 ? 0 : a >>> b;
      case SHIFT_RIGHT_ARITHMETIC -> Long.compareUnsigned(b, bits) >= 0 ? x >> 63 : x >> b;
      case EQUAL -> a == b ? 1 : 0;
      case UNEQUAL -> a != b ? 1 : 0;
      case LESS_SIGNED -> x < y ? 1 : 0;
      case LESS_UNSIGNED -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
      case LESS_OR_EQUAL_SIGNED -> x <= y ? 1 : 0;
      case LESS_OR_EQUAL_UNSIGNED -> Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
    };
  }

  /** To another width: cut off, or extended. */
  public static Term resize(Term t, int bits, boolean signed) {
    if (t.bits() == bits) {
      return t;
    }
    return bits < t.bits() ? extract(t, 0, bits) : extend(t, bits, signed);
  }

  private static Term extend(Term t, int bits, boolean signed) {
    if (t instanceof Term.Known k) {
      return known(bits, signed ? signed(t.bits(), k.value()) : k.value());
    }
    if (t instanceof Term.Extend e && (e.signed() == signed || !e.signed())) {
      return new Term.Extend(bits, e.signed(), e.of());
    }
    return new Term.Extend(bits, signed, t);
  }

  public static Term extract(Term t, int from, int bits) {
    if (from == 0 && bits == t.bits()) {
      return t;
    }
    return switch (t) {
      case Term.Known k -> known(bits, k.value() >>> from);
      case Term.Extract e -> extract(e.of(), e.from() + from, bits);
      case Term.Extend e when from + bits <= e.of().bits() -> extract(e.of(), from, bits);
      case Term.Extend e when from == 0 && bits > e.of().bits() -> extend(e.of(), bits, e.signed());
      case Term.Extend e when !e.signed() && from >= e.of().bits() -> known(bits, 0);
      case Term.Concat c when from + bits <= c.low().bits() -> extract(c.low(), from, bits);
      case Term.Concat c when from >= c.low().bits() ->
          extract(c.high(), from - c.low().bits(), bits);
      case Term.Binary b -> {
        Term parts = ofParts(b, from, bits);
        yield parts != null ? parts : new Term.Extract(bits, from, t);
      }
      default -> new Term.Extract(bits, from, t);
    };
  }

  /** Bits of a result that depend on the same bits of the operands only. */
  private static @Nullable Term ofParts(Term.Binary b, int from, int bits) {
    boolean low =
        switch (b.operation()) {
          case AND, OR, XOR -> true;
          case ADD, SUBTRACT, MULTIPLY -> from == 0 && bits > 1;
          default -> false;
        };
    if (low) {
      Term left = extract(b.left(), from, bits);
      Term right = extract(b.right(), from, bits);
      return binary(b.operation(), left, right);
    }
    if (b.right() instanceof Term.Known k) {
      if (b.operation() == Operation.SHIFT_RIGHT_LOGICAL
          && k.value() >= 0
          && k.value() + from + bits <= b.bits()) {
        return extract(b.left(), from + (int) k.value(), bits);
      }
      if (b.operation() == Operation.SHIFT_LEFT && k.value() >= 0 && k.value() <= from) {
        return extract(b.left(), from - (int) k.value(), bits);
      }
    }
    return null;
  }

  public static Term concat(Term high, Term low) {
    int bits = high.bits() + low.bits();
    if (high instanceof Term.Known h && low instanceof Term.Known l) {
      return known(bits, h.value() << low.bits() | l.value());
    }
    if (high instanceof Term.Extract h
        && low instanceof Term.Extract l
        && h.of().equals(l.of())
        && h.from() == l.from() + l.bits()) {
      return extract(h.of(), l.from(), bits);
    }
    if (high instanceof Term.Known h && h.value() == 0) {
      return extend(low, bits, false);
    }
    return new Term.Concat(bits, high, low);
  }
}
