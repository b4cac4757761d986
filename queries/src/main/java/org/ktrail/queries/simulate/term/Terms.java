package org.ktrail.queries.simulate.term;

import org.ktrail.queries.simulate.ir.Operation;

/** Makes terms, as small as simple rules get them. Division by 0 gives what SMT-LIB says. */
public final class Terms {
  private Terms() {}

  public static final Term TRUE = known(1, 1);
  public static final Term FALSE = known(1, 0);

  public static Term known(int bits, long value) {
    return new Term.Known(bits, value & mask(bits));
  }

  public static Term symbol(int bits, String name) {
    return new Term.Symbol(bits, name);
  }

  static long mask(int bits) {
    return bits == 64 ? -1 : (1L << bits) - 1;
  }

  static long signed(int bits, long value) {
    return value << 64 - bits >> 64 - bits;
  }

  public static Term binary(Operation op, Term a, Term b) {
    if (a.bits() != b.bits()) {
      throw new IllegalArgumentException(op + " of " + a.bits() + " and " + b.bits() + " bits");
    }
    if (a instanceof Term.Known x && b instanceof Term.Known y) {
      return known(op.isComparison() ? 1 : a.bits(), fold(op, a.bits(), x.value(), y.value()));
    }
    Term simple = simpler(op, a, b);
    return simple != null ? simple : new Term.Binary(op.isComparison() ? 1 : a.bits(), op, a, b);
  }

  private static @org.jspecify.annotations.Nullable Term simpler(Operation op, Term a, Term b) {
    boolean zero = b instanceof Term.Known y && y.value() == 0;
    boolean same = a.equals(b);
    return switch (op) {
      case ADD -> {
        if (a instanceof Term.Known) {
          yield binary(op, b, a);
        }
        if (zero) {
          yield a;
        }
        yield b instanceof Term.Known
                && a instanceof Term.Binary inner
                && inner.operation() == Operation.ADD
                && inner.right() instanceof Term.Known
            ? binary(op, inner.left(), binary(op, inner.right(), b))
            : null;
      }
      case SUBTRACT ->
          zero
              ? a
              : same
                  ? known(a.bits(), 0)
                  : b instanceof Term.Known y
                      ? binary(Operation.ADD, a, known(a.bits(), -y.value()))
                      : null;
      case OR, XOR, SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC -> zero ? a : null;
      case AND -> zero ? b : same ? a : null;
      case EQUAL, LESS_OR_EQUAL_SIGNED, LESS_OR_EQUAL_UNSIGNED -> {
        if (same) {
          yield TRUE;
        }
        yield op == Operation.EQUAL && zero ? isZero(a) : null;
      }
      case UNEQUAL -> {
        if (same) {
          yield FALSE;
        }
        Term is = zero ? isZero(a) : null;
        yield is == null ? null : not(is);
      }
      case LESS_SIGNED, LESS_UNSIGNED -> same ? FALSE : null;
      default -> null;
    };
  }

  /** Whether a truth value that was extended is 0: its negation, without the detour. */
  private static @org.jspecify.annotations.Nullable Term isZero(Term a) {
    return a instanceof Term.Extend e && e.of().bits() == 1 ? not(e.of()) : null;
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
    return new Term.Binary(1, Operation.XOR, truth, TRUE);
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
      case Term.Concat c when from + bits <= c.low().bits() -> extract(c.low(), from, bits);
      case Term.Concat c when from >= c.low().bits() ->
          extract(c.high(), from - c.low().bits(), bits);
      default -> new Term.Extract(bits, from, t);
    };
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
