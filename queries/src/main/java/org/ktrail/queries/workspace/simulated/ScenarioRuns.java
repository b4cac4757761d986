package org.ktrail.queries.workspace.simulated;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.ScenarioRunner;
import org.ktrail.queries.simulate.source.LinkedTargets;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.z3.Z3Solver;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.OpenRevision;

/** Runs the scenarios of a file over the code of revisions. */
public final class ScenarioRuns {
  private static final Models MODELS = Models.shipped();

  private ScenarioRuns() {}

  /**
   * What scenarios give on a revision, which is opened for that.
   *
   * @throws Interrupted if the thread is interrupted between two of them
   */
  public static Behaviour on(Scenarios scenarios, NamedRevision revision) {
    try (OpenRevision opened = revision.open().get();
        Z3Solver z3 = new Z3Solver()) {
      SnapshotCode code = opened.code(configuration(scenarios, opened), MODELS);
      ScenarioRunner runner =
          new ScenarioRunner(
              code,
              Setting.of(MODELS.over(code), new QuickSolver(z3))
                  .with(new LinkedTargets(opened::view, code)));
      List<Result> results =
          scenarios.all().stream()
              .map(scenario -> {
                Interrupted.check();
                return runner.run(scenario);
              })
              .toList();
      Set<String> paths = new HashSet<>();
      results.forEach(r -> r.ways().forEach(w -> collect(w.trace(), paths)));
      Map<String, String> texts = new LinkedHashMap<>();
      paths.stream().filter(code::hasFile).forEach(p -> texts.put(p, code.text(p)));
      return new Behaviour(revision.label(), results, texts, revision.patches());
    }
  }

  private static void collect(List<ExecutionTrace> traces, Set<String> paths) {
    for (ExecutionTrace t : traces) {
      paths.add(t.event().at().file());
      collect(t.below(), paths);
    }
  }

  private static Configuration configuration(Scenarios scenarios, OpenRevision opened) {
    Configuration given = opened.configuration();
    Map<String, String> values = new HashMap<>(given.values());
    scenarios.all().forEach(s -> values.putAll(s.configuration()));
    values.values().removeIf("n"::equals);
    return new Configuration(values, given.architecture());
  }
}
