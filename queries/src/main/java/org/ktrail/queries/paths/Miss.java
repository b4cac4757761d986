package org.ktrail.queries.paths;

import java.util.List;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Place;

/**
 * Why there is no path.
 *
 * @param forward functions and macros reached from the start, callbacks handed down not looked at
 * @param backward those from which the end is reached
 * @param programs of either end
 * @param reason what stands between
 * @param fromStart nearest points reached from the start where calls lead nowhere known
 * @param fromEnd nearest points reached from the end that nobody is known to call
 */
public record Miss(
    int forward,
    long forwardEdges,
    int backward,
    List<String> programs,
    Reason reason,
    List<Point> fromStart,
    List<Point> fromEnd) {
  public Miss {
    programs = List.copyOf(programs);
    fromStart = List.copyOf(fromStart);
    fromEnd = List.copyOf(fromEnd);
  }

  /** What stands between the ends. */
  public sealed interface Reason {}

  /** No edge leads from what the start reaches to what reaches the end. */
  public record Apart() implements Reason {}

  /** There may be a way of so many hops, which is more than was allowed. */
  public record TooFar(int hops) implements Reason {}

  /**
   * There is a way, but too much is chosen on it that could be chosen otherwise.
   *
   * @param surprise in sixteenths of a hop
   * @param hubs that it leads through
   */
  public record Unlikely(int hops, int surprise, List<Symbol> hubs) implements Reason {}

  /**
   * Edges connect the ends, but what the callers on the way hand down leads elsewhere; or the
   * search gave up.
   *
   * @param nearest the point reached that is nearest to the end
   * @param hopsLeft that it would take from there
   */
  public record OtherCallbacks(Symbol nearest, int hopsLeft) implements Reason {}

  /**
   * A function at the edge of what is known.
   *
   * @param hops from the end it was reached from
   * @param unresolved calls in it that lead nowhere known; at the end's side empty
   * @param slots that it is registered in, through which no call is known
   */
  public record Point(Symbol function, int hops, List<Unresolved> unresolved, List<String> slots) {}

  /**
   * @param text the callee as written, or the slot
   */
  public record Unresolved(Place site, String text) {}
}
