package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One file a key; its time of modification is when it was last used. */
final class FileArtifactStore implements ArtifactStore {
  /** Two revisions under two configurations, twice; a linked kernel takes up to 250 MB. */
  private static final int KEPT = 8;

  private static final String UNFINISHED = ".tmp-";

  /** A file being written is younger than this. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path directory;

  FileArtifactStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<Path> artifact(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // another user's, or read-only: it is readable all the same
    }
    return Optional.of(file);
  }

  @Override
  public Path publish(String key, Writer writer) {
    Path file = file(key);
    Path unfinished = directory.resolve(UNFINISHED + key + "-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(directory);
      try {
        writer.write(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      collect(file);
      return file;
    } catch (IOException e) {
      throw StoreErrors.of(file, e);
    }
  }

  @Override
  public void discard(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw StoreErrors.of(file(key), e);
    }
  }

  private Path file(String key) {
    if (!key.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    return directory.resolve(key);
  }

  /** A reader that has a removed file mapped keeps it until it closes it. */
  private void collect(Path published) throws IOException {
    record Used(Path file, Instant at) {}
    List<Used> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        try {
          files.add(new Used(file, Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
          // another process collected it
        }
      }
    }
    files.sort(Comparator.comparing(Used::at).reversed());
    int kept = 0;
    for (Used used : files) {
      boolean unfinished = used.file().getFileName().toString().startsWith(UNFINISHED);
      boolean drop =
          unfinished
              ? used.at().isBefore(Instant.now().minus(ABANDONED))
              : ++kept > KEPT && !used.file().equals(published);
      if (drop) {
        Files.deleteIfExists(used.file());
      }
    }
  }
}
