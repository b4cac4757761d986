package org.ktrail.queries.simulate.run;

import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/**
 * Whether a sum, difference or product is none of a type.
 *
 * @param value its lowest bits
 * @param overflows a truth value
 */
record Overflow(Term value, Term overflows) {
  static Overflow of(Instruction.Overflow o, Term left, Term right) {
    Term a = Terms.resize(left, 64, o.leftSigned());
    Term b = Terms.resize(right, 64, o.rightSigned());
    Term value = Terms.extract(Terms.binary(o.operation(), a, b), 0, o.to().bits());
    boolean allSigned = o.signed() && o.leftSigned() && o.rightSigned();
    boolean noneSigned = !o.signed() && !o.leftSigned() && !o.rightSigned();
    // What a solver has an easier time with, where it is the same.
    if (o.to().bits() == 64 && noneSigned) {
      return new Overflow(value, unsigned(o.operation(), a, b, value));
    }
    if (o.to().bits() == 64 && allSigned && o.operation() != Operation.MULTIPLY) {
      Term signs =
          Terms.binary(
              Operation.AND,
              Terms.binary(Operation.XOR, a, o.operation() == Operation.ADD ? value : b),
              Terms.binary(Operation.XOR, o.operation() == Operation.ADD ? b : a, value));
      return new Overflow(value, Terms.binary(Operation.LESS_SIGNED, signs, Terms.known(64, 0)));
    }
    if (left.bits() <= 32 && right.bits() <= 32 && (o.leftSigned() || o.rightSigned())) {
      // Exact in 64 bits with a sign.
      Term exact = Terms.binary(o.operation(), a, b);
      Term back = Terms.resize(value, 64, o.signed());
      Term same = Terms.equal(exact, back);
      Term negative = Terms.binary(Operation.LESS_SIGNED, exact, Terms.known(64, 0));
      return new Overflow(value, o.to().bits() == 64 && !o.signed() ? negative : Terms.not(same));
    }
    // The product of two numbers without sign needs all of 128 bits, anything else one less.
    boolean plain = !o.leftSigned() && !o.rightSigned() && o.operation() == Operation.MULTIPLY;
    Wide exact =
        Wide.compute(o.operation(), Wide.of(a, o.leftSigned()), Wide.of(b, o.rightSigned()));
    Wide back = Wide.of(value, o.signed());
    Term same = Wide.compare(Operation.EQUAL, exact, back);
    Term negative = Terms.binary(Operation.LESS_SIGNED, exact.high(), Terms.known(64, 0));
    Term beyond = plain && o.signed() ? negative : Terms.FALSE;
    return new Overflow(value, Terms.binary(Operation.OR, Terms.not(same), beyond));
  }

  private static Term unsigned(Operation operation, Term a, Term b, Term value) {
    return switch (operation) {
      case ADD -> Terms.binary(Operation.LESS_UNSIGNED, value, a);
      case SUBTRACT -> Terms.binary(Operation.LESS_UNSIGNED, a, b);
      default -> {
        Term zero = Terms.equal(b, Terms.known(64, 0));
        Term one = Terms.resize(zero, 64, false);
        // Divided by 1 in place of 0: then the product is 0 and does not overflow.
        Term quotient =
            Terms.binary(Operation.DIVIDE_UNSIGNED, value, Terms.binary(Operation.OR, b, one));
        yield Terms.binary(Operation.AND, Terms.not(zero), Terms.not(Terms.equal(quotient, a)));
      }
    };
  }
}
