package org.ktrail.indexer.snapshot;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * The files of a work tree as they lie there, their ends of lines converted as git would. A program
 * that the configuration names as a filter is never run: whoever wrote the repository wrote that.
 */
final class UnfilteredFiles extends FileTreeIterator {
  private final Collection<Path> visited;

  /**
   * @param visited gets the directories that are looked into: all but those that are ignored
   */
  UnfilteredFiles(Repository repository, Collection<Path> visited) {
    super(repository);
    this.visited = visited;
    visited.add(repository.getWorkTree().toPath());
  }

  private UnfilteredFiles(UnfilteredFiles parent, File directory, FS fs) {
    super(parent, directory, fs);
    this.visited = parent.visited;
    visited.add(directory.toPath());
  }

  @Override
  public AbstractTreeIterator createSubtreeIterator(ObjectReader reader) {
    return new UnfilteredFiles(this, ((FileEntry) current()).getFile(), fs);
  }

  @Override
  public @Nullable String getCleanFilterCommand() {
    return null;
  }
}
