package org.ktrail.queries.simulate.run;

/** What ends a state before its end: an access that a machine would refuse, or a bound. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why a state ended. */
  public enum Kind {
    /** Through a pointer that leads to no object. */
    BAD_ACCESS,
    DIVISION_BY_ZERO,
    /** A bound of steps, depth or states was reached: nothing is known beyond. */
    BOUND,
    /** Something without body or meaning here. */
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
