package org.ktrail.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  public String revision() {
    return revision;
  }

  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /** The revision asked for; to be closed. */
  public OpenRevision open() {
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(command).root().userObject();
    return ktrail.open(revision(), config());
  }
}
