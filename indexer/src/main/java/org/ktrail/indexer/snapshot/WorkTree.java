package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PathText;
import org.ktrail.indexer.files.RegularFile;

/**
 * Reads what a work tree has other than a revision: files that were edited, added or removed,
 * staged or not; ignored ones are left out, symbolic links not followed. Writes and runs nothing.
 */
public final class WorkTree {
  /** No source is larger; larger files are left as the revision has them. */
  private static final int LARGEST = 64 << 20;

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
    GitSnapshot base = repository.git(revision);
    TreeMap<String, Optional<byte[]>> files = new TreeMap<>();
    try {
      List<Path> visited = new ArrayList<>();
      IndexDiff diff = new IndexDiff(git, base.root(), new UnfilteredFiles(git, visited));
      // Their repositories may want other programs run; no source of a kernel lies in one.
      diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
      diff.diff();
      Path top = git.getWorkTree().toPath();
      Set<String> others = new TreeSet<>();
      Stream.of(
              diff.getAdded(),
              diff.getChanged(),
              diff.getModified(),
              diff.getMissing(),
              diff.getRemoved(),
              diff.getUntracked())
          .flatMap(Set::stream)
          .distinct()
          .forEach(path -> {
            if (RawPath.isPlain(path)) {
              byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
              read(top, bytes).ifPresent(now -> files.put(PathText.of(bytes), now));
            } else {
              others.add(path);
            }
          });
      for (byte[] path : OddPaths.of(base, git, others, visited)) {
        Optional<Optional<byte[]>> now = read(top, path);
        String text = PathText.of(path);
        if (now.isPresent() && !isSame(base, text, now.get())) {
          files.put(text, now.get());
        }
      }
    } catch (IOException e) {
      throw new UserError(git.getWorkTree() + ": cannot be read: " + e.getMessage(), e);
    }
    return new ChangedFiles(base, files);
  }

  private static boolean isSame(Snapshot base, String path, Optional<byte[]> now) {
    return base.indexOf(path) < 0
        ? now.isEmpty()
        : now.isPresent() && Arrays.equals(now.get(), base.read(path));
  }

  /** The bytes of a file, none if it is not there; empty for what is not looked at. */
  private static Optional<Optional<byte[]>> read(Path top, byte[] path) {
    Path file = RawPath.resolve(top, path);
    try {
      if (isBehindLink(top, file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(Optional.empty());
      }
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(Optional.of(RegularFile.read(file, LARGEST)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a directory above it is a link that leads elsewhere: git has no such file then. */
  private static boolean isBehindLink(Path top, Path file) {
    Path above = file.getParent();
    while (above != null && above.getNameCount() > top.getNameCount()) {
      if (Files.isSymbolicLink(above)) {
        return true;
      }
      above = above.getParent();
    }
    return false;
  }
}
