package org.ktrail.queries.paths;

import java.util.List;
import org.ktrail.queries.calls.Symbol;

/** What comes of a {@link PathQuery}. */
public sealed interface PathResult {
  /**
   * Ways, the one to be believed most first.
   *
   * @param ends that the names of the query mean
   * @param capped whether the search gave up before it had seen everything
   */
  record Found(Ends ends, List<Path> paths, Searched searched, boolean capped)
      implements PathResult {}

  /** There is none, within the query's limits. */
  record None(Ends ends, Miss miss, Searched searched, boolean capped) implements PathResult {}

  /**
   * A name of the query that nothing in the graph has.
   *
   * @param name as it was written
   * @param nearest names that exist
   */
  record UnknownName(String name, List<String> nearest) implements PathResult {}

  /**
   * What the ends mean.
   *
   * @param via for each name to pass, what it means
   */
  record Ends(List<Symbol> from, List<Symbol> to, List<List<Symbol>> via) {}

  /**
   * How much was looked at.
   *
   * @param states pairs of a function and what was handed down to it
   * @param edges taken from them
   * @param contextDepth hops for which the members of a caller's local record were remembered
   */
  record Searched(int states, long edges, int contextDepth) {
    Searched and(Searched other) {
      return new Searched(states + other.states, edges + other.edges, contextDepth);
    }
  }
}
