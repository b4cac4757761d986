package org.ktrail.queries.simulate.run;

import java.math.BigInteger;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/**
 * A number of 128 bits, as its two halves.
 *
 * @param low the lower 64 bits
 * @param high the others
 */
record Wide(Term low, Term high) {
  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(128);

  static Wide of(Term value, boolean signed) {
    Term low = Terms.resize(value, 64, signed);
    Term high =
        signed
            ? Terms.binary(Operation.SHIFT_RIGHT_ARITHMETIC, low, Terms.known(64, 63))
            : Terms.known(64, 0);
    return new Wide(low, high);
  }

  boolean isKnown() {
    return low.isKnown() && high.isKnown();
  }

  private BigInteger number(boolean signed) {
    BigInteger value = half(high, signed).shiftLeft(64);
    return value.add(half(low, false));
  }

  private static BigInteger half(Term t, boolean signed) {
    long value = ((Term.Known) t).value();
    BigInteger n = BigInteger.valueOf(value);
    return signed || value >= 0 ? n : n.add(BigInteger.ONE.shiftLeft(64));
  }

  private static Wide of(BigInteger value) {
    BigInteger bits = value.mod(RANGE);
    return new Wide(
        Terms.known(64, bits.longValue()), Terms.known(64, bits.shiftRight(64).longValue()));
  }

