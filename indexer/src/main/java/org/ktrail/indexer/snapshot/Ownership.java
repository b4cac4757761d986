package org.ktrail.indexer.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PrivateDirectory;

/**
 * Whether the user trusts a repository, judged as git does since 2.35.2: it is the user's own, or
 * {@code safe.directory} of the user's or the system's configuration names it. The configuration of
 * a repository has a say in what is read and how, and must not be that of just anybody.
 */
final class Ownership {
  private static final File SYSTEM = new File("/etc/gitconfig");

  private Ownership() {}

  /**
   * @param sudo the user who became root by {@code sudo}, null if none
   * @throws UserError if the repository is another user's and nothing says that it is trusted
   */
  static void check(Repository repository, @Nullable String sudo) {
    Path directory = repository.getDirectory().toPath();
    Path work = repository.isBare() ? directory : repository.getWorkTree().toPath();
    try {
      int self = PrivateDirectory.user();
      if ((isOf(directory, self, sudo) && isOf(work, self, sudo)) || isSafe(work)) {
        return;
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // no owners here to judge by
    }
    throw new UserError(
        work
            + ": the repository belongs to another user; if you trust it:"
            + " git config --global --add safe.directory "
            + work);
  }

  private static boolean isOf(Path path, int self, @Nullable String sudo) throws IOException {
    int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return owner == self || self == 0 && Integer.toString(owner).equals(sudo);
  }

  private static boolean isSafe(Path work) throws IOException {
    List<String> trusted = new ArrayList<>();
    try {
      FileBasedConfig system = new FileBasedConfig(null, SYSTEM, FS.DETECTED);
      system.load();
      add(system, trusted);
      add(SystemReader.getInstance().getUserConfig(), trusted);
    } catch (ConfigInvalidException e) {
      return false;
    }
    String place = work.toRealPath().toString();
    return trusted.stream()
        .anyMatch(t ->
            t.equals("*")
                || t.equals(place)
                || t.equals(work.toString())
                || t.endsWith("/*") && place.startsWith(t.substring(0, t.length() - 1)));
  }

  /** An empty value takes back those before it. */
  private static void add(Config config, List<String> trusted) {
    for (String value : config.getStringList("safe", null, "directory")) {
      if (value == null || value.isEmpty()) {
        trusted.clear();
      } else {
        trusted.add(value);
      }
    }
  }
}
