package org.ktrail.indexer.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/**
 * A directory whose files nobody but the user (and root) can put there or change: what is to be
 * executed may lie in it. The directory is the user's and closed to others for writing, and nobody
 * else can put another in its place: all directories above it are the user's or root's, and closed
 * to others or sticky.
 */
public final class PrivateDirectory {
  private static final int OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;

  private PrivateDirectory() {}

  /**
   * Makes it, with those above it, if it is not there.
   *
   * @throws IOException if it cannot be made, or others could write to it; the message says why
   */
  public static Path make(Path directory) throws IOException {
    if (!directory.isAbsolute()) {
      throw new IOException(directory + ": is not absolute");
    }
    Path parent = Objects.requireNonNull(directory.getParent(), "the root is nobody's own");
    Files.createDirectories(parent);
    try {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // judged below
    }
    check(directory);
    return directory;
  }

  /**
   * @throws IOException if somebody else could change what lies in the directory
   */
  public static void check(Path directory) throws IOException {
    int self = user();
    Map<String, Object> own = attributes(directory);
    if (!Boolean.TRUE.equals(own.get("isDirectory"))) {
      throw new IOException(directory + ": is no directory");
    }
    if (uid(own) != self) {
      throw new IOException(directory + ": belongs to another user");
    }
    if ((mode(own) & OTHERS_WRITE) != 0) {
      throw new IOException(directory + ": others may write to it");
    }
    checkAbove(directory, self);
    Path real = directory.toRealPath();
    if (!real.equals(directory)) {
      checkAbove(real, self);
    }
  }

  private static void checkAbove(Path directory, int self) throws IOException {
    for (Path above = directory.getParent(); above != null; above = above.getParent()) {
      Map<String, Object> its = attributes(above);
      if (uid(its) != self && uid(its) != ROOT) {
        throw new IOException(above + ": belongs to another user");
      }
      boolean isLink = Boolean.TRUE.equals(its.get("isSymbolicLink"));
      if (!isLink && (mode(its) & OTHERS_WRITE) != 0 && (mode(its) & STICKY) == 0) {
        throw new IOException(above + ": others may write to it");
      }
    }
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(
        path, "unix:uid,mode,isDirectory,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
  }

  private static int uid(Map<String, Object> attributes) {
    return (Integer) Objects.requireNonNull(attributes.get("uid"));
  }

  private static int mode(Map<String, Object> attributes) {
    return (Integer) Objects.requireNonNull(attributes.get("mode"));
  }

  /** The number of the user that this process runs as. */
  public static int user() throws IOException {
    Path self = Path.of("/proc/self");
    Path asked = Files.exists(self) ? self : Path.of(System.getProperty("user.home", "/"));
    return (Integer) Files.getAttribute(asked, "unix:uid");
  }
}
