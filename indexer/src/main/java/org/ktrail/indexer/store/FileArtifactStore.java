package org.ktrail.indexer.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.files.Unfinished;

/** One file a key; its time of modification is when it was last used. */
final class FileArtifactStore implements ArtifactStore {
  /** Small files of any other kind: symbols of an architecture, a default configuration. */
  private static final int KEPT_OTHERS = 100;

  /** Ends the name of the file that has another one's length and CRC-32C. */
  private static final String CHECK = ".check";

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
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        writeCheck(key, check(unfinished));
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

  /** Written before the file it is of: a file without one is not whole. */
  private void writeCheck(String key, String check) throws IOException {
    Path unfinished = Unfinished.create(directory, key);
    try {
      Files.writeString(unfinished, check);
      Files.move(unfinished, file(key + CHECK), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String check(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    long length = 0;
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = RegularFile.open(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sum.update(buffer, 0, n);
        length += n;
      }
    }
    return length + " " + Long.toHexString(sum.getValue()) + "\n";
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
        if (!Unfinished.is(file) && !key.endsWith(CHECK) && !isWhole(file, key)) {
          damaged.add(key);
        }
      }
    } catch (IOException e) {
      throw StoreErrors.of(directory, e);
    }
    return damaged;
  }

  private boolean isWhole(Path file, String key) {
    try {
      byte[] written = RegularFile.read(file(key + CHECK), 100);
      return check(file).equals(new String(written, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return false; // unreadable, or the one that says what it should be is
    }
  }

  @Override
  public void discard(String key) {
    try {
      Files.deleteIfExists(file(key + CHECK));
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
      if (Unfinished.is(used.file()) || key.endsWith(CHECK)) {
        continue;
      }
      String kind = key.substring(0, Math.max(0, key.indexOf('-')));
      int most = kind.equals("graph") || kind.equals("base") ? graphs : KEPT_OTHERS;
      if (kept.merge(kind, 1, Integer::sum) > most && !used.file().equals(published)) {
        discard(key);
      }
    }
  }
}
