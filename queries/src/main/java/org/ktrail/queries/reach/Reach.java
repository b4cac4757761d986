package org.ktrail.queries.reach;

import java.util.List;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Place;

/**
 * The entries that lead to a function.
 *
 * @param functions the functions asked for: all that the name means
 * @param ways one for each entry and kind of entry, the shortest first
 * @param hops calls in a row at most
 * @param searched functions and macros that lead there
 * @param hubs functions at which the search stopped, since everything leads to them
 */
public record Reach(List<Symbol> functions, List<Way> ways, int hops, int searched, int hubs) {

  /**
   * An entry and a shortest way down.
   *
   * @param steps first what the entry calls, last a function asked for; empty if the entry is one
   */
  public record Way(From from, Symbol entry, List<Step> steps) {
    /** Calls in a row, macros not counted. */
    public int hops() {
      return (int) steps.stream().filter(s -> !s.to().kindText().equals("macro")).count();
    }
  }

  /**
   * A call.
   *
   * @param slot the slot that it goes through, "" if it is by name
   */
  public record Step(Place site, EdgeKind kind, String slot, Symbol to) {}
}
