package org.ktrail.queries.invariants.check;

import java.util.function.Consumer;
import org.ktrail.queries.invariants.Breach;

/** A general rule about one function. Has no state. */
public interface Check {
  public void check(Subject subject, Consumer<Breach> found);
}
