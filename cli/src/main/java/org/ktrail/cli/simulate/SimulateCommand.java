package org.ktrail.cli.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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
      "  ktrail simulate dax-holder --rev v6.12 --only register_api_on_held",
      "  ktrail simulate dax-holder --series inbox --at v12 --base v6.1 --rewind",
      "  ktrail simulate dax-holder --series inbox --each --base v6.1 --rewind --format tsv",
      "",
      "Exit codes: 0 nothing violated, 1 violated, 2 error, 3 something is unknown.",
    })
public final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "SCENARIO",
      description =
          "A scenario file (YAML), or the name of one that comes with ktrail: dax-holder.")
  private String file = "";

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

  @Option(
      names = "--each",
      split = ",",
      arity = "0..*",
      paramLabel = "LABEL",
      description =
          "With --series: each of these revisions, all if none is named; ends with the base.")
  private @Nullable List<String> each;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or tsv: a row a revision, a column a scenario (default: text).")
  private Form format = Form.TEXT;

  /** How results are written. */
  enum Form {
    TEXT,
    TSV
  }

  private final Models models = Models.shipped();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    List<Scenario> scenarios = new ArrayList<>(ScenarioFile.read(file, text()));
    if (!only.isEmpty()) {
      scenarios.removeIf(s -> !only.contains(s.name()));
    }
    List<Matrix.Row> rows = new ArrayList<>();
    PrintWriter out = command.commandLine().getOut();
    for (RevisionOptions.Named revisionToRun : revisions()) {
      Matrix.Row row = row(revisionToRun, scenarios);
      rows.add(row);
      if (format == Form.TEXT) {
        row.results().forEach(r -> out.print(SimulationText.of(row.label(), r, depth)));
        out.flush();
      }
    }
    if (format == Form.TSV) {
      out.print(Matrix.tsv(scenarios.stream().map(Scenario::name).toList(), rows));
    }
    return code(rows);
  }

  private List<RevisionOptions.Named> revisions() {
    List<String> labels = each;
    return labels == null
        ? List.of(new RevisionOptions.Named(revision.label(), revision::open))
        : revision.each(labels);
  }

  private Matrix.Row row(RevisionOptions.Named named, List<Scenario> scenarios) {
    try (OpenRevision opened = named.open().get();
        Z3Solver z3 = new Z3Solver()) {
      SnapshotCode code = opened.code(configuration(opened, scenarios), models);
      ScenarioRunner runner =
          new ScenarioRunner(code, Setting.of(models.over(code), new QuickSolver(z3)));
      return new Matrix.Row(named.label(), scenarios.stream().map(runner::run).toList());
    }
  }

  private static int code(List<Matrix.Row> rows) {
    Set<Result.Verdict> verdicts = EnumSet.noneOf(Result.Verdict.class);
    rows.forEach(row -> row.results().forEach(r -> verdicts.add(r.verdict())));
    return verdicts.contains(Result.Verdict.VIOLATED)
        ? 1
        : verdicts.contains(Result.Verdict.UNKNOWN) ? 3 : ExitCode.FOUND;
  }

  private static Configuration configuration(OpenRevision opened, List<Scenario> scenarios) {
    Configuration given = opened.configuration();
    Map<String, String> values = new HashMap<>(given.values());
    scenarios.forEach(s -> values.putAll(s.configuration()));
    values.values().removeIf("n"::equals);
    return new Configuration(values, given.architecture());
  }

  /** The scenarios named, of a file or of those that come with the program. */
  private String text() {
    try (InputStream shipped =
        file.matches("[\\w-]+")
            ? SimulateCommand.class.getResourceAsStream(file + ".yaml")
            : null) {
      return shipped != null
          ? new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UserError(
          "%s: cannot be read, and no scenarios of this name come with ktrail: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
