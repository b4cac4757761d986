package org.ktrail.queries.simulate.run;

import java.util.List;
import org.ktrail.queries.simulate.term.Term;

/**
 * How actors are interleaved.
 *
 * @param preemptions how often an actor is interrupted that could go on
 * @param most interleavings tried
 */
public record Schedule(int preemptions, int most) {
  public static final Schedule DEFAULT = new Schedule(2, 2_000);

  /**
   * One who executes a function at the same time as others.
   *
   * @param name as it is shown
   */
  public record Part(String name, String function, List<Term> arguments) {}

  /**
   * What was found.
   *
   * @param endings of each interleaving, in an order that is the same in each run
   * @param complete whether all within the bound of preemptions were tried
   * @param interruptible whether somebody could have been interrupted beyond the bound
   * @param leftOut whether ways were left out on which something ran by itself
   * @param contended places at which the order of accesses matters
   */
  public record Explored(
      List<Machine.Ending> endings,
      boolean complete,
      boolean interruptible,
      boolean leftOut,
      List<String> contended) {}
}
