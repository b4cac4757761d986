package org.ktrail.indexer.snapshot;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files in which a state of the sources differs from a base snapshot: what a patch series, or
 * its first patches, make of it. Held in memory; nothing of it is written to the repository.
 *
 * @param label what a report calls this state, such as {@code v12/1}
 * @param base the snapshot that the files are laid over
 * @param files by path in the order of strings: the new bytes of a file, or empty where the base's
 *     file is gone. A path that is not here is as in the base. The arrays are not copied and must
 *     not be changed
 */
public record ChangedFiles(String label, Snapshot base, SortedMap<String, Optional<byte[]>> files) {
  public ChangedFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
