package org.ktrail.cli.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.indexer.files.PathText;

/** Files of a work tree: as editors name them, and as the repository does. */
final class WorkTreePaths {
  private final Path top;
  private final Path real;

  /**
   * @param top where the files are checked out
   */
  WorkTreePaths(Path top) {
    this.top = top;
    real = real(top);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // it may not be there yet
    }
  }

  /** The directory that a client names; empty if it names none of this machine. */
  static Optional<Path> directory(String uri) {
    try {
      return Optional.of(Path.of(URI.create(uri)).toAbsolutePath().normalize());
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The path in the repository; empty for what lies outside of it. */
  Optional<String> path(String uri) {
    return directory(uri)
        .flatMap(file -> below(top, file).or(() -> inDirectory(file)))
        .filter(path -> !path.isEmpty() && !path.startsWith(".git/"));
  }

  /** The same where the editor came by way of a link: a file that is a link itself is not one. */
  private Optional<String> inDirectory(Path file) {
    Path parent = file.getParent();
    Path name = file.getFileName();
    return parent == null || name == null
        ? Optional.empty()
        : below(real, real(parent).resolve(name));
  }

  private static Optional<String> below(Path top, Path file) {
    if (!file.startsWith(top)) {
      return Optional.empty();
    }
    String path = top.relativize(file).toString().replace('\\', '/');
    return Optional.of(PathText.of(path.getBytes(StandardCharsets.UTF_8)));
  }

  String uri(String path) {
    String text = new String(PathText.bytes(path), StandardCharsets.UTF_8);
    return top.resolve(text).toUri().toString();
  }
}
