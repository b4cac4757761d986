package org.ktrail.indexer.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The directory for what can be made again: {@code $XDG_CACHE_HOME/ktrail}, or {@code ~/.cache/ktrail}. */
public final class UserCache {
  private UserCache() {}

  public static Path directory() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg != null && xdg.startsWith("/")
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home", "."), ".cache");
    return caches.resolve("ktrail");
  }

  /** A directory name that stands for this text: 16 hexadecimal digits. */
  public static String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
