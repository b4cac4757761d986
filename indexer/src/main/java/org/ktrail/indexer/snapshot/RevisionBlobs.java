package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PathText;

/** Which blobs a few paths have at many revisions, without the table of all paths of each. */
public final class RevisionBlobs {
  private final SourceRepository repository;

  public RevisionBlobs(SourceRepository repository) {
    this.repository = repository;
  }

  /** Tags, then HEAD and branches, by name; of several names of one commit the first. */
  public List<String> revisions() {
    List<String> names = new ArrayList<>();
    Set<ObjectId> seen = new HashSet<>();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      for (String kind : List.of(Constants.R_TAGS, Constants.R_HEADS, Constants.R_REMOTES)) {
        for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(kind)) {
          Optional<ObjectId> tree = tree(walk, ref.getObjectId());
          if (tree.isPresent() && seen.add(tree.get())) {
            names.add(Repository.shortenRefName(ref.getName()));
          }
        }
      }
      Ref head = repository.jgit().exactRef(Constants.HEAD);
      if (head != null && head.getObjectId() != null) {
        Optional<ObjectId> tree = tree(walk, head.getObjectId());
        if (tree.isPresent() && seen.add(tree.get())) {
          names.add(Constants.HEAD);
        }
      }
      return names;
    } catch (IOException e) {
      throw new UserError(repository.directory() + ": its refs cannot be read: " + e, e);
    }
  }

  private static Optional<ObjectId> tree(RevWalk walk, ObjectId id) {
    try {
      return Optional.of(walk.parseTree(id).copy());
    } catch (IOException e) {
      return Optional.empty(); // a tag of a blob, or what a shallow clone lacks
    }
  }

  /**
   * The blobs of those of the paths that the revision has.
   *
   * @param revision in git's syntax; {@link UserError} if there is none
   */
  public SortedMap<String, BlobId> at(String revision, Collection<String> paths) {
    SortedMap<String, BlobId> blobs = new TreeMap<>();
    if (paths.isEmpty()) {
      return blobs;
    }
    try (TreeWalk walk = new TreeWalk(repository.jgit())) {
      walk.addTree(repository.git(revision).root());
      walk.setRecursive(true);
      boolean plain = paths.stream().allMatch(path -> path.indexOf('\\') < 0);
      if (plain) { // else it would not know them
        walk.setFilter(PathFilterGroup.createFromStrings(paths));
      }
      Set<String> wanted = Set.copyOf(paths);
      while (walk.next()) {
        String path = PathText.of(walk.getRawPath());
        if (wanted.contains(path)) {
          blobs.put(path, BlobId.of(walk.getObjectId(0).name()));
        }
      }
      return blobs;
    } catch (IOException e) {
      throw new UserError(revision + ": its tree cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether the repository has this revision, in git's syntax. */
  public boolean has(String revision) {
    return repository.has(revision);
  }
}
