package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came of a scenario on a revision.
 *
 * @param reason why it is not applicable or unknown, "" otherwise
 * @param roles what each role is here
 */
public record Result(
    Scenario scenario, Verdict verdict, String reason, Map<String, String> roles, List<Way> ways) {

  /** How what was found stands to what is expected. */
  public enum Verdict {
    /** Nothing is expected: the scenario only asks. */
    FOUND("found"),
    HOLDS("holds"),
    VIOLATED("violated"),
    UNKNOWN("unknown"),
    NOT_APPLICABLE("not-applicable");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The same, without what happened on each way. */
  public Result withoutTraces() {
    return new Result(
        scenario,
        verdict,
        reason,
        roles,
        ways.stream()
            .map(w -> new Way(w.value(), w.fault(), w.unknowns(), w.assumptions(), List.of()))
            .toList());
  }

  /** The different values of the ways, sorted. */
  public SortedSet<String> values() {
    SortedSet<String> values = new TreeSet<>();
    ways.forEach(w -> w.value().ifPresent(values::add));
    return values;
  }
}
