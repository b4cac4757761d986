package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * Which objects stand in place of others: {@code refs/replace/ID} names what is read where ID is
 * asked for, as {@code git replace} makes them. An object keeps its id, and has the other's
 * content.
 */
final class Replacements {
  private static final String BASE = "refs/replace/";

  /** Git's own bound on replacements of replacements. */
  private static final int DEEPEST = 5;

  private static final Replacements NONE = new Replacements(Map.of());

  private final Map<ObjectId, ObjectId> replaced;
  private volatile @Nullable Boolean ofCommits;

  private Replacements(Map<ObjectId, ObjectId> replaced) {
    this.replaced = replaced;
  }

  /** Those of a repository; none where git would not look for any. */
  static Replacements of(Repository repository, UnaryOperator<@Nullable String> environment)
      throws IOException {
    // What `git --no-replace-objects` sets for what it runs.
    if (environment.apply("GIT_NO_REPLACE_OBJECTS") != null
        || !repository.getConfig().getBoolean("core", "useReplaceRefs", true)) {
      return NONE;
    }
    String named = environment.apply("GIT_REPLACE_REF_BASE");
    String base = named == null ? BASE : named.endsWith("/") ? named : named + "/";
    if (!mayHave(repository, base)) {
      return NONE;
    }
    Map<ObjectId, ObjectId> replaced = new HashMap<>();
    for (Ref ref : repository.getRefDatabase().getRefsByPrefix(base)) {
      String name = ref.getName().substring(base.length());
      if (ObjectId.isId(name) && ref.getObjectId() != null) {
        replaced.put(ObjectId.fromString(name), ref.getObjectId());
      }
    }
    return replaced.isEmpty() ? NONE : new Replacements(Map.copyOf(replaced));
  }

  /**
   * Whether there may be references that begin so. Looked up in their files: asking JGit has it
   * read all packed references and measure the file system, which each question would wait for.
   */
  private static boolean mayHave(Repository repository, String base) throws IOException {
    Path directory = repository.getCommonDirectory().toPath();
    Path packed = directory.resolve(Constants.PACKED_REFS);
    if (repository.getConfig().getString("extensions", null, "refStorage") != null
        || Files.exists(directory.resolve(base))) {
      return true;
    }
    try {
      return Files.readString(packed, StandardCharsets.ISO_8859_1).contains(base);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  boolean isEmpty() {
    return replaced.isEmpty();
  }

  /** Whether another object is read in place of this one. */
  boolean isReplaced(AnyObjectId id) {
    return !replaced.isEmpty() && replaced.containsKey(id.toObjectId());
  }

  /** Whether no tree and no blob is replaced. */
  boolean isOfCommits(ObjectReader reader) throws IOException {
    Boolean known = ofCommits;
    if (known == null) {
      known = findOfCommits(reader);
      ofCommits = known;
    }
    return known;
  }

  private boolean findOfCommits(ObjectReader reader) throws IOException {
    for (ObjectId id : replaced.keySet()) {
      try {
        int type = reader.open(id).getType(); // of what is read in its place, which git keeps equal
        if (type == Constants.OBJ_TREE || type == Constants.OBJ_BLOB) {
          return false;
        }
      } catch (MissingObjectException e) {
        // whoever needs it will say so
      }
    }
    return true;
  }

  /**
   * The id of the object that is read where this one is asked for.
   *
   * @throws UserError if replacements of it go in circles
   */
  ObjectId of(AnyObjectId id) {
    ObjectId asked = id.toObjectId();
    ObjectId read = asked;
    for (int depth = 0; depth < DEEPEST; depth++) {
      ObjectId next = replaced.get(read);
      if (next == null) {
        return read;
      }
      read = next;
    }
    throw new UserError(
        asked.name()
            + ": refs/replace/ replaces it "
            + DEEPEST
            + " times over; look with `git replace --list`");
  }
}
