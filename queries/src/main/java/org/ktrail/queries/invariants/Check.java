package org.ktrail.queries.invariants;

import java.util.function.Consumer;

/** A general rule about one function. Has no state. */
interface Check {
  void check(Subject subject, Consumer<Breach> found);
}
