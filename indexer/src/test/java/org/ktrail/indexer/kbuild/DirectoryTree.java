package org.ktrail.indexer.kbuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.snapshot.SourceTree;

/** A tree of sources that lies unpacked on disk. */
record DirectoryTree(Path root, List<String> paths) implements SourceTree {
  static DirectoryTree of(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return new DirectoryTree(
          root,
          files
              .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
              .map(f -> root.relativize(f).toString())
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] read(String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
