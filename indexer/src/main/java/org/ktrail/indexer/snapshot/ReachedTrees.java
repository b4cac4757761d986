package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** Which trees belong to commits that a branch, a tag or HEAD leads to. */
final class ReachedTrees {
  private static final int STEP = 10_000;

  private ReachedTrees() {}

  /**
   * Walks the history until all are found.
   *
   * @param trees 40 hexadecimal digits each
   * @param walked told now and then how many commits were looked at
   * @return those of {@code trees} that are reached
   */
  static Set<String> of(Repository repository, Set<String> trees, IntConsumer walked)
      throws IOException {
    Set<String> reached = new TreeSet<>();
    Set<ObjectId> wanted = new HashSet<>();
    trees.forEach(tree -> wanted.add(ObjectId.fromString(tree)));
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        start(walk, ref.getObjectId(), wanted, reached);
      }
      start(walk, repository.resolve(Constants.HEAD), wanted, reached);
      int count = 0;
      for (RevCommit commit = walk.next();
          commit != null && !wanted.isEmpty();
          commit = walk.next()) {
        find(commit.getTree(), wanted, reached);
        if (++count % STEP == 0) {
          walked.accept(count);
        }
      }
    }
    return reached;
  }

  private static void start(
      RevWalk walk,
      @org.jspecify.annotations.Nullable ObjectId id,
      Set<ObjectId> wanted,
      Set<String> reached)
      throws IOException {
    if (id == null) {
      return;
    }
    try {
      RevObject object = walk.peel(walk.parseAny(id));
      if (object instanceof RevCommit commit) {
        walk.markStart(commit);
      } else if (object instanceof RevTree tree) {
        find(tree, wanted, reached);
      }
    } catch (MissingObjectException e) {
      // a ref that leads nowhere reaches nothing
    }
  }

  private static void find(RevTree tree, Set<ObjectId> wanted, Set<String> reached) {
    if (wanted.remove(tree)) {
      reached.add(tree.name());
    }
  }
}
