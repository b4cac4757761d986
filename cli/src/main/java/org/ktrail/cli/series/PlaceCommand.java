package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.ExitCode;
import org.ktrail.cli.Format;
import org.ktrail.cli.answer.PlacementAnswer;
import org.ktrail.cli.index.RepositoryChoice;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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
      "SOURCE is an mbox, a maildir, a directory of patches, a quilt directory, a public-inbox",
      "repository, a range A..B of the repository, or - for standard input.",
      "",
      "Examples:",
      "  ktrail -C linux series place postings.mbox",
      "  ktrail -C linux series place postings.mbox --at v8 --base v6.1 --format json",
      "",
      "Exit codes: 0 all are placed on a base, 1 no base was found for some, 2 error.",
    })
public final class PlaceCommand implements Callable<Integer> {
  @ParentCommand private @Nullable SeriesCommand series;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SOURCE", description = "Where the mails are.")
  private String source = "";

  @Option(
      names = "--at",
      paramLabel = "LABEL",
      description = "Only this revision of the series, such as v8.")
  private @Nullable String label;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Place it here, whatever the mails say (default: found by the mails).")
  private String base = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    try (SourceRepository repository =
        RepositoryChoice.open(
            Objects.requireNonNull(series).ktrail(), base.isEmpty() ? "HEAD" : base, err)) {
      List<PostedSeries> all = SeriesSource.read(source, repository, err);
      Placer placer = new Placer(repository);
      List<Placement> placements =
          SeriesSource.labelled(all, Optional.ofNullable(label), source).stream()
              .map(s -> placer.place(s, base))
              .toList();
      self.commandLine()
          .getOut()
          .print(
              switch (format) {
                case TEXT -> PlacementAnswer.text(placements);
                case JSON -> PlacementAnswer.json(source, placements);
              });
      boolean found = placements.stream().allMatch(Placement.OnBase.class::isInstance);
      return found ? ExitCode.FOUND : ExitCode.NOTHING_FOUND;
    }
  }
}
