package org.ktrail.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.series.SeriesOptions;
import org.ktrail.cli.workspace.Changes;
import org.ktrail.cli.workspace.OverlayDirectory;
import org.ktrail.indexer.snapshot.WorkTree;
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
      description = "A kernel .config: leave out what it does not build.")
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
    return Optional.ofNullable(config);
  }

  /** The revision asked for; to be closed. */
  public OpenRevision open() {
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(command).root().userObject();
    return ktrail.open(revision(), changes(), config());
  }

  /** A revision and what to call it. */
  public record Named(String label, Supplier<OpenRevision> open) {}

  /** What to call the revision asked for. */
  public String label() {
    return series.given() ? series.label() : revision;
  }

  /**
   * Every revision of the series named, in their order.
   *
   * @param labels only these; empty for all
   */
  public List<Named> each(List<String> labels) {
    CommandSpec asking = Objects.requireNonNull(command);
    Ktrail ktrail = (Ktrail) asking.root().userObject();
    List<Named> out = new ArrayList<>();
    series
        .each(labels, asking)
        .forEach((label, files) -> {
          Changes changes = (repository, rev) -> files.apply(repository);
          out.add(new Named(label, () -> ktrail.open(revision(), Optional.of(changes), config())));
        });
    String base = series.base().isEmpty() ? revision() : series.base();
    out.add(new Named(base, () -> ktrail.open(base, Optional.empty(), config())));
    return out;
  }
}