  /**
   * The result of an operation other than a shift or a comparison.
   *
   * @throws Fault for a division by 0, and one of what is not known
   */
  static Wide compute(Operation operation, Wide a, Wide b) {
    return switch (operation) {
      case ADD -> a.plus(b);
      case SUBTRACT -> {
        Term low = Terms.binary(Operation.SUBTRACT, a.low, b.low);
        Term borrow = bit(Terms.binary(Operation.LESS_UNSIGNED, a.low, b.low));
        Term high = Terms.binary(Operation.SUBTRACT, a.high, b.high);
        yield new Wide(low, Terms.binary(Operation.SUBTRACT, high, borrow));
      }
      case MULTIPLY -> a.times(b);
      case AND, OR, XOR ->
          new Wide(Terms.binary(operation, a.low, b.low), Terms.binary(operation, a.high, b.high));
      case DIVIDE_SIGNED, DIVIDE_UNSIGNED, REMAINDER_SIGNED, REMAINDER_UNSIGNED ->
          divided(operation, a, b);
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  private static Wide divided(Operation operation, Wide a, Wide b) {
    if (!a.isKnown() || !b.isKnown()) {
      throw new Fault(Fault.Kind.UNKNOWN, "a division of 128 bits of what is not known");
    }
    boolean signed =
        operation == Operation.DIVIDE_SIGNED || operation == Operation.REMAINDER_SIGNED;
    BigInteger by = b.number(signed);
    if (by.signum() == 0) {
      throw new Fault(Fault.Kind.DIVISION_BY_ZERO, "division by 0");
    }
    boolean quotient =
        operation == Operation.DIVIDE_SIGNED || operation == Operation.DIVIDE_UNSIGNED;
    BigInteger of = a.number(signed);
    return of(quotient ? of.divide(by) : of.remainder(by));
  }

  private static Term bit(Term truth) {
    return Terms.resize(truth, 64, false);
  }

  private Wide plus(Wide b) {
    Term sum = Terms.binary(Operation.ADD, low, b.low);
    Term carry = bit(Terms.binary(Operation.LESS_UNSIGNED, sum, b.low));
    Term upper = Terms.binary(Operation.ADD, high, b.high);
    return new Wide(sum, Terms.binary(Operation.ADD, upper, carry));
  }

  private Wide times(Wide b) {
    Wide product = product(low, b.low);
    Term cross =
        Terms.binary(
            Operation.ADD,
            Terms.binary(Operation.MULTIPLY, low, b.high),
            Terms.binary(Operation.MULTIPLY, high, b.low));
    return new Wide(product.low, Terms.binary(Operation.ADD, product.high, cross));
  }

  /** Of two numbers of 64 bits, by halves of 32. */
  private static Wide product(Term x, Term y) {
    Term x0 = lower(x);
    Term x1 = upper(x);
    Term y0 = lower(y);
    Term y1 = upper(y);
    Term low = Terms.binary(Operation.MULTIPLY, x0, y0);
    Term middle =
        Terms.binary(Operation.ADD, Terms.binary(Operation.MULTIPLY, x1, y0), upper(low)); // fits
    Term rest =
        Terms.binary(
            Operation.ADD, Terms.binary(Operation.MULTIPLY, x0, y1), lower(middle)); // fits
    Term high =
        Terms.binary(
            Operation.ADD,
            Terms.binary(Operation.MULTIPLY, x1, y1),
            Terms.binary(Operation.ADD, upper(middle), upper(rest)));
    return new Wide(Terms.binary(Operation.MULTIPLY, x, y), high);
  }

  private static Term lower(Term t) {
    return Terms.resize(Terms.extract(t, 0, 32), 64, false);
  }

  private static Term upper(Term t) {
    return Terms.resize(Terms.extract(t, 32, 32), 64, false);
  }

  /**
   * @throws Fault for a count that C gives no meaning, and one that is not known
   */
  Wide shifted(Operation operation, Term by) {
    if (!(by instanceof Term.Known k)) {
      throw new Fault(Fault.Kind.UNKNOWN, "a shift of 128 bits by what is not known");
    }
    long count = Terms.signed(k.bits(), k.value());
    if (count < 0 || count >= 128) {
      throw new Fault(
          Fault.Kind.UNDEFINED, "a number of 128 bits is shifted by %d".formatted(count));
    }
    if (count == 0) {
      return this;
    }
    boolean left = operation == Operation.SHIFT_LEFT;
    Term none =
        operation == Operation.SHIFT_RIGHT_ARITHMETIC
            ? Terms.binary(operation, high, Terms.known(64, 63))
            : Terms.known(64, 0);
    if (count >= 64) {
      Term rest = Terms.known(64, count - 64);
      return left
          ? new Wide(none, Terms.binary(operation, low, rest))
          : new Wide(Terms.binary(operation, high, rest), none);
    }
    Term n = Terms.known(64, count);
    Term back = Terms.known(64, 64 - count);
    return left
        ? new Wide(
            Terms.binary(Operation.SHIFT_LEFT, low, n),
            Terms.binary(
                Operation.OR,
                Terms.binary(Operation.SHIFT_LEFT, high, n),
                Terms.binary(Operation.SHIFT_RIGHT_LOGICAL, low, back)))
        : new Wide(
            Terms.binary(
                Operation.OR,
                Terms.binary(Operation.SHIFT_RIGHT_LOGICAL, low, n),
                Terms.binary(Operation.SHIFT_LEFT, high, back)),
            Terms.binary(operation, high, n));
  }

  /** A truth value. */
  static Term compare(Operation operation, Wide a, Wide b) {
    Term lowEqual = Terms.equal(a.low, b.low);
    Term highEqual = Terms.equal(a.high, b.high);
    Term equal = Terms.binary(Operation.AND, lowEqual, highEqual);
    return switch (operation) {
      case EQUAL -> equal;
      case UNEQUAL -> Terms.not(equal);
      case LESS_SIGNED, LESS_UNSIGNED -> less(operation, a, b, highEqual);
      case LESS_OR_EQUAL_SIGNED -> Terms.not(less(Operation.LESS_SIGNED, b, a, highEqual));
      case LESS_OR_EQUAL_UNSIGNED -> Terms.not(less(Operation.LESS_UNSIGNED, b, a, highEqual));
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  private static Term less(Operation operation, Wide a, Wide b, Term highEqual) {
    return Terms.binary(
        Operation.OR,
        Terms.binary(operation, a.high, b.high),
        Terms.binary(
            Operation.AND, highEqual, Terms.binary(Operation.LESS_UNSIGNED, a.low, b.low)));
  }
}
