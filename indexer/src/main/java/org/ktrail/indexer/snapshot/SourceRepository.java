package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.ktrail.indexer.failure.UserError;

/**
 * A git repository that sources are read from. It is never written to: no ref, index or work tree.
 */
public final class SourceRepository implements AutoCloseable {
  private final ReplacingRepository repository;
  private final ConcurrentMap<String, GitSnapshot> snapshots = new ConcurrentHashMap<>();

  SourceRepository(ReplacingRepository repository) {
    this.repository = repository;
  }

  /** JGit's view of it, for readers of this module. */
  public Repository jgit() {
    return repository;
  }

  Replacements replacements() {
    return repository.replacements();
  }

  PathTables tables() {
    return repository.tables();
  }

  /** What the user has set with {@code git config ktrail.NAME}, for this repository or for all. */
  public Optional<String> setting(String name) {
    return Optional.ofNullable(jgit().getConfig().getString("ktrail", null, name));
  }

  /** Whether git writes bytes beyond ASCII in paths as escapes: {@code core.quotePath}. */
  public boolean quotesPaths() {
    return jgit().getConfig().getBoolean("core", "quotePath", true);
  }

  /** The {@code .git} directory, or the bare repository. */
  public Path directory() {
    return repository.getDirectory().toPath();
  }

  /** What all worktrees of it share; where an index belongs. */
  public Path commonDirectory() {
    return repository.getCommonDirectory().toPath();
  }

  /** Where its files are checked out; empty if it is bare. */
  public Optional<Path> workTree() {
    return repository.isBare()
        ? Optional.empty()
        : Optional.of(repository.getWorkTree().toPath().toAbsolutePath().normalize());
  }

