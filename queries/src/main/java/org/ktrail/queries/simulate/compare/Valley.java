package org.ktrail.queries.simulate.compare;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.scenario.Result;

/**
 * Patches of a series after which a scenario gives neither what the base gives nor what the whole
 * series gives.
 *
 * @param from the first state, by its index
 * @param to the last state, by its index
 * @param base what the base gives
 * @param end what the series gives as a whole
 * @param results of the states from the first to the last
 * @param lost whether base and end give the same, so that something is lost in between
 */
public record Valley(
    int from, int to, Result base, Result end, List<Result> results, boolean lost) {
  public Valley {
    results = List.copyOf(results);
  }

  /**
   * @param states the base first, then the series after each of its patches
   * @param scenario its index in the results
   */
  public static List<Valley> of(List<Behaviour> states, int scenario) {
    List<Result> results = states.stream().map(s -> s.results().get(scenario)).toList();
    Result base = results.getFirst();
    Result end = results.getLast();
    List<Valley> out = new ArrayList<>();
    if (!isDecided(base) || !isDecided(end)) {
      return out;
    }
    int from = -1;
    for (int i = 1; i < results.size(); i++) {
      boolean other =
          isDecided(results.get(i))
              && !results.get(i).values().equals(base.values())
              && !results.get(i).values().equals(end.values());
      if (other && from < 0) {
        from = i;
      }
      if (!other && from >= 0) {
        out.add(valley(from, i - 1, results));
        from = -1;
      }
    }
    return out;
  }

  private static Valley valley(int from, int to, List<Result> results) {
    Result base = results.getFirst();
    Result end = results.getLast();
    return new Valley(
        from, to, base, end, results.subList(from, to + 1), base.values().equals(end.values()));
  }

  private static boolean isDecided(Result r) {
    return switch (r.verdict()) {
      case FOUND, HOLDS, VIOLATED -> true;
      case FOUND_IF, HOLDS_IF, VIOLATED_IF, UNKNOWN, NOT_APPLICABLE -> false;
    };
  }
}
