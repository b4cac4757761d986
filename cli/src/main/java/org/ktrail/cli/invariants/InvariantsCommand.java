package org.ktrail.cli.invariants;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.Ktrail;
import org.ktrail.cli.Workspaces;
import org.ktrail.cli.lint.Submissions;
import org.ktrail.cli.series.HistoryChoice;
import org.ktrail.cli.series.MailSources;
import org.ktrail.cli.series.SeriesStates;
import org.ktrail.cli.workspace.Changes;
import org.ktrail.cli.workspace.Workspace;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.flow.FlowReader;
import org.ktrail.queries.invariants.rule.InvariantVerdict;
import org.ktrail.queries.invariants.rule.RuleScope;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.place.PostedSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail invariants RULES}. */
@Command(
    name = "invariants",
    description =
        "Holds revisions, or what a posted series makes of its base, against rules about what"
            + " happens on every path: what is acquired is released, one call comes before another,"
            + " a member is written under its lock …",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "RULES is a rule file (docs/invariants.md has its form) or one that is shipped:"
          + " kernel-pairs,",
      "kernel-general, dax-protocol. Of a series the functions are looked at that it changes, and"
          + " their callers",
      "in the same files; what its base breaks already is not counted.",
      "",
      "Examples:",
      "  ktrail -C linux invariants kernel-pairs --series postings.mbox",
      "  ktrail -C linux invariants kernel-general --revs v6.1,v6.12 --in fs/xfs/",
      "  ktrail -C linux invariants dax-protocol --series inbox.git --base v6.1 --rewind",
      "  ktrail -C linux invariants my-rules.yaml --series inbox.git --each-patch --format tsv",
      "",
      "Exit codes: 0 all hold or are not applicable, 1 some are violated, 2 could not run,",
      "3 undecided: none is violated that can be told.",
    })
public final class InvariantsCommand implements Callable<Integer> {
  private static final int CLEAN = 0;
  private static final int FINDINGS = 1;
  private static final int UNDECIDED = 3;
  private static final Optional<Path> NONE = Optional.empty();

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryChoice choice = new HistoryChoice();

  @Parameters(paramLabel = "RULES", arity = "0..1", description = "The rules to hold it against.")
  private @Nullable String rules;

  @Option(names = "--list", description = "Name the shipped rule files, one a line.")
  private boolean list;

  @Option(
      names = {"--rev", "--revs"},
      split = ",",
      paramLabel = "REV",
      description = "Revisions of the repository, in git's syntax (default: HEAD).")
  private List<String> revisions = List.of();

  @Option(
      names = "--series",
      paramLabel = "SOURCE",
      description = "Where posted patches are, as `ktrail series list` takes it.")
  private List<String> sources = List.of();

  @Option(
      names = "--at",
      split = ",",
      paramLabel = "LABEL",
      description = "Only these revisions of the series, such as v8.")
  private List<String> labels = List.of();

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Hold the series against this revision (default: found by the mails).")
  private String base = "";

  @Option(
      names = "--rewind",
      description =
          "For scenarios: where the base has a later revision of the series, take that out first;"
              + " what comes of it is assumed.")
  private boolean rewind;

  @Option(names = "--each-patch", description = "A row for the series after each of its patches.")
  private boolean eachPatch;

