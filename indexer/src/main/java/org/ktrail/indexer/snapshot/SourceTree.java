package org.ktrail.indexer.snapshot;

import java.util.Collection;

/** The files of one state of the sources, by path relative to the top of the tree. */
public interface SourceTree {
  /** Paths of regular files, sorted; symbolic links and submodules are not among them. */
  Collection<String> paths();

  /**
   * The bytes of a file. {@link java.util.NoSuchElementException} if there is none of this path.
   */
  byte[] read(String path);
}
