package org.ktrail.indexer.store;

import java.nio.file.Path;

/**
 * The directory for what can be made again: {@code $XDG_CACHE_HOME/ktrail}, or {@code
 * ~/.cache/ktrail}.
 */
public final class UserCache {
  private UserCache() {}

  public static Path directory() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches = xdg != null && xdg.startsWith("/") ? Path.of(xdg) : Path.of(home(), ".cache");
    return caches.resolve("ktrail");
  }

  /** As the shell means it; the JVM's own is that of the password file. */
  private static String home() {
    String home = System.getenv("HOME");
    return home != null && home.startsWith("/") ? home : System.getProperty("user.home", ".");
  }
}