  /**
   * The id of the commit that a revision names now. A snapshot is remembered by its revision, so
   * whoever stays while commits are made asks for this first.
   *
   * @throws UserError if there is none
   */
  public String commitNow(String revision) {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id != null) {
        return id.name();
      }
    } catch (IOException | RevisionSyntaxException e) {
      throw new UserError(revision + ": cannot be read: " + e.getMessage(), e);
    }
    throw new UserError(revision + ": no such commit");
  }

  /**
   * The sources at a revision in git's syntax ({@code HEAD}, {@code v6.12~3}, an id, {@code
   * REV:DIRECTORY} …). {@link UserError} if there is none, naming the nearest tags and branches.
   */
  public Snapshot snapshot(String revision) {
    return git(revision);
  }

  /**
   * Has names of revisions looked up again that name something else by now. To be asked from time
   * to time by who stays while commits are made.
   */
  public void forgetMoved() {
    snapshots.forEach((revision, known) -> {
      if (!ObjectId.isId(revision) && !isStill(revision, known)) {
        snapshots.remove(revision, known);
      }
    });
  }

  private boolean isStill(String revision, GitSnapshot known) {
    try {
      return resolve(revision).tree().equals(known.tree());
    } catch (UserError e) {
      return false; // who asks for it again is told why
    }
  }

  /** Tags and branches by their short names, in order. */
  public List<String> names() {
    try {
      return repository.getRefDatabase().getRefs().stream()
          .map(Ref::getName)
          .filter(n -> n.startsWith(Constants.R_REFS))
          .map(Repository::shortenRefName)
          .toList();
    } catch (IOException e) {
      throw new UserError("tags and branches cannot be read: " + e.getMessage(), e);
    }
  }

  GitSnapshot git(String revision) {
    GitSnapshot known = snapshots.get(revision);
    if (known == null) { // a map that computes holds a lock, and JGit may wait for others meanwhile
      GitSnapshot resolved = resolve(revision);
      known = Objects.requireNonNullElse(snapshots.putIfAbsent(revision, resolved), resolved);
    }
    return known;
  }

  /**
   * Forgets what was remembered of revisions and is not what had been written.
   *
   * @return a name for each
   */
  public List<String> dropDamaged() {
    return knownTrees().dropDamaged();
  }

  /** Trees of the revisions that were asked for. */
  public Set<String> rememberedTrees() {
    Set<String> trees = new TreeSet<>();
    knownTrees().all().values().forEach(known -> trees.add(known.tree()));
    return trees;
  }

  /** Forgets the revisions whose trees are others than these. */
  public void forgetTreesBut(Set<String> kept) {
    KnownTrees trees = knownTrees();
    trees
        .all()
        .forEach((id, known) -> {
          if (!kept.contains(known.tree())) {
            trees.forget(id);
          }
        });
  }

  /**
   * Which of these trees belong to a commit that a branch, a tag or HEAD leads to.
   *
   * @param walked told now and then how many commits were looked at
   */
  public Set<String> reached(Set<String> trees, IntConsumer walked) {
    try {
      return ReachedTrees.of(repository, trees, walked);
    } catch (IOException e) {
      throw new UserError(directory() + ": its history cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * What one snapshot of this repository has other than another one: of files that differ, the
   * bytes.
   *
   * @param most files that may differ
   * @return empty if more do, if one of the trees is not here, or if what is read is replaced
   */
  public Optional<ChangedFiles> difference(Snapshot from, Snapshot to, int most) {
    if (!replacements().isEmpty()) {
      return Optional.empty();
    }
    try {
      return TreeDifference.between(
              this, ObjectId.fromString(from.tree()), ObjectId.fromString(to.tree()), most)
          .map(blobs -> {
            SortedMap<String, Optional<byte[]>> files = new TreeMap<>();
            blobs.forEach((path, blob) -> files.put(path, blob.map(to::read)));
            return new ChangedFiles(from, files);
          });
    } catch (MissingObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UserError(directory() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private KnownTrees knownTrees() {
    return new KnownTrees(commonDirectory().resolve("ktrail"));
  }

  private GitSnapshot resolve(String revision) {
    KnownTrees known = knownTrees();
    try {
      if (!replacements().isEmpty()) { // what an id names is not for ever then
        return read(revision);
      }
      Optional<ObjectId> named = named(revision);
      Optional<KnownTrees.Known> stored = named.flatMap(known::find);
      if (stored.isPresent()) {
        ObjectId tree = ObjectId.fromString(stored.get().tree());
        return new GitSnapshot(this, revision, stored.get().commit(), tree, tree);
      }
      GitSnapshot read = read(revision);
      named.ifPresent(id -> known.add(id, new KnownTrees.Known(read.commit(), read.tree())));
      return read;
    } catch (IOException e) {
      throw new UserError(revision + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** What a plain name or a whole id names, without reading any object. */
  private Optional<ObjectId> named(String revision) throws IOException {
    if (ObjectId.isId(revision)) {
      return Optional.of(ObjectId.fromString(revision));
    }
    String name = revision.equals("@") ? Constants.HEAD : revision;
    if (!Repository.isValidRefName("x/" + name)) {
      return Optional.empty(); // an expression
    }
    return Optional.ofNullable(repository.findRef(name)).map(Ref::getObjectId);
  }

  private GitSnapshot read(String revision) throws IOException {
    try {
      ObjectId id = repository.resolve(revision);
      if (id == null) {
        throw new UserError(unknown(revision));
      }
      try (RevWalk walk = new RevWalk(repository)) {
        RevObject object = walk.parseAny(id);
        while (object instanceof RevTag tag) {
          object = walk.parseAny(tag.getObject());
        }
        return switch (object) {
          case RevCommit commit -> snapshot(revision, commit.name(), commit.getTree().copy());
          case RevTree tree -> snapshot(revision, "", tree.copy());
          default ->
              throw new UserError(
                  revision
                      + ": names a "
                      + Constants.typeString(object.getType())
                      + ", not a commit");
        };
      }
    } catch (AmbiguousObjectException e) {
      throw new UserError(
          revision
              + ": ambiguous, it may be "
              + String.join(", ", e.getCandidates().stream().map(ObjectId::name).limit(5).toList()),
          e);
    } catch (RevisionSyntaxException e) {
      throw new UserError(revision + ": not a revision in git's syntax", e);
    } catch (IncorrectObjectTypeException e) {
      throw new UserError(revision + ": not a commit", e);
    } catch (MissingObjectException e) {
      throw new UserError(revision + ": object " + e.getObjectId().name() + absent(), e);
    }
  }

  private GitSnapshot snapshot(String revision, String commit, ObjectId tree) throws IOException {
    return new GitSnapshot(this, revision, commit, tree, ReplacedTree.id(repository, tree));
  }

  /**
   * The blob whose id begins so; empty if the repository has none, or several.
   *
   * @param abbreviated hexadecimal digits, as the {@code index} line of a patch has them
   */
  public Optional<BlobId> blob(String abbreviated) {
    if (!AbbreviatedObjectId.isId(abbreviated) || abbreviated.length() > 2 * BlobId.LENGTH) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      List<ObjectId> blobs = new ArrayList<>();
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(abbreviated))) {
        if (reader.open(id).getType() == Constants.OBJ_BLOB) {
          blobs.add(id);
        }
      }
      return blobs.size() == 1 ? Optional.of(BlobId.of(blobs.getFirst().name())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // as if it were not there: it only helps
    }
  }

  /** Whether the revision and its tree are here. */
  boolean has(String revision) {
    try {
      return repository.resolve(revision + "^{tree}") != null;
    } catch (IOException | RevisionSyntaxException e) {
      return false;
    }
  }

  /** The end of a sentence that begins with what is missing. */
  String absent() {
    return isPartial()
        ? " was left out of this partial clone; bring it with `git fetch --refetch --no-filter`"
        : isShallow()
            ? " is not in this shallow clone; bring it with `git fetch --unshallow`"
            : " is missing from the repository; look with `git fsck`";
  }

  private boolean isPartial() {
    var config = repository.getConfig();
    return config.getString("extensions", null, "partialclone") != null
        || config.getSubsections("remote").stream()
            .anyMatch(r -> config.getBoolean("remote", r, "promisor", false));
  }

  /** Whether commits were left out of it. */
  public boolean isShallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      return false; // unreadable: only wording depends on it
    }
  }

  private String unknown(String revision) {
    List<String> names = names();
    if (names.isEmpty()) {
      return revision + ": no such revision; the repository has no commit yet";
    }
    List<String> near = Nearest.of(revision, names, 5);
    return near.isEmpty()
        ? revision + ": no such revision (see `git tag` and `git branch -a`)"
        : revision + ": no such revision; nearest: " + String.join(", ", near);
  }

  @Override
  public void close() {
    repository.close();
  }
}
