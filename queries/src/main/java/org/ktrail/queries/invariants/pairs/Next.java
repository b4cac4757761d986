package org.ktrail.queries.invariants.pairs;

import org.ktrail.queries.invariants.values.Known;

/**
 * Where a way goes on after a step.
 *
 * @param phase what it has done with the resource
 * @param origin step of the last acquisition, −1 for none
 * @param known signs of what was tested or assigned on the way
 */
record Next(Phase phase, int origin, Known known) {
  Next in(Phase other) {
    return new Next(other, origin, known);
  }

  Next knowing(Known other) {
    return new Next(phase, origin, other);
  }

  /** What is held is held by others, too. */
  Next escaped() {
    return phase == Phase.HELD ? in(Phase.ESCAPED) : this;
  }
}
