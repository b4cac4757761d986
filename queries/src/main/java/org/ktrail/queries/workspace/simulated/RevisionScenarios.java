package org.ktrail.queries.workspace.simulated;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.compare.Span;
import org.ktrail.queries.simulate.compare.Valley;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.simulate.scenario.Scenario;

/**
 * Scenarios on revisions that follow each other.
 *
 * @param rows the revisions, in their order
 * @param base the row of a base that the others are made on, -1 if there is none
 * @param prefixes whether rows are the base and a series after each of its patches
 * @param steps what differs from each revision to the next
 */
public record RevisionScenarios(
    Scenarios scenarios,
    List<Behaviour> rows,
    int base,
    boolean prefixes,
    List<BehaviourDifference> steps) {
  public RevisionScenarios {
    rows = List.copyOf(rows);
    steps = List.copyOf(steps);
  }

  /**
   * @param base as in the record; such a base comes before the first revision, wherever its row is
   */
  public static RevisionScenarios of(
      Scenarios scenarios, List<Behaviour> rows, int base, boolean prefixes) {
    List<Behaviour> inTime = inTime(rows, base);
    List<BehaviourDifference> steps = new ArrayList<>();
    for (int i = 1; i < inTime.size(); i++) {
      steps.add(BehaviourDifference.of(inTime.get(i - 1), inTime.get(i)));
    }
    return new RevisionScenarios(scenarios, rows, base, prefixes, steps);
  }

  private static List<Behaviour> inTime(List<Behaviour> rows, int base) {
    if (base < 0) {
      return rows;
    }
    List<Behaviour> sorted = new ArrayList<>(rows);
    sorted.addFirst(sorted.remove(base));
    return sorted;
  }

  /** When what a scenario expects was violated. */
  public List<Span> spans(int scenario) {
    return Span.of(inTime(rows, base), scenario);
  }

  /** Patches between which a scenario gives what neither base nor end give. */
  public List<Valley> valleys(int scenario) {
    return prefixes ? Valley.of(rows, scenario) : List.of();
  }

  public Scenario scenario(int index) {
    return scenarios.all().get(index);
  }
}
