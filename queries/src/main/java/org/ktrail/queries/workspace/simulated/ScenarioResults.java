package org.ktrail.queries.workspace.simulated;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Runs scenarios over one state of the code. All that rules ask for are run together when the first
 * one is asked for, since opening a state costs more than running them.
 */
public final class ScenarioResults implements Function<Scenario, Result> {
  private final List<Scenario> all;
  private final Supplier<OpenRevision> open;
  private @Nullable List<Result> results;

  /**
   * @param all that will be asked for
   * @param open the state; may throw a {@link UserError}, which makes all of them unknown
   */
  public ScenarioResults(List<Scenario> all, Supplier<OpenRevision> open) {
    this.all = List.copyOf(all);
    this.open = open;
  }

  @Override
  public Result apply(Scenario scenario) {
    List<Result> known = results;
    if (known == null) {
      known = run();
      results = known;
    }
    return known.get(all.indexOf(scenario));
  }

  private List<Result> run() {
    try {
      return ScenarioRuns.on(new Scenarios("", all), new NamedRevision("", List.of(), false, open))
          .results();
    } catch (UserError e) {
      return all.stream()
          .map(
              s -> Result.none(s, Result.Verdict.UNKNOWN, String.valueOf(e.getMessage()), Map.of()))
          .toList();
    }
  }
}
