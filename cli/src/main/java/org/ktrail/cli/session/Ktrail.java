package org.ktrail.cli.session;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.Commands;
import org.ktrail.cli.output.VersionProvider;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Revisions;
import org.ktrail.queries.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code ktrail} itself: what all of its commands share; {@link Commands} lists them.
 */
@Command(
    name = "ktrail",
    description = "Navigates the Linux kernel's source: how control gets from A to B, with proof.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    customSynopsis =
        "ktrail [-C REPO] [--no-pager] [--color=WHEN] COMMAND [OPTION]... [ARGUMENT]...",
    separator = " ",
    footer = {
      "",
      "Exit codes: 0 found, 1 nothing found, 2 error, 130 interrupted.",
      "ktrail help COMMAND tells more.",
    })
public final class Ktrail implements Runnable, Revisions {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "-C",
      paramLabel = "REPO",
      scope = ScopeType.INHERIT,
      description = "The git repository: a directory in it, or a URL (default: found as git does).")
  private @Nullable String repository;

  @Option(
      names = "--no-pager",
      scope = ScopeType.INHERIT,
      description = "Show the answer on the terminal itself (see also git config ktrail.pager).")
  private boolean unpaged;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "When text is painted: always, never or auto, on a terminal (default: git config"
              + " ktrail.color, color.ui).")
  private @Nullable ColorWhen color;

  private final Defaults defaults;

  /** Read by the launcher, which has no other way to say what it means. */
  @Option(
      names = "--no-server",
      scope = ScopeType.INHERIT,
      description = "Ask no running server (see ktrail serve).")
  private boolean unserved;

  private @Nullable EarlyAnswer early;
  private final RevisionOpener opener;
  private final OutputStream output;

  /**
   * @param output standard output as bytes, for what is too much to go through a writer
   */
  public Ktrail(RevisionOpener opener, OutputStream output) {
    this.opener = opener;
    defaults =
        new Defaults(
            () -> repository().filter(Repositories::isUrl).isPresent() ? Path.of("/") : directory(),
            opener::variable);
    this.output = output;
  }

  @Override
  public OpenRevision open(AskedRevision asked) {
    return opener.open(this, asked);
  }

  /** The workspace, where this process has it open for all commands that it runs. */
  Optional<Workspace> workspace() {
    return opener.workspace(this);
  }

  /** What may be said before a revision is linked that is opened from now on. */
  public void early(EarlyAnswer answer) {
    early = answer;
  }

  public Optional<EarlyAnswer> early() {
    return Optional.ofNullable(early);
  }

  /** Standard output as bytes. Nothing else may be printed by a command that writes here. */
  public OutputStream output() {
    return output;
  }

  /** Values of options that are not given. */
  public Defaults defaults() {
    return defaults;
  }

  /** Whether a pager may show what is long. */
  public boolean isPaged() {
    return !unpaged;
  }

  /**
   * Whether text is painted.
   *
   * @param terminal whether it goes to one
   */
  public boolean isPainted(boolean terminal) {
    return switch (color == null ? defaults.color() : color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> terminal && !"dumb".equals(opener.variable("TERM"));
    };
  }

  /** Whether the answer goes to a terminal. */
  public boolean isOnTerminal() {
    return opener.isOnTerminal();
  }

  /** Whether somebody reads what is said before the answer. */
  public boolean isWatched() {
    return opener.isWatched();
  }

  /** Whether bytes beyond ASCII are UTF-8 in the locale in which the command was given. */
  public boolean isUtf8() {
    return opener.isUtf8();
  }

  /** What {@code -C} names, a directory or a URL; empty if it was not given. */
  public Optional<String> repository() {
    return Optional.ofNullable(repository);
  }

  /** Has another repository asked than {@code -C} names: a directory or a URL. */
  public void ask(String place) {
    repository = place;
  }

  /**
   * The directory where the search for the repository begins.
   *
   * @throws UserError if {@code -C} names none
   */
  public Path directory() {
    return opener.directory().resolve(repository().orElse("")).normalize();
  }

  @Override
  public void run() {
    CommandSpec self = Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), "name a command");
  }
}
