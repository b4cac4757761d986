package org.ktrail.cli.invariants;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.HistoryOption;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.invariants.file.RuleFile;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.judged.RuleRun;
import org.ktrail.queries.workspace.judged.VerdictMatrix;
import org.ktrail.queries.workspace.posted.ReadMails;
import org.ktrail.queries.workspace.posted.SeriesStates;
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
public final class InvariantsCommand implements Callable<Integer>, HasFormat {
  private static final int CLEAN = 0;
  private static final int FINDINGS = 1;
  private static final int UNDECIDED = 3;

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();

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

  private final FormatOption format = FormatOption.of(Format.TEXT, Format.TSV, Format.JSON);

  @Override
  public FormatOption format() {
    return format;
  }

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
    VerdictMatrix matrix;
    Ktrail asking = Objects.requireNonNull(ktrail);
    try (Workspace workspace =
            Workspaces.open(asking, revisions.isEmpty() ? "HEAD" : revisions.getFirst(), err);
        RuleRun run = new RuleRun(workspace, asking, file, base, within)) {
      if (sources.isEmpty()) {
        (revisions.isEmpty() ? List.of("HEAD") : revisions).forEach(run::revision);
      } else {
        series(run, err);
      }
      matrix = run.matrix();
    }
    Forms.of(() -> MatrixText.text(matrix), () -> MatrixText.json(matrix))
        .and(Format.TSV, () -> MatrixText.tsv(matrix))
        .write(format.chosen(), out);
    return matrix.isViolated() ? FINDINGS : matrix.isUndecided() ? UNDECIDED : CLEAN;
  }

  private void series(RuleRun run, PrintWriter err) {
    ReadMails read = reader.read(sources);
    MailSources.complain(read, err);
    List<History> histories = Histories.of(read.mails());
    List<Revision> chosen = new ArrayList<>();
    if (labels.isEmpty()) {
      chosen.addAll(choice.choice().revisions(histories, null));
    }
    for (String label : labels) {
      chosen.addAll(choice.choice().revisions(histories, label));
    }
    if (chosen.isEmpty()) {
      throw new UserError(MailSources.nothing(String.join(", ", sources)));
    }
    SeriesStates made =
        new SeriesStates(base, rewind, String.join(", ", sources), histories, Messages.teller(err));
    chosen.forEach(revision -> run.posted(revision, eachPatch, made::of));
  }
}
