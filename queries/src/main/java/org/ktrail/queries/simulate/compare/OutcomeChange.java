package org.ktrail.queries.simulate.compare;

import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.scenario.Result;

/**
 * A scenario that gives something else on one revision than on another.
 *
 * @param roles what a role was and is, of those that are something else
 * @param parting where a way of one and the nearest one of the other part; empty where one of them
 *     has no ways
 */
public record OutcomeChange(
    Result before, Result after, Map<String, Was> roles, Optional<Parting> parting) {
  /**
   * What a role was, and is; "" where it was not needed.
   *
   * @param patch that brings what it is
   */
  public record Was(String before, String after, Optional<LineChange.Source> patch) {}
}
