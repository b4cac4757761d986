package org.ktrail.queries.simulate.term;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Decides whether truth values can hold together. Answers depend on the question alone. */
public interface Solver {
  /** What is known of a question. */
  enum Answer {
    POSSIBLE,
    IMPOSSIBLE,
    /** It gave up at a bound of its own; whoever asks goes on as if it were possible. */
    UNDECIDED
  }

  /** Takes everything for possible: finds every way, and ways that no input takes. */
  Solver NONE =
      new Solver() {
        @Override
        public Answer ask(Collection<Term> conditions) {
          return Answer.UNDECIDED;
        }

        @Override
        public Optional<Map<Term.Symbol, Long>> model(Collection<Term> conditions) {
          return Optional.empty();
        }
      };

  /**
   * Whether all of some truth values, each of one bit, can hold together.
   *
   * @param conditions none of them known, in an order that is the same in each run
   */
  Answer ask(Collection<Term> conditions);

  /**
   * Values of the symbols for which all conditions hold.
   *
   * @return empty if there are none, or none were found
   */
  Optional<Map<Term.Symbol, Long>> model(Collection<Term> conditions);

  /** Values that showed the last answer to be {@link Answer#POSSIBLE}, if it keeps them. */
  default Optional<Map<Term.Symbol, Long>> example() {
    return Optional.empty();
  }
}
