package org.ktrail.indexer.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A revision and what stands in place of some of its files: the state after a patch, or of a work
 * tree that was edited.
 *
 * @param files by path: the bytes now, empty for a file that was removed; paths that the base lacks
 *     are new files
 */
public record ChangedFiles(Snapshot base, SortedMap<String, Optional<byte[]>> files)
    implements SourceTree {
  public ChangedFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  @Override
  public Collection<String> paths() {
    TreeSet<String> paths = new TreeSet<>(base.paths());
    files.forEach((path, bytes) -> {
      if (bytes.isPresent()) {
        paths.add(path);
      } else {
        paths.remove(path);
      }
    });
    return paths;
  }

  @Override
  public byte[] read(String path) {
    Optional<byte[]> bytes = files.get(path);
    return bytes == null
        ? base.read(path)
        : bytes.orElseThrow(() -> new NoSuchElementException(path + ": removed"));
  }
}
