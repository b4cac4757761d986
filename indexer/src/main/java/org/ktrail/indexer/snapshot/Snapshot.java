package org.ktrail.indexer.snapshot;

/**
 * The files of one revision with the ids of their blobs. The path table is read when first used.
 */
public interface Snapshot extends SourceTree {
  /** The revision as the user wrote it. */
  String revision();

  /** Id of the commit, 40 hexadecimal digits; "" if the revision names a bare tree. */
  String commit();

  /**
   * Id of the tree, 40 hexadecimal digits: equal trees are equal snapshots. Needs no path table.
   */
  String tree();

  /** Number of paths. */
  int size();

  /** The path at this place, in the order of {@link #paths()} (by UTF-16 code unit). */
  String path(int index);

  BlobId blob(int index);

  /** The place of this path, negative if it is not there. */
  int indexOf(String path);

  /** The bytes of a blob of this repository. Thread-safe. */
  byte[] read(BlobId blob);

  /** Reads many blobs, in one thread. */
  BlobReader reader();
}
