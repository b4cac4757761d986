package org.ktrail.indexer.apply;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;

/** A base snapshot and the files that patches changed in it. Immutable; held in memory alone. */
public final class PatchedTree {
  private final Snapshot base;
  private final SortedMap<String, Optional<byte[]>> files;

  private PatchedTree(Snapshot base, SortedMap<String, Optional<byte[]>> files) {
    this.base = base;
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** The snapshot itself. */
  public static PatchedTree of(Snapshot base) {
    return new PatchedTree(base, new TreeMap<>());
  }

  public Snapshot base() {
    return base;
  }

  /** What differs from the base. */
  public ChangedFiles changes() {
    return new ChangedFiles(base, files);
  }

  /** The bytes of a file, empty if there is none. */
  public Optional<byte[]> read(String path) {
    Optional<byte[]> changed = files.get(path);
    if (changed != null) {
      return changed;
    }
    int index = base.indexOf(path);
    return index < 0 ? Optional.empty() : Optional.of(base.read(base.blob(index)));
  }

  public boolean has(String path) {
    Optional<byte[]> changed = files.get(path);
    return changed == null ? base.indexOf(path) >= 0 : changed.isPresent();
  }

  /**
   * This tree with some files changed.
   *
   * @param changes by path: new bytes, or empty where the file is gone
   */
  PatchedTree with(SortedMap<String, Optional<byte[]>> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    SortedMap<String, Optional<byte[]>> all = new TreeMap<>(files);
    all.putAll(changes);
    return new PatchedTree(base, all);
  }
}
