package org.ktrail.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.cli.index.Extractors;
import org.ktrail.cli.index.RepositoryChoice;
import org.ktrail.cli.index.TerminalProgress;
import org.ktrail.cli.workspace.Changes;
import org.ktrail.cli.workspace.StoredRevision;
import org.ktrail.cli.workspace.Workspace;

/** Opens what {@code -C} and {@code --rev} name, for the commands that ask questions. */
final class Workspaces {
  private Workspaces() {}

  static RevisionOpener opener(PrintWriter messages) {
    return (ktrail, revision, changes, config) -> open(ktrail, revision, changes, config, messages);
  }

  private static OpenRevision open(
      Ktrail ktrail,
      String revision,
      Optional<Changes> changes,
      Optional<Path> config,
      PrintWriter messages) {
    Workspace workspace =
        new Workspace(
            RepositoryChoice.open(ktrail, revision, messages),
            new TerminalProgress(messages),
            Extractors.factory(),
            Extractors.fragments(),
            Runtime.getRuntime().availableProcessors());
    return StoredRevision.open(workspace, revision, changes, config);
  }
}
