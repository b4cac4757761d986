package org.ktrail.queries.simulate.term;

import java.util.List;

/** Decides whether truth values can hold together. */
public interface Solver {
  /** Takes everything for possible: finds every way, and ways that no input takes. */
  Solver NONE = (all, one) -> true;

  /**
   * Whether {@code one} can be true where all of {@code all} are.
   *
   * @param all of one bit, true together
   */
  boolean isPossible(List<Term> all, Term one);
}
