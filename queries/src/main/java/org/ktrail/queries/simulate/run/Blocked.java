package org.ktrail.queries.simulate.run;

/** The actor cannot go on before another one has. Thrown before the instruction had any effect. */
final class Blocked extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What it waits for. */
  enum On {
    /** What another actor holds, or has yet to finish. */
    ACTOR,
    /** A condition, which somebody who is not followed may make true. */
    CONDITION,
    /** Being woken, perhaps by somebody who is not followed. */
    WAKEUP
  }

  final On on;

  Blocked(String what, On on) {
    super(what, null, false, false);
    this.on = on;
  }
}
