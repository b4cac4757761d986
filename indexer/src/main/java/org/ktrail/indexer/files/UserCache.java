package org.ktrail.indexer.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * The directory for what can be made again: {@code $XDG_CACHE_HOME/ktrail}, or {@code
 * ~/.cache/ktrail}. Always absolute: one that is relative would be that of whoever made the
 * directory the user happens to be in.
 */
public final class UserCache {
  private UserCache() {}

  /**
   * @throws UserError if the environment names no absolute directory
   */
  public static Path directory() {
    return find()
        .orElseThrow(() ->
            new UserError("there is no directory for the cache: set HOME to an absolute path"));
  }

  /** The same; empty if the environment names none. */
  public static Optional<Path> find() {
    return find(System::getenv, System.getProperty("user.home", ""));
  }

  /**
   * @param home that of the password file, for where the environment has none
   */
  static Optional<Path> find(UnaryOperator<@Nullable String> environment, String home) {
    return absolute(environment.apply("XDG_CACHE_HOME"))
        .or(() -> absolute(environment.apply("HOME")).map(h -> h.resolve(".cache")))
        .or(() -> absolute(home).map(h -> h.resolve(".cache")))
        .map(caches -> caches.resolve("ktrail").normalize());
  }

  private static Optional<Path> absolute(@Nullable String path) {
    try {
      return path != null && path.startsWith("/") ? Optional.of(Path.of(path)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
