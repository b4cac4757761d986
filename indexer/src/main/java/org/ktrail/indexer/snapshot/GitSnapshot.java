package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.MutableObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PathText;

/** A tree of git objects. */
final class GitSnapshot implements Snapshot {
  /**
   * Sorted paths with the ids of their blobs at the same place.
   *
   * @param replaced paths whose blobs are not those that the tree names
   */
  record Table(List<String> paths, byte[] ids, List<String> replaced) {}

  private final SourceRepository repository;
  private final String revision;
  private final String commit;
  private final ObjectId root;
  private final ObjectId tree;
  private volatile @Nullable Table table;

  /**
   * @param root the tree as the repository names it
   * @param tree the id that a tree of this content has: the same, unless something in it is
   *     replaced
   */
  GitSnapshot(
      SourceRepository repository, String revision, String commit, ObjectId root, ObjectId tree) {
    this.repository = repository;
    this.revision = revision;
    this.commit = commit;
    this.root = root;
    this.tree = tree;
  }

  /** The tree as the repository names it. */
  ObjectId root() {
    return root;
  }

  SourceRepository repository() {
    return repository;
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public String commit() {
    return commit;
  }

  @Override
  public String tree() {
    return tree.name();
  }

  @Override
  public int size() {
    return table().paths().size();
  }

  @Override
  public String path(int index) {
    return table().paths().get(index);
  }

  @Override
  public BlobId blob(int index) {
    return BlobId.of(table().ids(), index * BlobId.LENGTH);
  }

  @Override
  public int indexOf(String path) {
    return Collections.binarySearch(table().paths(), path);
  }

  /** Paths whose blobs are not those that the tree names. */
  List<String> replaced() {
    return table().replaced();
  }

  @Override
  public Collection<String> paths() {
    return table().paths();
  }

  @Override
  public byte[] read(String path) {
    int index = indexOf(path);
    if (index < 0) {
      throw new NoSuchElementException(path + ": not in " + revision);
    }
    return read(blob(index));
  }

  @Override
  public byte[] read(BlobId blob) {
    try (BlobReader reader = new BlobReader(repository)) {
      return reader.read(blob);
    }
  }

  @Override
  public BlobReader reader() {
    return new BlobReader(repository);
  }

  /**
   * Without a lock: JGit may wait for threads of its own while a tree is read. Two that ask first
   * at once read it twice, and have the same.
   */
  private Table table() {
    Table known = table;
    if (known == null) {
      known = repository.tables().of(root, this::walk);
      table = known;
    }
    return known;
  }

  private Table walk() {
    List<String> paths = new ArrayList<>(1 << 12);
    List<String> replaced = new ArrayList<>();
    byte[] ids = new byte[BlobId.LENGTH << 12];
    MutableObjectId id = new MutableObjectId();
    Replacements replacements = repository.replacements();
    try (ObjectReader reader = repository.jgit().newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.reset(root);
      walk.setRecursive(true);
      while (walk.next()) {
        int mode = walk.getRawMode(0) & FileMode.TYPE_MASK;
        if (mode != FileMode.TYPE_FILE) {
          continue; // symbolic links repeat what is elsewhere; submodules are other repositories
        }
        int at = paths.size() * BlobId.LENGTH;
        if (at == ids.length) {
          ids = Arrays.copyOf(ids, 2 * ids.length);
        }
        walk.getObjectId(id, 0);
        replacements.of(id).copyRawTo(ids, at); // what is read there, so that facts are of that
        String path = PathText.of(walk.getRawPath());
        paths.add(path);
        if (replacements.isReplaced(id)) {
          replaced.add(path);
        }
      }
    } catch (MissingObjectException e) {
      throw new UserError(revision + ": object " + e.getObjectId().name() + repository.absent(), e);
    } catch (IOException e) {
      throw new UserError(revision + ": its tree cannot be read: " + e.getMessage(), e);
    }
    return sorted(paths, ids, replaced);
  }

  /** Git orders paths by their bytes, which differs from strings beyond the basic plane only. */
  private static Table sorted(List<String> paths, byte[] ids, List<String> replaced) {
    boolean inOrder = true;
    for (int i = 1; i < paths.size() && inOrder; i++) {
      inOrder = paths.get(i - 1).compareTo(paths.get(i)) < 0;
    }
    if (inOrder) {
      return new Table(List.copyOf(paths), ids, replaced);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(paths::get));
    byte[] moved = new byte[ids.length];
    for (int i = 0; i < order.size(); i++) {
      System.arraycopy(ids, order.get(i) * BlobId.LENGTH, moved, i * BlobId.LENGTH, BlobId.LENGTH);
    }
    return new Table(order.stream().map(paths::get).toList(), moved, replaced);
  }
}
