package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.files.Unfinished;

/** One file a key; its time of modification is when it was last used. */
final class FileArtifactStore implements ArtifactStore {
  /** Small files of any other kind: symbols of an architecture, a default configuration. */
  private static final int KEPT_OTHERS = 100;

  /** What a link makes. */
  private static final Set<String> LARGE = Set.of("graph", "base", "linked");

  private final Path directory;
  private final int graphs;

  /**
   * @param graphs how many graphs are kept, and how many of what partial links need of them
   */
  FileArtifactStore(Path directory, int graphs) {
    this.directory = directory;
    this.graphs = graphs;
  }

  @Override
  public Optional<Path> artifact(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
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
    try {
      Files.createDirectories(directory);
      Unfinished.collect(directory);
      Path unfinished = Unfinished.create(directory, key);
      try {
        writer.write(unfinished);
        SealedFile.seal(unfinished);
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
  public List<String> keys(String prefix) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> !Unfinished.is(file))
          .map(file -> file.getFileName().toString())
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
  }

  @Override
  public List<String> damaged() {
    List<String> damaged = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return damaged;
    }
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.sorted().toList()) {
        String key = file.getFileName().toString();
        if (!Unfinished.is(file) && !SealedFile.isWhole(file)) {
          damaged.add(key);
        }
      }
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
    return damaged;
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
    Map<String, Integer> kept = new HashMap<>();
    for (Used used : files) {
      String key = used.file().getFileName().toString();
      if (Unfinished.is(used.file())) {
        continue;
      }
      String kind = key.substring(0, Math.max(0, key.indexOf('-')));
      int most = LARGE.contains(kind) ? graphs : KEPT_OTHERS;
      if (kept.merge(kind, 1, Integer::sum) > most && !used.file().equals(published)) {
        discard(key);
      }
    }
  }
}
