package org.ktrail.queries.calls;

import java.util.List;
import org.ktrail.queries.graph.Place;

/**
 * Who calls a function.
 *
 * @param functions the functions asked for: all that the name means
 * @param direct calls by name, plain or through macros, in order of place
 * @param endings ends of scopes at which a destructor, {@code guard()}'s or {@code __free()}'s,
 *     comes to a function asked for, in order of place; not among the direct calls
 * @param indirect the slots that a function asked for is put into, and the calls through them
 * @param byName calls through a member of the same name of a record that is not known: they may or
 *     may not mean this slot
 */
public record Callers(
    List<Symbol> functions,
    List<Call> direct,
    List<Ending> endings,
    List<Through> indirect,
    List<Call> byName) {

  /**
   * A slot that holds a function asked for.
   *
   * @param declared where the record, parameter or variable is declared
   * @param routes where its content is called; none if no call is known
   */
  public record Through(
      String slot, Place declared, List<Registration> registrations, List<Route> routes) {}

  /**
   * Calls through one slot, and how content gets into it from the one that holds the function.
   *
   * @param flows empty when it is that slot itself
   */
  public record Route(String slot, List<SlotCopy> flows, List<Call> calls) {}

  /**
   * The end of a scope.
   *
   * @param call of the first destructor
   * @param through the destructors on the way to the function asked for, the first one called first
   */
  public record Ending(Call call, List<Symbol> through) {}

  public boolean isEmpty() {
    return direct.isEmpty() && indirect.isEmpty();
  }
}
