package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.ktrail.indexer.failure.UserError;

/**
 * The id of a tree in which every replaced tree and blob is written out. What is stored about a
 * tree is named by its id, and must be of the content that was read.
 */
final class ReplacedTree {
  /** Directories within one another, as far as git itself looks. */
  private static final int DEEPEST = 2048;

  private final Replacements replacements;
  private final ObjectReader reader;
  private final ObjectInserter.Formatter ids = new ObjectInserter.Formatter();

  /** By id; empty while the trees in it are looked at. */
  private final Map<ObjectId, Optional<ObjectId>> known = new HashMap<>();

  private ReplacedTree(Replacements replacements, ObjectReader reader) {
    this.replacements = replacements;
    this.reader = reader;
  }

  /** The same id where at most commits are replaced. */
  static ObjectId id(ReplacingRepository repository, ObjectId tree) throws IOException {
    Replacements replacements = repository.replacements();
    if (replacements.isEmpty()) {
      return tree;
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      return replacements.isOfCommits(reader)
          ? tree
          : new ReplacedTree(replacements, reader).written(tree, 0);
    }
  }

  private ObjectId written(ObjectId tree, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new UserError("tree " + tree.name() + ": lies " + DEEPEST + " directories deep");
    }
    Optional<ObjectId> before = known.putIfAbsent(tree, Optional.empty());
    if (before != null) {
      return before.orElseThrow(() ->
          new UserError(
              "tree "
                  + tree.name()
                  + ": refs/replace/ puts it into itself; look with `git replace --list`"));
    }
    TreeFormatter written = new TreeFormatter();
    byte[] entries = reader.open(tree, Constants.OBJ_TREE).getCachedBytes(Integer.MAX_VALUE);
    CanonicalTreeParser entry = new CanonicalTreeParser();
    for (entry.reset(entries); !entry.eof(); entry.next()) {
      FileMode mode = entry.getEntryFileMode();
      ObjectId id = entry.getEntryObjectId();
      ObjectId read =
          mode.equals(FileMode.TREE)
              ? written(id, depth + 1)
              : mode.equals(FileMode.GITLINK) ? id : replacements.of(id);
      byte[] name = new byte[entry.getNameLength()];
      entry.getName(name, 0);
      written.append(name, 0, name.length, mode, read, true);
    }
    ObjectId id = written.computeId(ids);
    known.put(tree, Optional.of(id));
    return id;
  }
}
