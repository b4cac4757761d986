package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.ktrail.indexer.files.PathText;

/** Which files differ between two trees. What is the same below a directory is not looked at. */
final class TreeDifference {
  private TreeDifference() {}

  /**
   * By path: the blob that stands there now, empty if none does.
   *
   * @param most files that may differ
   * @return empty if more do, or a tree is not here
   */
  static Optional<SortedMap<String, Optional<BlobId>>> between(
      SourceRepository repository, ObjectId from, ObjectId to, int most) throws IOException {
    SortedMap<String, Optional<BlobId>> files = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(repository.jgit())) {
      walk.addTree(from);
      walk.addTree(to);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        boolean was = isFile(walk.getRawMode(0));
        boolean is = isFile(walk.getRawMode(1));
        if (was && is && walk.idEqual(0, 1) || !was && !is) {
          continue; // its mode changed, or what is no file of ours
        }
        files.put(
            PathText.of(walk.getRawPath()),
            is ? Optional.of(BlobId.of(walk.getObjectId(1).name())) : Optional.empty());
        if (files.size() > most) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(files);
  }

  private static boolean isFile(int mode) {
    return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }
}
