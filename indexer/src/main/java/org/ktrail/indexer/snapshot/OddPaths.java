package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Repository;
import org.ktrail.indexer.files.PathText;

/**
 * Paths that a comparison by texts cannot answer for: those that are no plain ASCII, of which JGit
 * takes {@code \351.c} and {@code é.c} for one and the same, and the locale may know neither; and
 * those whose blob is replaced, of which git's index only knows the blob that was.
 */
final class OddPaths {
  /** What stands in a text for bytes that are none in the locale. */
  private static final char UNKNOWN = '\ufffd';

  private OddPaths() {}

  /**
   * @param differing what JGit's comparison found to differ, as the texts it makes of paths
   * @param visited directories that it looked into
   * @return paths that may differ, as bytes
   */
  static List<byte[]> of(
      GitSnapshot base, Repository git, Collection<String> differing, Collection<Path> visited)
      throws IOException {
    Set<String> paths = new TreeSet<>(base.replaced());
    for (String path : base.paths()) {
      if (path.indexOf('\\') >= 0 || !RawPath.isPlain(path)) {
        paths.add(path);
      }
    }
    Path top = git.getWorkTree().toPath();
    for (Path directory : visited) {
      addUnknown(directory, false, top, paths);
    }
    if (paths.isEmpty() && differing.isEmpty()) {
      return List.of();
    }
    for (String path : differing) {
      for (Path file : named(top, path)) { // untracked ones
        paths.add(PathText.of(relative(top, file)));
      }
    }
    paths.removeAll(tracked(git, paths));
    return paths.stream().map(PathText::bytes).toList();
  }

  /**
   * Adds what git's index has, and gives what it says not to look at in the work tree: a sparse
   * checkout leaves files out.
   */
  private static Set<String> tracked(Repository git, Set<String> paths) throws IOException {
    Set<String> kept = new HashSet<>();
    DirCache index = DirCache.read(git);
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      String path = PathText.of(entry.getRawPath());
      if (path.indexOf('\\') >= 0 || !RawPath.isPlain(path)) {
        paths.add(path);
      }
      if (entry.isSkipWorkTree() || entry.isAssumeValid()) {
        kept.add(path);
      }
    }
    return kept;
  }

  /**
   * Adds the files whose names are no text in the locale, so that JGit does not see them.
   *
   * @param all the others too: the directory is one that JGit does not see
   */
  private static void addUnknown(Path directory, boolean all, Path top, Set<String> paths)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (!all && String.valueOf(entry.getFileName()).indexOf(UNKNOWN) < 0) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          addUnknown(entry, true, top, paths);
        } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          paths.add(PathText.of(relative(top, entry)));
        }
      }
    }
  }

  /** The files whose path is this text in the locale: there may be several. */
  private static List<Path> named(Path top, String path) throws IOException {
    List<Path> found = List.of(top);
    for (String segment : path.split("/")) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        if (RawPath.isPlain(segment)) {
          next.add(RawPath.resolve(directory, segment.getBytes(StandardCharsets.US_ASCII)));
        } else if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
          try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> {
              if (String.valueOf(entry.getFileName()).equals(segment)) {
                next.add(entry);
              }
            });
          }
        }
      }
      found = next;
    }
    return found;
  }

  private static byte[] relative(Path top, Path file) {
    byte[] path = RawPath.name(file);
    Path above = file.getParent();
    while (above != null && above.getNameCount() > top.getNameCount()) {
      byte[] name = RawPath.name(above);
      byte[] longer = new byte[name.length + 1 + path.length];
      System.arraycopy(name, 0, longer, 0, name.length);
      longer[name.length] = '/';
      System.arraycopy(path, 0, longer, name.length + 1, path.length);
      path = longer;
      above = above.getParent();
    }
    return path;
  }
}
