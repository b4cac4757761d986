package org.ktrail.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.queries.workspace.Changes;
import org.ktrail.queries.workspace.OpenRevision;

/** Opens a revision of the repository, indexing and linking what is missing. */
@FunctionalInterface
public interface RevisionOpener {

  /**
   * @param repository where {@code -C} was found to point, asked for lazily
   * @param revision in git's syntax
   * @param changes what stands in place of some of its files, if any
   * @param config a kernel {@code .config} to prune by, if given
   * @throws org.ktrail.indexer.failure.UserError if repository, revision or configuration do not
   *     exist or cannot be read
   */
  OpenRevision open(
      Ktrail repository, String revision, Optional<Changes> changes, Optional<Path> config);
}
