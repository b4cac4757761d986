package org.ktrail.queries.simulate.run;

import org.ktrail.queries.simulate.c.BitOperation;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Bits counted or turned of numbers that need not be known: arithmetic without branches. */
final class BitTerms {
  private BitTerms() {}

  /** As wide as {@code bits}. */
  static Term of(BitOperation operation, Term of, int bits) {
    if (of instanceof Term.Known k) {
      return Terms.known(bits, operation.of(k.bits(), k.value()));
    }
    int width = of.bits();
    return switch (operation) {
      case ONES -> Terms.resize(ones(of), bits, false);
      case PARITY -> Terms.resize(Terms.binary(Operation.AND, ones(of), one(width)), bits, false);
      case LEADING_ZEROS -> Terms.resize(leadingZeros(of), bits, false);
      case TRAILING_ZEROS -> {
        // Ones below the lowest one: x and minus x have that one in common.
        Term lowest = Terms.binary(Operation.AND, of, minus(Terms.known(width, 0), of));
        yield Terms.resize(ones(minus(lowest, one(width))), bits, false);
      }
      case FIRST_ONE -> {
        Term upTo = ones(Terms.binary(Operation.XOR, of, minus(of, one(width))));
        Term some = Terms.not(Terms.equal(of, Terms.known(width, 0)));
        yield Terms.resize(
            Terms.binary(Operation.MULTIPLY, upTo, Terms.resize(some, width, false)), bits, false);
      }
      case SIGN_COPIES -> {
        Term sign = Terms.binary(Operation.SHIFT_RIGHT_ARITHMETIC, of, known(width, width - 1));
        Term rest = Terms.binary(Operation.XOR, of, sign);
        yield Terms.resize(minus(leadingZeros(rest), one(width)), bits, false);
      }
      case SWAP_BYTES -> {
        Term out = Terms.extract(of, 0, 8);
        for (int i = 8; i < width; i += 8) {
          out = Terms.concat(out, Terms.extract(of, i, 8));
        }
        yield out;
      }
    };
  }

  private static Term known(int bits, long value) {
    return Terms.known(bits, value);
  }

  private static Term one(int bits) {
    return known(bits, 1);
  }

  private static Term minus(Term a, Term b) {
    return Terms.binary(Operation.SUBTRACT, a, b);
  }

  private static Term leadingZeros(Term of) {
    Term t = of;
    for (int by = 1; by < of.bits(); by *= 2) {
      t =
          Terms.binary(
              Operation.OR,
              t,
              Terms.binary(Operation.SHIFT_RIGHT_LOGICAL, t, known(of.bits(), by)));
    }
    return minus(known(of.bits(), of.bits()), ones(t));
  }

  /** Sums of neighbours, then of those. */
  private static Term ones(Term of) {
    Term t = of;
    for (int by = 1; by < of.bits(); by *= 2) {
      long mask =
          switch (by) {
            case 1 -> 0x5555555555555555L;
            case 2 -> 0x3333333333333333L;
            case 4 -> 0x0f0f0f0f0f0f0f0fL;
            case 8 -> 0x00ff00ff00ff00ffL;
            case 16 -> 0x0000ffff0000ffffL;
            default -> 0x00000000ffffffffL;
          };
      Term even = Terms.binary(Operation.AND, t, known(of.bits(), mask));
      Term odd =
          Terms.binary(
              Operation.AND,
              Terms.binary(Operation.SHIFT_RIGHT_LOGICAL, t, known(of.bits(), by)),
              known(of.bits(), mask));
      t = Terms.binary(Operation.ADD, even, odd);
    }
    return t;
  }
}
