package org.ktrail.queries.simulate.run;

import java.util.Optional;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;

/**
 * Arithmetic that C gives no meaning, told where the numbers are known: what a machine makes of it
 * is no answer about the program. Sums that overflow are not told; the kernel is built with {@code
 * -fno-strict-overflow}.
 */
final class Undefined {
  private Undefined() {}

  static Optional<Fault> of(Operation operation, Term left, Term right) {
    if (!(right instanceof Term.Known by)) {
      return Optional.empty();
    }
    return switch (operation) {
      case DIVIDE_SIGNED, DIVIDE_UNSIGNED, REMAINDER_SIGNED, REMAINDER_UNSIGNED ->
          signed(by) == 0
              ? Optional.of(new Fault(Fault.Kind.DIVISION_BY_ZERO, "division by 0"))
              : quotient(operation, left, by);
      case SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC -> shift(by);
      default -> Optional.empty();
    };
  }

  /** The smallest number divided by -1 is none of the type, and a trap of some machines. */
  private static Optional<Fault> quotient(Operation operation, Term left, Term.Known by) {
    boolean signed =
        operation == Operation.DIVIDE_SIGNED || operation == Operation.REMAINDER_SIGNED;
    return signed
            && signed(by) == -1
            && left instanceof Term.Known of
            && signed(of) == -1L << (of.bits() - 1)
        ? Optional.of(
            new Fault(Fault.Kind.UNDEFINED, "%d divided by -1 is too large".formatted(signed(of))))
        : Optional.empty();
  }

  private static Optional<Fault> shift(Term.Known by) {
    long count = signed(by);
    return count >= 0 && count < by.bits()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Fault.Kind.UNDEFINED,
                "a number of %d bits is shifted by %d".formatted(by.bits(), count)));
  }

  private static long signed(Term.Known k) {
    return k.value() << (64 - k.bits()) >> (64 - k.bits());
  }
}
