package org.ktrail.queries.lint;

import java.util.Optional;
import org.ktrail.queries.claims.Source;

/** The linked graphs of the states that a series goes through, as far as they are at hand. */
@FunctionalInterface
public interface Graphs {
  /** No graph at all, as without a base. */
  Graphs NONE = after -> Optional.empty();

  /**
   * The base with the first patches of the series, counted by their numbers. May cost a second;
   * what it gives is good until the next call.
   *
   * @param patches 0 for the base itself
   */
  Optional<Source> after(int patches);
}
