package org.ktrail.cli.serve;

import java.nio.file.Path;
import java.util.Map;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.KeptRepositories;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.KeptOpen;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.StoredRevision;
import org.ktrail.queries.workspace.Workspace;

/** What stays open from one question to the next: repositories with their graphs. */
final class Shelf implements AutoCloseable {
  /** Graphs; one of a kernel has some 250 MB, mapped. */
  private static final int KEPT = 6;

  private final KeptRepositories repositories = new KeptRepositories();
  private final KeptOpen kept = new KeptOpen(KEPT);

  /**
   * A revision, to be closed by who asked for it.
   *
   * @param directory where the search for the repository begins
   * @param environment the variables that git reads
   * @param beforeWork run before anything would be indexed or linked; does not return
   */
  OpenRevision open(
      Path directory,
      Map<String, String> environment,
      AskedRevision asked,
      Progress progress,
      Runnable beforeWork) {
    return StoredRevision.owning(workspace(directory, environment, progress, beforeWork), asked);
  }

  /** All revisions of a repository, to be closed by who asked for it; the rest as above. */
  Workspace workspace(
      Path directory, Map<String, String> environment, Progress progress, Runnable beforeWork) {
    return Workspace.reading(
        repositories.open(directory, environment::get), progress, kept, beforeWork);
  }

  @Override
  public void close() {
    kept.close();
    repositories.close();
  }
}
