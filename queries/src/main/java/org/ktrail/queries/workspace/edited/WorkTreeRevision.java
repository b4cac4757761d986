package org.ktrail.queries.workspace.edited;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.snapshot.WorkTree;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.StoredRevision;
import org.ktrail.queries.workspace.Workspace;

/**
 * The commit that is checked out, with what the work tree has other than it and open texts over
 * that, for one who stays while all three change. What did not change is not linked again. Of a
 * bare repository it is the commit alone. One thread.
 */
public final class WorkTreeRevision implements AutoCloseable {
  private final Workspace workspace;
  private @Nullable StoredRevision open;
  private @Nullable ChangedFiles tree;
  private @Nullable ChangedFiles opened;

  public WorkTreeRevision(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What is checked out and saved now, read anew: for any thread. */
  public static ChangedFiles saved(SourceRepository repository) {
    String commit = repository.commitNow("HEAD");
    return repository.workTree().isEmpty()
        ? new ChangedFiles(repository.snapshot(commit), new TreeMap<>())
        : WorkTree.over(repository, commit);
  }

  /**
   * The revision as it is now; stays open until the next is asked for.
   *
   * @param reread whether files may have been saved since the last time
   * @throws org.ktrail.indexer.failure.UserError if the repository cannot be read
   */
  public OpenRevision at(OpenBuffers buffers, boolean reread) {
    ChangedFiles saved = tree;
    if (saved == null || reread || isMoved()) {
      saved = saved(workspace.repository());
      tree = saved;
    }
    ChangedFiles files = buffers.over(saved);
    StoredRevision known = open;
    if (known == null || opened == null || !isSame(opened, files)) {
      close();
      known = StoredRevision.of(workspace, files);
      open = known;
      known.view();
      tree = saved;
      opened = files; // last: what did not link is not there
    }
    return known;
  }

  /** Whether another commit is checked out than the last time. */
  public boolean isMoved() {
    ChangedFiles saved = tree;
    return saved == null
        || !saved.base().revision().equals(workspace.repository().commitNow("HEAD"));
  }

  private static boolean isSame(ChangedFiles one, ChangedFiles other) {
    SortedMap<String, Optional<byte[]>> files = other.files();
    return one.base().tree().equals(other.base().tree())
        && one.files().keySet().equals(files.keySet())
        && one.files().entrySet().stream().allMatch(e -> isSame(e, files.get(e.getKey())));
  }

  private static boolean isSame(
      Map.Entry<String, Optional<byte[]>> file, @Nullable Optional<byte[]> other) {
    return other != null && Arrays.equals(file.getValue().orElse(null), other.orElse(null));
  }

  /** Lets go of what is open; the next question opens it anew. */
  @Override
  public void close() {
    StoredRevision known = open;
    open = null;
    opened = null;
    tree = null;
    if (known != null) {
      known.close();
    }
  }
}
