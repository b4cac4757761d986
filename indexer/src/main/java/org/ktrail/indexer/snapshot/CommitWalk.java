package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.ktrail.indexer.failure.UserError;

/**
 * Goes from commits to their parents and tells what they have at paths; for one thread. Commits are
 * named by their ids, 40 hexadecimal digits. Each method throws {@link UserError} if something
 * cannot be read.
 */
public final class CommitWalk implements AutoCloseable {
  private final SourceRepository repository;
  private final HistoryGraph graph;

  public CommitWalk(SourceRepository repository) {
    this.repository = repository;
    try {
      graph = new HistoryGraph(repository);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** First that which the others were merged into. */
  public List<String> parents(String commit) {
    return of(commit).parents().stream().map(ObjectId::name).toList();
  }

  /** When it was committed, in seconds. */
  public long time(String commit) {
    return of(commit).time();
  }

  /** Whether it surely has at this path what its first parent has. */
  public boolean isUnchanged(String commit, String path) {
    return graph.isUnchanged(of(commit), path);
  }

  /** The file at a path, empty if there is none. */
  public Optional<BlobId> blob(String commit, String path) {
    try {
      HistoryGraph.Entry at = graph.at(of(commit), EntryHistory.names(path));
      return at == null || (at.mode() & 0170000) != 0100000
          ? Optional.empty()
          : Optional.of(BlobId.of(at.id().name()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Files of a parent that the commit has not, or otherwise.
   *
   * @param most files that may differ; if more do, none is told
   */
  public List<String> changed(String parent, String commit, int most) {
    try {
      Optional<SortedMap<String, Optional<BlobId>>> files =
          TreeDifference.between(repository, of(parent).tree(), of(commit).tree(), most);
      return files.map(all -> (List<String>) new ArrayList<>(all.keySet())).orElse(List.of());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  public Change shown(String commit) {
    try {
      return graph.shown(ObjectId.fromString(commit));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private HistoryGraph.Commit of(String commit) {
    try {
      return graph.commit(ObjectId.fromString(commit));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UserError failed(IOException e) {
    return e instanceof MissingObjectException missing
        ? new UserError("object " + missing.getObjectId().name() + repository.absent(), e)
        : new UserError("the history cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    graph.close();
  }
}
