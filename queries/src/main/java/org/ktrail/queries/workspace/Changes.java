package org.ktrail.queries.workspace;

import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;

/** Tells what a question is about where that is no revision of the repository as it stands. */
@FunctionalInterface
public interface Changes {
  /**
   * @param revision as the user gave it, or the default; whoever knows a better base may pass it
   *     over
   * @throws org.ktrail.indexer.failure.UserError if it cannot be told
   */
  ChangedFiles in(SourceRepository repository, String revision);
}
