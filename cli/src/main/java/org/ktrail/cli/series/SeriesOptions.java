package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.series.rewind.Rewind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of a query by which it asks the sources as a posted series makes them. */
public final class SeriesOptions {
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryChoice choice = new HistoryChoice();

  @Option(
      names = "--series",
      paramLabel = "SOURCE",
      description = "Ask the sources after the patches of a posted series (with --at).")
  private @Nullable String source;

  @Option(
      names = "--at",
      paramLabel = "LABEL[/K]",
      description =
          "Which revision of the series; after its first K patches, /0 is the base (default: the"
              + " only one, all patches).")
  private @Nullable String at;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Place the series here, whatever the mails say (default: found by them).")
  private String base = "";

  @Option(
      names = "--rewind",
      description =
          "Where the base has a later revision of the series, take that out first. What comes of"
              + " it is assumed: hunks that do not fit stand where the lines are most like"
              + " theirs.")
  private boolean rewind;

  /** Whether a series was named. */
  public boolean given() {
    return source != null;
  }

  /** The revision of the series that was asked for. */
  public String label() {
    return at == null ? "" : at;
  }

  /** The revision to place it on as the user gave it; "" if the mails are to tell. */
  public String base() {
    return base;
  }

  /**
   * Files in memory over a base; empty if no series was named.
   *
   * @param asking the command that has these options
   * @throws UserError if the series, the revision, its patch or its base is not there
   */
  public Optional<ChangedFiles> resolve(SourceRepository repository, CommandSpec asking) {
    PrintWriter err = asking.commandLine().getErr();
    String named = source;
    if (named == null) {
      if (at != null || !base.isEmpty()) {
        throw new UserError("--at and --base say where in a series: name it with --series SOURCE");
      }
      return Optional.empty();
    }
    String wanted = at == null ? "" : at;
    int slash = wanted.lastIndexOf('/');
    String label = slash < 0 ? wanted : wanted.substring(0, slash);
    History history = history(named, label, asking);
    if (label.isEmpty() && history.revisions().size() > 1) {
      throw new UserError(
          "--at: which revision of %s? It has %s"
              .formatted(
                  named,
                  String.join(", ", history.revisions().stream().map(Revision::label).toList())));
    }
    PostedSeries series =
        PostedSeries.of(
            label.isEmpty()
                ? history.revisions().getFirst()
                : HistoryChoice.revision(history, label));
    int patches = slash < 0 ? series.patches().size() : count(wanted, slash + 1, series);
    return Optional.of(resolved(repository, named, history, series, patches, err));
  }

  private History history(String named, String label, CommandSpec asking) {
    MailSources.Read read = reader.read(List.of(named), asking);
    read.complain(asking.commandLine().getErr());
    List<History> histories = Histories.of(read.mails());
    if (histories.isEmpty()) {
      throw new UserError(named + ": no patch series in it");
    }
    return choice.of(histories, label.isEmpty() ? null : label);
  }

  /**
   * Every revision of the series by its label, in their order, each made when it is asked for.
   *
   * @param wanted labels; empty for all
   * @throws UserError if no series was named
   */
  public SequencedMap<String, Function<SourceRepository, ChangedFiles>> each(
      List<String> wanted, CommandSpec asking) {
    String named = source;
    if (named == null) {
      throw new UserError("name a series with --series SOURCE");
    }
    History history = history(named, wanted.isEmpty() ? "" : wanted.getFirst(), asking);
    PrintWriter err = asking.commandLine().getErr();
    List<Revision> revisions =
        wanted.isEmpty()
            ? history.revisions()
            : wanted.stream().map(label -> HistoryChoice.revision(history, label)).toList();
    SequencedMap<String, Function<SourceRepository, ChangedFiles>> each = new LinkedHashMap<>();
    for (Revision r : revisions) {
      each.put(
          r.label(),
          repository -> {
            PostedSeries series = PostedSeries.of(r);
            int patches = series.patches().size();
            return resolved(repository, named, history, series, patches, err);
          });
    }
    return each;
  }

  private ChangedFiles resolved(
      SourceRepository repository,
      String named,
      History history,
      PostedSeries series,
      int patches,
      PrintWriter err) {
    if (!(new Placer(repository).place(series, base) instanceof Placement.OnBase placed)) {
      throw new UserError(
          "%s of %s: no base for it is in this repository; give one with --base REV"
              .formatted(series.label(), named));
    }
    if (rewind) {
      return rewound(repository, history, series, patches, placed, err);
    }
    warn(placed, patches, err);
    return placed.prefix(patches).changes();
  }

  private ChangedFiles rewound(
      SourceRepository repository,
      History history,
      PostedSeries series,
      int patches,
      Placement.OnBase placed,
      PrintWriter err) {
    Optional<PostedSeries> merged = merged(repository, history);
    if (merged.isEmpty()) {
      throw new UserError(
          "--rewind: %s has no revision of this series".formatted(placed.base().revision()));
    }
    PatchedTree tree = PatchedTree.of(placed.base());
    err.printf(
        "ktrail: %s has %s; it is taken out, and %s is put in: assumed, not known%n",
        placed.base().revision(), merged.get().label(), series.label());
    err.flush();
    return new ChangedFiles(
        placed.base(),
        Rewind.files(tree::read, merged.get().patches(), series.patches().subList(0, patches)));
  }

  private @Nullable Optional<PostedSeries> merged;

  /** The last revision that the base has. */
  private Optional<PostedSeries> merged(SourceRepository repository, History history) {
    Optional<PostedSeries> known = merged;
    if (known == null) {
      known =
          history.revisions().reversed().stream()
              .map(PostedSeries::of)
              .filter(s -> has(new Placer(repository).place(s, base)))
              .findFirst();
      merged = known;
    }
    return known;
  }

  /** Whether the base has most of a revision. */
  private static boolean has(Placement placement) {
    return placement instanceof Placement.OnBase on
        && on.results().stream()
                .filter(r -> r.verdict() != PatchResult.Verdict.EMPTY)
                .mapToInt(r -> r.isSkipped() ? 1 : -1)
                .sum()
            > 0;
  }

  private static int count(String at, int from, PostedSeries series) {
    String digits = at.substring(from);
    boolean number = digits.matches("\\d{1,4}");
    if (!number || Integer.parseInt(digits) > series.patches().size()) {
      throw new UserError(
          "--at %s: %s has %d patches; give a number up to that behind the slash"
              .formatted(at, series.label(), series.patches().size()));
    }
    return Integer.parseInt(digits);
  }

  private static void warn(Placement.OnBase placed, int patches, PrintWriter err) {
    for (int i = 0; i < patches; i++) {
      var result = placed.results().get(i);
      int number = i + 1;
      switch (result.verdict()) {
        case EMPTY, APPLIES -> {}
        case CONTAINED, EARLIER_FORM ->
            err.printf(
                "ktrail: patch %d is in %s already, or a later form of it; skipped%n",
                number, placed.base().revision());
        case CONFLICT ->
            err.printf(
                "ktrail: patch %d does not fit %s everywhere; what fits is used (see `ktrail series"
                    + " place`)%n",
                number, placed.base().revision());
      }
    }
    err.flush();
  }
}
