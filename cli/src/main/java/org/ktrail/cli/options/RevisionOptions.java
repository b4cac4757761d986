package org.ktrail.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.session.EarlyAnswer;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.WorkTree;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.Changes;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.OverlayDirectory;
import org.ktrail.queries.workspace.posted.PostedState;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is asked: options of every command that answers from a revision. */
public final class RevisionOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--rev",
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "The revision, in git's syntax (default: HEAD).")
  private String revision = "HEAD";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A kernel .config: leave out what it does not build (default: git config"
              + " ktrail.config; '' for none).")
  private @Nullable Path config;

  @Option(
      names = "--worktree",
      description = "The revision with what the work tree has other than it.")
  private boolean workTree;

  @Option(
      names = "--overlay",
      hidden = true,
      paramLabel = "DIR",
      description = "Files of this directory stand in place of the revision's.")
  private @Nullable Path overlay;

  @Option(
      names = "--without",
      hidden = true,
      paramLabel = "PATH",
      description = "Leave this file out of the revision.")
  private List<String> without = List.of();

  @Mixin private final SeriesOptions series = new SeriesOptions();

  private Optional<Changes> changes() {
    CommandSpec asking = Objects.requireNonNull(command);
    if (series.given()) {
      return Optional.of((repository, rev) -> series.resolve(repository, asking).orElseThrow());
    }
    if (workTree) {
      return Optional.of(WorkTree::over);
    }
    return overlay == null && without.isEmpty()
        ? Optional.empty()
        : Optional.of(new OverlayDirectory(Optional.ofNullable(overlay), without));
  }

  public String revision() {
    return revision;
  }

  public Optional<Path> config() {
    Path given = config;
    return given == null
        ? ((Ktrail) Objects.requireNonNull(command).root().userObject()).defaults().configuration()
        : Optional.of(given).filter(file -> !file.toString().isEmpty());
  }

  /** The revision asked for; to be closed. */
  public OpenRevision open() {
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(command).root().userObject();
    return ktrail.open(new AskedRevision(revision(), changes(), config()));
  }

  /**
   * The same.
   *
   * @param early what may be said if it has to be linked first
   */
  public OpenRevision open(EarlyAnswer early) {
    ((Ktrail) Objects.requireNonNull(command).root().userObject()).early(early);
    return open();
  }

  /** What to call the revision asked for. */
  public String label() {
    return series.given() ? series.label() : revision;
  }

  /** The revision asked for, by its name. */
  public NamedRevision named() {
    return new NamedRevision(label(), List.of(), false, this::open);
  }

  /** Revisions of the repository, whatever else was asked for. */
  public List<NamedRevision> revisions(List<String> names) {
    if (series.given()) {
      throw new UserError("--revs and --series: ask for one of them");
    }
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(command).root().userObject();
    return names.stream()
        .map(rev ->
            new NamedRevision(
                rev,
                List.of(),
                false,
                () -> ktrail.open(new AskedRevision(rev, Optional.empty(), config()))))
        .toList();
  }

  /**
   * Every revision of the series named, in their order, and last the base.
   *
   * @param labels only these; empty for all
   */
  public List<NamedRevision> each(List<String> labels) {
    CommandSpec asking = Objects.requireNonNull(command);
    Ktrail ktrail = (Ktrail) asking.root().userObject();
    List<NamedRevision> out = new ArrayList<>(states(series.each(labels, asking)));
    String base = series.base().isEmpty() ? revision() : series.base();
    out.add(
        new NamedRevision(
            base,
            List.of(),
            true,
            () -> ktrail.open(new AskedRevision(base, Optional.empty(), config()))));
    return out;
  }

  /** The base of the revision of a series asked for, and it after each of its patches. */
  public List<NamedRevision> eachPatch() {
    return states(series.eachPatch(Objects.requireNonNull(command)));
  }

  /** Whether the base has a later revision of the series, which is taken out of it first. */
  public boolean rewinds() {
    return series.rewinds();
  }

  private List<NamedRevision> states(List<PostedState> states) {
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(command).root().userObject();
    return states.stream()
        .map(state -> {
          return new NamedRevision(
              state.label(),
              state.patches(),
              false,
              () ->
                  ktrail.open(
                      new AskedRevision(revision(), Optional.of(state.changes()), config())));
        })
        .toList();
  }
}
