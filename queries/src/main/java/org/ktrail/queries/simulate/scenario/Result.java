package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What came of a scenario on a revision.
 *
 * @param reason why it is not applicable or unknown, "" otherwise
 * @param conditions what has to be so for a verdict with an "if"; nobody said it, and it decided
 * @param within bounds that a verdict is given within
 * @param roles what each role is here
 */
public record Result(
    Scenario scenario,
    Verdict verdict,
    String reason,
    List<String> conditions,
    List<String> within,
    Map<String, String> roles,
    List<Way> ways) {

  /** One that nothing was run for. */
  public static Result none(
      Scenario scenario, Verdict verdict, String reason, Map<String, String> roles) {
    return new Result(scenario, verdict, reason, List.of(), List.of(), roles, List.of());
  }

  /** How what was found stands to what is expected. */
  public enum Verdict {
    /** Nothing is expected: the scenario only asks. */
    FOUND("found"),
    FOUND_IF("found-if"),
    HOLDS("holds"),
    /** It would not need to, if something that was made up were otherwise. */
    HOLDS_IF("holds-if"),
    VIOLATED("violated"),
    /** Only where something that was made up is as it was made up. */
    VIOLATED_IF("violated-if"),
    UNKNOWN("unknown"),
    NOT_APPLICABLE("not-applicable");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** Whether something that nobody said decided. */
    public boolean isConditional() {
      return this == FOUND_IF || this == HOLDS_IF || this == VIOLATED_IF;
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
        conditions,
        within,
        roles,
        ways.stream()
            .map(w ->
                new Way(
                    w.value(), w.fault(), w.inventions(), w.unknowns(), w.assumptions(), List.of()))
            .toList());
  }

  /** The different values of the ways, sorted. */
  public SortedSet<String> values() {
    SortedSet<String> values = new TreeSet<>();
    ways.forEach(w -> w.value().ifPresent(values::add));
    return values;
  }
}
