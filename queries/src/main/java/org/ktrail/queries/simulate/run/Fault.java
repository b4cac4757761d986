package org.ktrail.queries.simulate.run;

/** What ends a way before its end: an access that a machine would refuse, a stop, or a bound. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why a way ended. */
  public enum Kind {
    /** Through a pointer that leads to no object: null, an error, freed, beyond the end. */
    BAD_ACCESS,
    DIVISION_BY_ZERO,
    /** Arithmetic that C gives no meaning, see {@link Undefined}. */
    UNDEFINED,
    /** The code stops itself. */
    STOPPED,
    /** Every actor waits, or one waits for what it holds itself. */
    DEADLOCK,
    /** A bound of steps, rounds, depth or ways was reached: nothing is known beyond. */
    BOUND,
    /** Something without meaning here: nothing is known beyond. */
    UNKNOWN
  }

  private final Kind kind;

  Fault(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
