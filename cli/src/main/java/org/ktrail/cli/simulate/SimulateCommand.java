package org.ktrail.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.ExitCode;
import org.ktrail.cli.OpenRevision;
import org.ktrail.cli.RevisionOptions;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.run.Targets;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.ScenarioRunner;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.simulate.term.QuickSolver;
import org.ktrail.queries.simulate.z3.Z3Solver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail simulate SCENARIO}. */
@Command(
    name = "simulate",
    description = "Runs a situation over the code of a revision, and tells every way it can go.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail simulate holder.yaml --rev v6.12 --config .config",
      "  ktrail simulate holder.yaml --series inbox --at v12 --base v6.1",
      "",
      "Exit codes: 0 nothing violated, 1 violated, 2 error, 3 something is unknown.",
    })
public final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "SCENARIO", description = "A scenario file (YAML).")
  private Path file = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Of a file with several scenarios these alone.")
  private List<String> only = List.of();

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many calls deep traces are shown; 0 for none (default: 8).")
  private int depth = 8;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Scenario> scenarios = new ArrayList<>(ScenarioFile.read(file.toString(), text()));
    if (!only.isEmpty()) {
      scenarios.removeIf(s -> !only.contains(s.name()));
    }
    Set<Result.Verdict> verdicts = new java.util.HashSet<>();
    try (OpenRevision opened = revision.open();
        Z3Solver z3 = new Z3Solver()) {
      Models models = Models.shipped();
      SnapshotCode code = opened.code(configuration(opened, scenarios), models);
      ScenarioRunner runner =
          new ScenarioRunner(
              code, models.over(code), Setting.of(code, new QuickSolver(z3)).with(Targets.NONE));
      for (Scenario s : scenarios) {
        Result r = runner.run(s);
        verdicts.add(r.verdict());
        out.print(SimulationText.of(revision.revision(), r, depth));
      }
      if (System.getenv("KDEBUG") != null)
        code.problems().forEach((k, v) -> out.println(k + ": " + v));
    }
    return verdicts.contains(Result.Verdict.VIOLATED)
        ? 1
        : verdicts.contains(Result.Verdict.UNKNOWN) ? 3 : ExitCode.FOUND;
  }

  private Configuration configuration(OpenRevision opened, List<Scenario> scenarios) {
    Configuration given =
        revision.config().map(SimulateCommand::parsed).orElseGet(opened::defaultConfiguration);
    Map<String, String> values = new HashMap<>(given.values());
    scenarios.forEach(s -> values.putAll(s.configuration()));
    values.values().removeIf("n"::equals);
    return new Configuration(values, given.architecture());
  }

  private static Configuration parsed(Path config) {
    try {
      return Configuration.parse(Files.readAllBytes(config), "x86");
    } catch (IOException e) {
      throw new UserError(config + ": cannot be read as a .config: " + e.getMessage(), e);
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
