package org.ktrail.indexer.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision and what stands in place of some of its files: the state after a patch, or of a work
 * tree that was edited.
 *
 * @param files by path: the bytes now, empty for a file that was removed; paths that the base lacks
 *     are new files
 * @param misfits what is not as the change makes it, since the change does not fit the base
 */
public record ChangedFiles(
    Snapshot base, SortedMap<String, Optional<byte[]>> files, List<Misfit> misfits) {
  public ChangedFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    misfits = List.copyOf(misfits);
  }

  /** All of which is as it was meant. */
  public ChangedFiles(Snapshot base, SortedMap<String, Optional<byte[]>> files) {
    this(base, files, List.of());
  }

  /** The same, of which some is not as it was meant. */
  public ChangedFiles with(List<Misfit> misfits) {
    return new ChangedFiles(base, files, misfits);
  }
}
