package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.HistoryOption;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RepositoryChoice;
import org.ktrail.cli.session.TerminalProgress;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.series.place.Prerequisite;
import org.ktrail.queries.workspace.posted.MissingNames;
import org.ktrail.queries.workspace.posted.ReadMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail series place SOURCE}. */
@Command(
    name = "place",
    description =
        "Where posted series belong: finds the base of each, applies the patches in memory, and"
            + " tells which the base has already, which fit, and where they conflict.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail -C linux series place postings.mbox",
      "  ktrail -C linux series place postings.mbox --at v8 --base v6.1 --format json",
      "",
      "Exit codes: 0 all are placed on a base, 1 no base was found for some, 2 error.",
    })
public final class SeriesPlaceCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();

  @Parameters(paramLabel = "SOURCE", arity = "1..*", description = MailSources.SOURCE)
  private List<String> sources = List.of();

  @Option(
      names = "--at",
      paramLabel = "LABEL",
      description = "Only this revision, as `series list` calls it (default: all).")
  private @Nullable String label;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Place it here, whatever the mails say (default: found by the mails).")
  private String base = "";

  @Option(
      names = "--prerequisites",
      description =
          "Look for what the patches use and neither base nor series has. Indexes the base.")
  private boolean prerequisites;

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    ReadMails read = reader.read(sources);
    MailSources.complain(read, err);
    List<History> histories = Histories.of(read.mails());
    List<Revision> revisions = choice.choice().revisions(histories, label);
    if (revisions.isEmpty()) {
      MailSources.nothing(sources, err);
      return ExitCode.NOTHING_FOUND;
    }
    Ktrail ktrail = (Ktrail) self.root().userObject();
    try (SourceRepository repository =
        RepositoryChoice.open(ktrail, base.isEmpty() ? "HEAD" : base, err)) {
      Placer placer = new Placer(repository);
      List<Placement> placements =
          revisions.stream().map(r -> placer.place(PostedSeries.of(r), base)).toList();
      List<PostedSeries> archive =
          histories.stream().flatMap(h -> h.revisions().stream()).map(PostedSeries::of).toList();
      List<List<Prerequisite>> missing =
          prerequisites
              ? new MissingNames(repository, new TerminalProgress(err)).of(placements, archive)
              : placements.stream().map(_ -> List.<Prerequisite>of()).toList();
      Forms.of(
              () -> PlacementAnswer.text(placements, missing),
              () -> PlacementAnswer.json(placements, missing))
          .write(format.chosen(), self.commandLine().getOut());
      boolean found = placements.stream().allMatch(Placement.OnBase.class::isInstance);
      return ExitCode.of(found);
    }
  }
}
