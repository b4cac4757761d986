package org.ktrail.queries.simulate.run;

/** The actor cannot go on before another one has. Thrown before the instruction had any effect. */
final class Blocked extends RuntimeException {
  private static final long serialVersionUID = 1;

  Blocked(String on) {
    super(on, null, false, false);
  }
}
