package org.ktrail.queries.simulate.term;

import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.ir.Operation;

/** Comparisons in their simplest form: of a symbol or one of its bits with a number, if it can. */
final class Comparisons {
  private Comparisons() {}

  static @Nullable Term simpler(Operation op, Term a, Term b) {
    if (a.equals(b)) {
      return switch (op) {
        case EQUAL, LESS_OR_EQUAL_SIGNED, LESS_OR_EQUAL_UNSIGNED -> Terms.TRUE;
        default -> Terms.FALSE;
      };
    }
    return switch (op) {
      case EQUAL -> equal(a, b);
      case UNEQUAL -> {
        Term equal = equal(a, b);
        yield equal == null ? null : Terms.not(equal);
      }
      default -> ordered(op, a, b);
    };
  }

  /** Null if it stays as it is; a known operand is the right one. */
  private static @Nullable Term equal(Term a, Term b) {
    if (!(b instanceof Term.Known k)) {
      if (Terms.root(a).equals(Terms.root(b))) {
        return Terms.FALSE; // equal terms were dealt with: the offsets differ
      }
      return a instanceof Term.Extend x
              && b instanceof Term.Extend y
              && x.signed() == y.signed()
              && x.of().bits() == y.of().bits()
          ? Terms.equal(x.of(), y.of())
          : null;
    }
    if (a.bits() == 1) {
      return k.value() == 1 ? a : Terms.not(a);
    }
    return switch (a) {
      case Term.Extend e -> {
        Term narrow = Terms.known(e.of().bits(), k.value());
        yield Terms.resize(narrow, a.bits(), e.signed()).equals(b)
            ? Terms.equal(e.of(), narrow)
            : Terms.FALSE;
      }
      case Term.Concat c when c.high().isKnown() || c.low().isKnown() -> {
        Term low = Terms.equal(c.low(), Terms.extract(b, 0, c.low().bits()));
        Term high = Terms.equal(c.high(), Terms.extract(b, c.low().bits(), c.high().bits()));
        yield Terms.binary(Operation.AND, low, high);
      }
      case Term.Binary x when x.right() instanceof Term.Known y ->
          switch (x.operation()) {
            case ADD -> Terms.equal(x.left(), Terms.known(a.bits(), k.value() - y.value()));
            case XOR -> Terms.equal(x.left(), Terms.known(a.bits(), k.value() ^ y.value()));
            case AND -> masked(x.left(), y.value(), k.value());
            case OR -> (y.value() & ~k.value()) != 0 ? Terms.FALSE : null;
            default -> null;
          };
      default -> null;
    };
  }

  /** {@code (a & mask) == value}: of one bit, that bit. */
  private static @Nullable Term masked(Term a, long mask, long value) {
    if ((value & ~mask) != 0) {
      return Terms.FALSE;
    }
    if (Long.bitCount(mask) == 1) {
      Term bit = Terms.extract(a, Long.numberOfTrailingZeros(mask), 1);
      return value == 0 ? Terms.not(bit) : bit;
    }
    return null;
  }

  /** Comparisons by size of what was extended, at its own width. */
  private static @Nullable Term ordered(Operation op, Term a, Term b) {
    boolean signed = op == Operation.LESS_SIGNED || op == Operation.LESS_OR_EQUAL_SIGNED;
    boolean strict = op == Operation.LESS_SIGNED || op == Operation.LESS_UNSIGNED;
    if (a instanceof Term.Extend x
        && b instanceof Term.Extend y
        && x.signed() == y.signed()
        && x.of().bits() == y.of().bits()
        && (signed || !x.signed())) {
      return Terms.binary(x.signed() ? op : unsigned(strict), x.of(), y.of());
    }
    if (a instanceof Term.Extend x && b instanceof Term.Known k && (signed || !x.signed())) {
      return narrow(x, k, strict, op, true);
    }
    if (b instanceof Term.Extend x && a instanceof Term.Known k && (signed || !x.signed())) {
      return narrow(x, k, strict, op, false);
    }
    if (!signed && strict && b instanceof Term.Known k && k.value() == 0) {
      return Terms.FALSE;
    }
    if (!signed && !strict && a instanceof Term.Known k && k.value() == 0) {
      return Terms.TRUE;
    }
    return null;
  }

  private static Operation unsigned(boolean strict) {
    return strict ? Operation.LESS_UNSIGNED : Operation.LESS_OR_EQUAL_UNSIGNED;
  }

  /** {@code extended x < k}, or {@code k < extended x}. */
  private static Term narrow(
      Term.Extend x, Term.Known k, boolean strict, Operation op, boolean left) {
    int bits = x.of().bits();
    long least = x.signed() ? -1L << bits - 1 : 0;
    long most = x.signed() ? ~least : Terms.mask(bits);
    boolean signed = op == Operation.LESS_SIGNED || op == Operation.LESS_OR_EQUAL_SIGNED;
    long value = signed ? Terms.signed(k.bits(), k.value()) : k.value();
    boolean below = signed ? value < least : false;
    boolean above = signed ? value > most : Long.compareUnsigned(value, most) > 0;
    if (below) {
      return left ? Terms.FALSE : Terms.TRUE;
    }
    if (above) {
      return left ? Terms.TRUE : Terms.FALSE;
    }
    Operation narrow =
        x.signed()
            ? strict ? Operation.LESS_SIGNED : Operation.LESS_OR_EQUAL_SIGNED
            : unsigned(strict);
    Term number = Terms.known(bits, value);
    return left ? Terms.binary(narrow, x.of(), number) : Terms.binary(narrow, number, x.of());
  }
}
