package org.ktrail.cli.options;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Messages;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.posted.HistoryChoice;
import org.ktrail.queries.workspace.posted.PostedState;
import org.ktrail.queries.workspace.posted.ReadMails;
import org.ktrail.queries.workspace.posted.SeriesTrees;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of a query by which it asks the sources as a posted series makes them. */
public final class SeriesOptions {
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();

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
    return Optional.of(trees(err).of(repository, named, history, series, patches));
  }

  private History history(String named, String label, CommandSpec asking) {
    ReadMails read = reader.read(List.of(named), asking);
    MailSources.complain(read, asking.commandLine().getErr());
    List<History> histories = Histories.of(read.mails());
    if (histories.isEmpty()) {
      throw new UserError(named + ": no patch series in it");
    }
    return choice.choice().of(histories, label.isEmpty() ? null : label);
  }

  /**
   * Every revision of the series, in their order.
   *
   * @param wanted labels; empty for all
   * @throws UserError if no series was named
   */
  public List<PostedState> each(List<String> wanted, CommandSpec asking) {
    String named = named();
    History history = history(named, wanted.isEmpty() ? "" : wanted.getFirst(), asking);
    SeriesTrees trees = trees(asking.commandLine().getErr());
    List<Revision> revisions =
        wanted.isEmpty()
            ? history.revisions()
            : wanted.stream().map(label -> HistoryChoice.revision(history, label)).toList();
    return revisions.stream()
        .map(r -> {
          PostedSeries series = PostedSeries.of(r);
          return trees.state(r.label(), named, history, series, series.patches().size());
        })
        .toList();
  }

  /**
   * The base of the revision that {@code --at} names, and the revision after each of its patches.
   *
   * @throws UserError if no revision was named
   */
  public List<PostedState> eachPatch(CommandSpec asking) {
    String label = at;
    if (label == null) {
      throw new UserError("--each-patch: say of which revision, with --series SOURCE --at LABEL");
    }
    String named = named();
    History history = history(named, label, asking);
    PostedSeries series = PostedSeries.of(HistoryChoice.revision(history, label));
    return trees(asking.commandLine().getErr()).eachPatch(named, history, series);
  }

  private String named() {
    String named = source;
    if (named == null) {
      throw new UserError("name a series with --series SOURCE");
    }
    return named;
  }

  /** Whether a later revision is taken out of the base, so that the base is what became of all. */
  public boolean rewinds() {
    return rewind;
  }

  private @Nullable SeriesTrees trees;

  private SeriesTrees trees(PrintWriter err) {
    SeriesTrees known = trees;
    if (known == null) {
      known = new SeriesTrees(base, rewind, Messages.teller(err));
      trees = known;
    }
    return known;
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
}
