package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.ktrail.cli.index.Extractors;
import org.ktrail.cli.index.RepositoryChoice;
import org.ktrail.cli.index.Terminal;
import org.ktrail.cli.index.TerminalProgress;
import org.ktrail.cli.workspace.StoredRevision;
import org.ktrail.cli.workspace.Workspace;

/** Opens the workspace of the repository that {@code -C} names. */
public final class Workspaces {
  private Workspaces() {}

  /**
   * For the commands that ask questions of one revision.
   *
   * @param args the command line, to run it in another JVM if there is work
   */
  static RevisionOpener opener(String[] args, PrintWriter messages) {
    return opener(args, messages, Terminal::isWatched);
  }

  /**
   * @param watched whether somebody reads what is said before the answer
   */
  static RevisionOpener opener(String[] args, PrintWriter messages, BooleanSupplier watched) {
    Runnable beforeWork = new WorkJvm(args, messages);
    return (ktrail, revision, changes, config) -> {
      Workspace workspace = open(ktrail, revision, messages, beforeWork);
      if (changes.isEmpty() && ktrail.early().isPresent() && watched.getAsBoolean()) {
        ktrail.early().get().say(workspace, revision, messages);
      }
      return StoredRevision.open(workspace, revision, changes, config);
    };
  }

  /**
   * To be closed.
   *
   * @param revision what is asked for first: of a URL that alone is copied
   * @param messages for progress and for what is said of the repository
   */
  public static Workspace open(Ktrail ktrail, String revision, PrintWriter messages) {
    return open(ktrail, revision, messages, () -> {});
  }

  private static Workspace open(
      Ktrail ktrail, String revision, PrintWriter messages, Runnable beforeWork) {
    return new Workspace(
        RepositoryChoice.open(ktrail, revision, messages),
        new TerminalProgress(messages),
        Extractors.factory(),
        Extractors.fragments(),
        beforeWork,
        Runtime.getRuntime().availableProcessors());
  }
}
