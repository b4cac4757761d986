package org.ktrail.indexer.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The path tables of the trees that were asked for last: to list a kernel's tree takes a quarter of
 * a second. What a tree's id names never changes, as long as a repository is read with the same
 * replacements. For any number of threads.
 */
final class PathTables {
  /** One of a kernel takes some 12 MB. */
  private static final int KEPT = 4;

  private final Map<ObjectId, GitSnapshot.Table> tables = new LinkedHashMap<>(8, 0.75f, true);

  /** Two that ask first at once list the tree twice: no lock is held while JGit reads. */
  GitSnapshot.Table of(ObjectId root, Supplier<GitSnapshot.Table> walk) {
    synchronized (tables) {
      GitSnapshot.Table known = tables.get(root);
      if (known != null) {
        return known;
      }
    }
    GitSnapshot.Table made = walk.get();
    synchronized (tables) {
      tables.put(root, made);
      if (tables.size() > KEPT) {
        tables.remove(tables.keySet().iterator().next());
      }
    }
    return made;
  }
}
