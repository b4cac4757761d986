package org.ktrail.cli.session;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;

/** Opens a revision of the repository, indexing and linking what is missing. */
@FunctionalInterface
public interface RevisionOpener {

  /**
   * @param repository where {@code -C} was found to point, asked for lazily
   * @throws org.ktrail.indexer.failure.UserError if repository, revision or configuration do not
   *     exist or cannot be read
   */
  OpenRevision open(Ktrail repository, AskedRevision asked);

  /**
   * The workspace for commands that ask more than one revision, where it is open already. They may
   * close what they are given.
   */
  default Optional<Workspace> workspace(Ktrail repository) {
    return Optional.empty();
  }

  /** A variable of the environment in which the command was given; null if it is not set. */
  default @Nullable String variable(String name) {
    return System.getenv(name);
  }

  /** Whether the answer goes to a terminal. */
  default boolean isOnTerminal() {
    return Terminal.isOutput();
  }

  /** Whether somebody reads what is said before the answer. */
  default boolean isWatched() {
    return Terminal.isWatched();
  }

  /** Whether bytes beyond ASCII are UTF-8 in the locale in which the command was given. */
  default boolean isUtf8() {
    return System.getProperty("native.encoding", "").equalsIgnoreCase("UTF-8");
  }

  /** Where the command was given: names of files that are not absolute begin there. */
  default Path directory() {
    return Path.of("").toAbsolutePath();
  }
}
