package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.files.Unfinished;

/**
 * Remembers the tree of each commit or tag that was asked for, beside the index. To look it up in
 * the repository means to load the index of its packs, which for the history of Linux is 300 MB; a
 * query whose answer is stored needs nothing else of the repository. What an id names never
 * changes.
 */
final class KnownTrees {
  /**
   * @param commit "" if the id names a tree
   * @param tree 40 hexadecimal digits
   */
  record Known(String commit, String tree) {}

  private static final int LONGEST = 200;

  private final Path index;
  private final Path directory;

  /**
   * @param index the directory {@code ktrail} beside the repository; nothing is kept without it
   */
  KnownTrees(Path index) {
    this.index = index;
    this.directory = index.resolve("trees");
  }

  Optional<Known> find(ObjectId id) {
    try {
      byte[] read = RegularFile.read(directory.resolve(id.name()), LONGEST);
      String[] words = new String(read, StandardCharsets.US_ASCII).strip().split(" ", -1);
      if (words.length != 3 || !ObjectId.isId(words[0]) || !ObjectId.isId(words[1])) {
        return Optional.empty();
      }
      Known known = new Known(words[0], words[1]);
      return words[2].equals(check(id, known)) ? Optional.of(known) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not asked for yet
    }
  }

  /** All that is remembered. */
  Map<ObjectId, Known> all() {
    Map<ObjectId, Known> known = new LinkedHashMap<>();
    if (!Files.isDirectory(directory)) {
      return known;
    }
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (ObjectId.isId(name)) {
          ObjectId id = ObjectId.fromString(name);
          find(id).ifPresent(k -> known.put(id, k));
        }
      }
    } catch (IOException e) {
      throw new UserError(directory + ": " + e.getMessage(), e);
    }
    return known;
  }

  void forget(ObjectId id) {
    try {
      Files.deleteIfExists(directory.resolve(id.name()));
    } catch (IOException e) {
      throw new UserError(directory + ": " + e.getMessage(), e);
    }
  }

  /** Forgets what is not what was written. Names of the files that were. */
  List<String> dropDamaged() {
    List<String> damaged = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return damaged;
    }
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (ObjectId.isId(name) && find(ObjectId.fromString(name)).isEmpty()) {
          Files.deleteIfExists(file);
          damaged.add(directory.getFileName() + "/" + name);
        }
      }
    } catch (IOException e) {
      throw new UserError(directory + ": " + e.getMessage(), e);
    }
    return damaged;
  }

  void add(ObjectId id, Known known) {
    if (!ObjectId.isId(known.commit()) || !Files.isDirectory(index)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      String line = known.commit() + " " + known.tree() + " " + check(id, known) + "\n";
      Unfinished.collect(directory);
      Path unfinished = Unfinished.create(directory, "tree");
      try {
        Files.write(unfinished, line.getBytes(StandardCharsets.US_ASCII));
        Files.move(unfinished, directory.resolve(id.name()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      // read-only or full: it only saves time
    }
  }

  /** What stands behind the two ids, so that one with a digit changed is not believed. */
  private static String check(ObjectId id, Known known) {
    return Digest.of(id.name() + " " + known.commit() + " " + known.tree());
  }
}
