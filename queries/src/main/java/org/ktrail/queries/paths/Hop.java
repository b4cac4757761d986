package org.ktrail.queries.paths;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Place;

/**
 * One hop of a path.
 *
 * @param site of the call, in the function before
 * @param condition of the site, that of its file included
 * @param cleanup a destructor that runs at the end of a scope
 * @param text the callee as written where it is indirect, else ""
 * @param alternatives other functions to which equally good ways go on from the same function
 */
public record Hop(
    Symbol to,
    Place site,
    EdgeKind kind,
    Grade grade,
    Condition condition,
    boolean cleanup,
    String text,
    Proof proof,
    List<Symbol> alternatives) {

  /** Why this function is called here. */
  public sealed interface Proof {}

  /** The site names it. */
  public record Named() implements Proof {}

  /**
   * It is one of those that the slot can hold.
   *
   * @param targets how many those are
   * @param registration where it was put into a slot
   * @param flows from that slot to the one called through
   */
  public record Registered(
      String slot, int targets, Registration registration, List<SlotCopy> flows) implements Proof {}

  /** A caller on this path handed it down. */
  public record HandedDown(String slot, List<Handing> handings, @Nullable Registered source)
      implements Proof {
    /** Where it came from, if not the function itself but a slot's content was handed down. */
    public Optional<Registered> from() {
      return Optional.ofNullable(source);
    }
  }

  /**
   * A site that hands on.
   *
   * @param what the function, or the slot whose content is handed on
   * @param into the slot that receives
   */
  public record Handing(Place site, String what, String into) {}
}
