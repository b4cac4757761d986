package org.ktrail.indexer.snapshot;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision and what stands in place of some of its files: the state after a patch, or of a work
 * tree that was edited.
 *
 * @param files by path: the bytes now, empty for a file that was removed; paths that the base lacks
 *     are new files
 */
public record ChangedFiles(Snapshot base, SortedMap<String, Optional<byte[]>> files) {
  public ChangedFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
