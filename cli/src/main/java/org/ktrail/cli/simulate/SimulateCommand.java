package org.ktrail.cli.simulate;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.simulate.file.ShippedScenarios;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.simulated.RevisionScenarios;
import org.ktrail.queries.workspace.simulated.ScenarioRuns;
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
      "  ktrail simulate --list",
      "  ktrail simulate block-claims --rev v6.12",
      "  ktrail simulate --new bd_prepare_to_claim --rev v6.12 > claim.yaml",
      "  ktrail simulate dax-holder --rev v6.12 --only register_api_on_held",
      "  ktrail simulate dax-holder --series inbox --at v12 --base v6.1 --rewind",
      "  ktrail simulate dax-holder --series inbox --each --base v6.1 --rewind --format tsv",
      "  ktrail simulate dax-holder --revs v6.1,v6.12 --format html > page.html",
      "  ktrail simulate dax-holder --series inbox --at v1 --each-patch --base v6.1 --rewind",
      "",
      "Of several revisions the text says what each gives, and where and why one differs from the",
      "one before it; of one it has the traces.",
      "",
      "Exit codes: 0 nothing violated, 1 violated, 2 error, 3 something is unknown, or decided by",
      "what nobody said.",
    })
public final class SimulateCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      description =
          "A scenario file (YAML), or the name of one that comes with ktrail; --list names them.")
  private String file = "";

  @Option(
      names = "--list",
      description = "Lists the scenario files that come with ktrail, and what each is about.")
  private boolean list;

  @Option(
      names = "--new",
      paramLabel = "FUNCTION",
      description =
          "Writes a first scenario file of a function (FILE:FUNCTION where several have the name):"
              + " what it takes, reads, writes and calls.")
  private String begun = "";

  @Option(
      names = "--only",
      split = ",",
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
      names = "--revs",
      split = ",",
      paramLabel = "REV",
      description = "These revisions of the repository, one beside the other.")
  private List<String> revisions = List.of();

  @Option(
      names = "--each-patch",
      description = "With --series and --at: the base, and the series after each of its patches.")
  private boolean eachPatch;

  private final FormatOption format =
      FormatOption.of(Format.HTML, Format.TSV)
          .saying(Format.TSV, ": a row a revision, a column a scenario");

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    if (list) {
      Forms.of(
              () ->
                  ShippedScenarios.names().stream()
                      .map(name -> "%-18s %s%n".formatted(name, ShippedScenarios.about(name)))
                      .collect(Collectors.joining()),
              () ->
                  Json.object(
                      "schema",
                      "ktrail/scenarios/1",
                      "files",
                      Json.array(
                          ShippedScenarios.names(),
                          name ->
                              Json.object("name", name, "about", ShippedScenarios.about(name)))))
          .write(format.chosen(), Objects.requireNonNull(spec).commandLine().getOut());
      return ExitCode.FOUND;
    }
    if (!begun.isEmpty()) {
      print(NewScenario.of(revision.named(), begun));
      return ExitCode.FOUND;
    }
    if (file.isEmpty()) {
      throw new UserError(
          "no SCENARIO; --list names those that come with ktrail, --new FUNCTION writes a first"
              + " one");
    }
    Scenarios scenarios = Scenarios.read(file, only);
    List<NamedRevision> asked = asked();
    // A table has no traces, and those of many revisions take much memory.
    List<Behaviour> rows =
        format.chosen() == Format.TSV
            ? asked.stream().map(r -> ScenarioRuns.on(scenarios, r).withoutTraces()).toList()
            : asked.stream().map(r -> ScenarioRuns.on(scenarios, r)).toList();
    Forms.of(
            () -> text(history(scenarios, rows, asked)),
            () -> SimulationJson.of(history(scenarios, rows, asked)))
        .and(Format.HTML, () -> SimulationPage.of(history(scenarios, rows, asked)))
        .and(Format.TSV, () -> ResultMatrix.tsv(scenarios.names(), rows))
        .write(format.chosen(), Objects.requireNonNull(spec).commandLine().getOut());
    return code(rows);
  }

  private void print(String text) {
    Objects.requireNonNull(spec).commandLine().getOut().print(text);
  }

  private RevisionScenarios history(
      Scenarios scenarios, List<Behaviour> rows, List<NamedRevision> asked) {
    return RevisionScenarios.of(scenarios, rows, base(asked), eachPatch);
  }

  private String text(RevisionScenarios history) {
    if (history.rows().size() > 1) {
      return HistoryText.of(history);
    }
    Behaviour one = history.rows().getFirst();
    return one.results().stream()
        .map(r -> SimulationText.of(one.label(), r, depth))
        .collect(Collectors.joining());
  }

  private List<NamedRevision> asked() {
    List<String> labels = each;
    if (eachPatch) {
      return revision.eachPatch();
    }
    if (labels != null) {
      return revision.each(labels);
    }
    return revisions.isEmpty() ? List.of(revision.named()) : revision.revisions(revisions);
  }

  /** The row of a base that comes before all: not of one that has a later revision already. */
  private int base(List<NamedRevision> asked) {
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).base() && !revision.rewinds()) {
        return i;
      }
    }
    return -1;
  }

  /** 0 if nothing is violated, 1 if something is, 3 if nothing is but something is not decided. */
  private static int code(List<Behaviour> rows) {
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
