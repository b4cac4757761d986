package org.ktrail.indexer.snapshot;

import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;

/** The sources of a revision with changed files. */
public record ChangedTree(ChangedFiles changed) implements SourceTree {
  @Override
  public Collection<String> paths() {
    TreeSet<String> paths = new TreeSet<>(changed.base().paths());
    changed
        .files()
        .forEach((path, bytes) -> {
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
    Optional<byte[]> bytes = changed.files().get(path);
    return bytes == null
        ? changed.base().read(path)
        : bytes.orElseThrow(() -> new NoSuchElementException(path + ": removed"));
  }
}