  @Option(
      names = "--in",
      paramLabel = "PATH",
      description = "Of a revision look at files below this path only; may be given again.")
  private List<String> within = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, tsv or json (default: text).")
  private MatrixFormat format = MatrixFormat.TEXT;

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter out = self.commandLine().getOut();
    PrintWriter err = self.commandLine().getErr();
    if (list) {
      RuleFile.SHIPPED.forEach(out::println);
      return CLEAN;
    }
    if (rules == null) {
      throw new UserError("invariants: name a rule file, or ask for --list");
    }
    if (!sources.isEmpty() && !revisions.isEmpty()) {
      throw new UserError("--rev and --series: ask for one of them");
    }
    RuleFile file = RuleFile.read(rules);
    List<VerdictMatrix.Column> columns = new ArrayList<>();
    List<List<InvariantVerdict>> byColumn = new ArrayList<>();
    try (Workspace workspace =
            Workspaces.open(
                Objects.requireNonNull(ktrail),
                revisions.isEmpty() ? "HEAD" : revisions.getFirst(),
                err);
        SourceExtractor extractor = new SourceExtractor();
        FlowReader flows = new FlowReader();
        Submissions submissions = new Submissions(workspace, extractor, base)) {
      RuleScopes scopes = new RuleScopes(extractor, flows, within);
      if (sources.isEmpty()) {
        for (String revision : revisions.isEmpty() ? List.of("HEAD") : revisions) {
          try (GraphPaths paths = new GraphPaths(Objects.requireNonNull(ktrail), revision)) {
            columns.add(new VerdictMatrix.Column(revision, ""));
            byColumn.add(
                scopes.of(
                    submissions.base(workspace.snapshot(revision), true),
                    file.rules(),
                    Optional.<RuleScope.Paths>of(paths),
                    new ScenarioRuns(
                        file.scenarios(), () -> self().open(revision, Optional.empty(), NONE))));
          }
        }
      } else {
        series(file, submissions, scopes, columns, byColumn, err);
      }
    }
    VerdictMatrix matrix =
        new VerdictMatrix(file.name(), file.rules(), columns, turned(byColumn, file));
    out.print(
        switch (format) {
          case TEXT -> MatrixText.text(matrix);
          case TSV -> MatrixText.tsv(matrix);
          case JSON -> MatrixText.json(matrix);
        });
    return matrix.isViolated() ? FINDINGS : matrix.isUndecided() ? UNDECIDED : CLEAN;
  }

  private void series(
      RuleFile file,
      Submissions submissions,
      RuleScopes scopes,
      List<VerdictMatrix.Column> columns,
      List<List<InvariantVerdict>> byColumn,
      PrintWriter err) {
    MailSources.Read read = reader.read(sources);
    read.complain(err);
    List<History> histories = Histories.of(read.mails());
    List<Revision> chosen = new ArrayList<>();
    if (labels.isEmpty()) {
      chosen.addAll(choice.revisions(histories, null));
    }
    for (String label : labels) {
      chosen.addAll(choice.revisions(histories, label));
    }
    if (chosen.isEmpty()) {
      throw new UserError(
          String.join(", ", sources) + ": no patch in it; a subject begins with [PATCH …]");
    }
    SeriesStates made = new SeriesStates(base, rewind, String.join(", ", sources), histories, err);
    for (Revision revision : chosen) {
      Submission submission = submissions.read(PostedSeries.of(revision));
      String beside = submission.base().revision();
      String how =
          beside.isEmpty()
              ? "no base"
              : submission.base().placed() ? "on " + beside : "by its diffs, beside " + beside;
      List<Integer> states =
          submission.deltas().stream().map(d -> d.step()).map(SeriesStep::number).toList();
      for (int patch : states) {
        boolean last = patch == states.getLast();
        if (eachPatch || last) {
          String label = revision.label() + (eachPatch ? "/" + patch : "");
          columns.add(new VerdictMatrix.Column(label, how));
          Changes state = made.of(revision, patch);
          byColumn.add(
              scopes.of(
                  submission,
                  patch,
                  file.rules(),
                  new ScenarioRuns(
                      file.scenarios(), () -> self().open("HEAD", Optional.of(state), NONE))));
        }
      }
    }
  }

  private Ktrail self() {
    return Objects.requireNonNull(ktrail);
  }

  private static List<List<InvariantVerdict>> turned(
      List<List<InvariantVerdict>> byColumn, RuleFile file) {
    List<List<InvariantVerdict>> byRule = new ArrayList<>();
    for (int r = 0; r < file.rules().size(); r++) {
      int rule = r;
      byRule.add(byColumn.stream().map(c -> c.get(rule)).toList());
    }
    return byRule;
  }
}
