package org.ktrail.queries.invariants.pairs;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/**
 * What the ways through one function do with one resource.
 *
 * @param exits one for each way out and phase
 * @param misuses releases of what is not held
 * @param retaken whether it is released and taken again, as by one whose caller holds it
 * @param bounded whether it was given up
 */
public record PairRun(
    Flow flow,
    Resource resource,
    List<Exit> exits,
    List<Misuse> misuses,
    boolean retaken,
    boolean bounded) {

  /** Whether what the function did with the resource follows from its result. */
  boolean isTold() {
    return !endsApart(
        (a, b) -> flow.result().equals("void") || (a.value().mask() & b.value().mask()) != 0);
  }

  /** Whether two ways that end differently are such. */
  boolean endsApart(BiPredicate<Exit, Exit> such) {
    for (Exit a : exits) {
      for (Exit b : exits) {
        boolean same = a.isHeld() == b.isHeld() && a.isDropped() == b.isDropped();
        if (!same && such.test(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Where a way is: at a step, with what it has done; {@code origin} is the step of the last
   * acquisition, −1 for none.
   */
  public record Spot(int step, Phase phase, int origin) {}

  /**
   * A way out.
   *
   * @param value what it returns
   */
  public record Exit(Spot spot, Sign value, Known known, Map<Spot, Spot> from) {
    boolean isHeld() {
      return spot.phase() == Phase.HELD;
    }

    boolean isDropped() {
      return spot.phase() == Phase.DROPPED;
    }

    /** The steps that lead there, first to last. */
    List<Spot> path() {
      LinkedList<Spot> path = new LinkedList<>();
      for (Spot s = spot; s != null && path.size() < 4000; s = from.get(s)) {
        path.addFirst(s);
      }
      return path;
    }
  }

  /** A release at a step of a resource that is in a phase in which there is nothing to release. */
  record Misuse(Step step, Phase phase, Exit way) {}
}
