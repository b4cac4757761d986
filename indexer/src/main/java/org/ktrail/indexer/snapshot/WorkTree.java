package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.ktrail.indexer.failure.UserError;

/**
 * Reads what a work tree has other than a revision: files that were edited, added or removed,
 * staged or not; ignored ones are left out, symbolic links not followed. Writes and runs nothing.
 */
public final class WorkTree {
  /** No source is larger; larger files are left as the revision has them. */
  private static final long LARGEST = 64L << 20;

  private WorkTree() {}

  /**
   * @throws UserError if the repository has no work tree, or it cannot be read
   */
  public static ChangedFiles over(SourceRepository repository, String revision) {
    Repository git = repository.jgit();
    if (git.isBare()) {
      throw new UserError(
          git.getDirectory() + ": is bare: there is no work tree to look at; name a revision");
    }
    Snapshot base = repository.snapshot(revision);
    TreeMap<String, Optional<byte[]>> files = new TreeMap<>();
    try {
      IndexDiff diff =
          new IndexDiff(git, ObjectId.fromString(base.tree()), new UnfilteredFiles(git));
      // Their repositories may want other programs run; no source of a kernel lies in one.
      diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
      diff.diff();
      Path top = git.getWorkTree().toPath();
      Stream.of(
              diff.getAdded(),
              diff.getChanged(),
              diff.getModified(),
              diff.getMissing(),
              diff.getRemoved(),
              diff.getUntracked())
          .flatMap(Set::stream)
          .distinct()
          .forEach(path ->
              read(top, path)
                  .ifPresent(bytes ->
                      files.put(PathText.of(path.getBytes(StandardCharsets.UTF_8)), bytes)));
    } catch (IOException e) {
      throw new UserError(git.getWorkTree() + ": cannot be read: " + e.getMessage(), e);
    }
    return new ChangedFiles(base, files);
  }

  /** The bytes of a file, none if it is not there; empty for what is not looked at. */
  private static Optional<Optional<byte[]>> read(Path top, String path) {
    Path file = top.resolve(path);
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(Optional.empty());
      }
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(Optional.of(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
