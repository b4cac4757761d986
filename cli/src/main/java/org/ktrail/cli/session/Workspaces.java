package org.ktrail.cli.session;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.Extractors;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.StoredRevision;
import org.ktrail.queries.workspace.Workspace;

/** Opens the workspace of the repository that {@code -C} names. */
public final class Workspaces {
  /** Commands that ask one revision and are done. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "path", "callers", "callees", "reach", "def", "refs", "ops", "show", "struct", "reads",
          "writes", "config");

  private Workspaces() {}

  /** For the commands that ask questions of one revision. To be closed when the command is done. */
  public static final class Opener implements RevisionOpener, AutoCloseable {
    private final PrintWriter messages;
    private final Runnable beforeWork;
    private final BooleanSupplier watched;
    private final Optional<EarlyRepository> early;

    /**
     * @param args the command line, to run it in another JVM if there is work
     */
    public Opener(String[] args, PrintWriter messages) {
      this(args, messages, Terminal::isWatched);
    }

    /**
     * @param watched whether somebody reads what is said before the answer
     */
    public Opener(String[] args, PrintWriter messages, BooleanSupplier watched) {
      this.messages = messages;
      this.watched = watched;
      beforeWork = new WorkJvm(args, messages);
      WordOrder words = WordOrder.of(List.of(args));
      early =
          words.command().filter(QUESTIONS::contains).isPresent()
              ? EarlyRepository.of(words.arguments())
              : Optional.empty();
    }

    @Override
    public OpenRevision open(Ktrail ktrail, AskedRevision asked) {
      String revision = asked.revision();
      Workspace workspace = Workspaces.open(ktrail, revision, messages, beforeWork, early);
      if (asked.changes().isEmpty() && ktrail.early().isPresent() && watched.getAsBoolean()) {
        ktrail.early().get().say(workspace, revision, messages);
      }
      return StoredRevision.owning(workspace, asked);
    }

    @Override
    public void close() {
      early.ifPresent(EarlyRepository::close);
    }
  }

  /**
   * To be closed.
   *
   * @param revision what is asked for first: of a URL that alone is copied
   * @param messages for progress and for what is said of the repository
   */
  public static Workspace open(Ktrail ktrail, String revision, PrintWriter messages) {
    return ktrail
        .workspace()
        .orElseGet(() -> open(ktrail, revision, messages, () -> {}, Optional.empty()));
  }

  /**
   * The workspace of the repository around a directory, for who stays and asks much. To be closed.
   *
   * @param progress told how far indexing and linking are
   * @throws org.ktrail.indexer.failure.UserError if there is no repository
   */
  public static Workspace at(Path directory, Progress progress) {
    return new Workspace(
        Repositories.open(directory),
        progress,
        Extractors.factory(),
        Extractors.fragments(),
        () -> {},
        Runtime.getRuntime().availableProcessors());
  }

  private static Workspace open(
      Ktrail ktrail,
      String revision,
      PrintWriter messages,
      Runnable beforeWork,
      Optional<EarlyRepository> early) {
    return new Workspace(
        RepositoryChoice.open(ktrail, revision, messages, early),
        new TerminalProgress(messages),
        Extractors.factory(),
        Extractors.fragments(),
        beforeWork,
        Runtime.getRuntime().availableProcessors());
  }
}
