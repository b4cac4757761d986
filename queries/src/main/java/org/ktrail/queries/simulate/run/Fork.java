package org.ktrail.queries.simulate.run;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.term.Term;

/**
 * The instruction being executed can go several ways: each is begun anew with one more condition.
 * Thrown before the instruction had any effect.
 */
final class Fork extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param event told on this way, if any
   */
  record Way(Term condition, Optional<Happening> event) {}

  private final transient List<Way> ways;

  Fork(List<Way> ways) {
    super(null, null, false, false);
    this.ways = ways;
  }

  List<Way> ways() {
    return ways;
  }
}
