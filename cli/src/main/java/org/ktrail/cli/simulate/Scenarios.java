package org.ktrail.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.cli.ExitCode;
import org.ktrail.cli.RevisionOptions;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.ScenarioRunner;
import org.ktrail.queries.simulate.source.LinkedTargets;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.z3.Z3Solver;
import org.ktrail.queries.workspace.OpenRevision;

/** Scenarios of one file, ready to be run on revisions. */
public record Scenarios(String file, List<Scenario> all) {
  private static final Models MODELS = Models.shipped();

  public Scenarios {
    all = List.copyOf(all);
  }

  /**
   * @param file a path, or the name of scenarios that come with ktrail
   * @param only names of some of them, empty for all
   * @throws UserError if there are none, or a name is none of theirs
   */
  public static Scenarios read(String file, List<String> only) {
    List<Scenario> scenarios = new ArrayList<>(ScenarioFile.read(file, text(file)));
    for (String name : only) {
      if (scenarios.stream().noneMatch(s -> s.name().equals(name))) {
        throw new UserError(
            "%s: no scenario %s; there are %s"
                .formatted(
                    file,
                    name,
                    String.join(", ", scenarios.stream().map(Scenario::name).toList())));
      }
    }
    if (!only.isEmpty()) {
      scenarios.removeIf(s -> !only.contains(s.name()));
    }
    return new Scenarios(file, scenarios);
  }

  private static String text(String file) {
    Optional<String> shipped = ShippedScenarios.scenarios(file);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new UserError(
          "%s: cannot be read, and no scenarios of this name come with ktrail (--list tells which): %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  public List<String> names() {
    return all.stream().map(Scenario::name).toList();
  }

  /** What they give on a revision, which is opened for that. */
  public Behaviour on(RevisionOptions.Named revision) {
    try (OpenRevision opened = revision.open().get();
        Z3Solver z3 = new Z3Solver()) {
      SnapshotCode code = opened.code(configuration(opened), MODELS);
      ScenarioRunner runner =
          new ScenarioRunner(
              code,
              Setting.of(MODELS.over(code), new QuickSolver(z3))
                  .with(new LinkedTargets(opened::view, code)));
      List<Result> results = all.stream().map(runner::run).toList();
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

  private Configuration configuration(OpenRevision opened) {
    Configuration given = opened.configuration();
    Map<String, String> values = new HashMap<>(given.values());
    all.forEach(s -> values.putAll(s.configuration()));
    values.values().removeIf("n"::equals);
    return new Configuration(values, given.architecture());
  }

  /** 0 if nothing is violated, 1 if something is, 3 if nothing is but something is not decided. */
  static int code(List<Behaviour> rows) {
    Set<Result.Verdict> verdicts = EnumSet.noneOf(Result.Verdict.class);
    rows.forEach(row -> row.results().forEach(r -> verdicts.add(r.verdict())));
    return verdicts.contains(Result.Verdict.VIOLATED)
        ? 1
        : verdicts.contains(Result.Verdict.UNKNOWN)
                || verdicts.stream().anyMatch(Result.Verdict::isConditional)
            ? 3
            : ExitCode.FOUND;
  }
}
