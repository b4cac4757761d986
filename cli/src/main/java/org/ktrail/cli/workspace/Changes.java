package org.ktrail.cli.workspace;

import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;

/** Tells what stands in place of some files of a revision that a question is about. */
@FunctionalInterface
public interface Changes {
  /**
   * @throws org.ktrail.indexer.failure.UserError if it cannot be told
   */
  ChangedFiles over(Snapshot base);
}
