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
      String text = new String(read, StandardCharsets.ISO_8859_1);
      String[] words = text.split(" ", -1);
      if (words.length != 3 || !ObjectId.isId(words[0]) || !ObjectId.isId(words[1])) {
        return Optional.empty();
      }
      Known known = new Known(words[0], words[1]);
      return text.equals(line(id, known)) ? Optional.of(known) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not asked for yet
    }
  }

  /** All that is remembered. */
  public Map<ObjectId, Known> all() {
    Map<ObjectId, Known> known = new LinkedHashMap<>();
    ids().forEach(id -> find(id).ifPresent(k -> known.put(id, k)));
    return known;
  }

  /** Ids that something is written of, be it what was written or not. */
  private List<ObjectId> ids() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString())
          .filter(ObjectId::isId)
          .sorted()
          .map(ObjectId::fromString)
          .toList();
    } catch (IOException e) {
      throw new UserError(directory + ": " + e.getMessage(), e);
    }
  }

  public void forget(ObjectId id) {
    try {
      Files.deleteIfExists(directory.resolve(id.name()));
    } catch (IOException e) {
      throw new UserError(directory + ": " + e.getMessage(), e);
    }
  }

  /** Forgets what is not what was written. Names of the files that were. */
  List<String> dropDamaged() {
    List<String> damaged = new ArrayList<>();
    for (ObjectId id : ids()) {
      if (find(id).isEmpty()) {
        forget(id);
        damaged.add(directory.getFileName() + "/" + id.name());
      }
    }
    return damaged;
  }

  void add(ObjectId id, Known known) {
    if (!ObjectId.isId(known.commit()) || !Files.isDirectory(index)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Unfinished.collect(directory);
      Path unfinished = Unfinished.create(directory, "tree");
      try {
        Files.write(unfinished, line(id, known).getBytes(StandardCharsets.US_ASCII));
        Files.move(unfinished, directory.resolve(id.name()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      // read-only or full: it only saves time
    }
  }

  /**
   * What is written: the two ids, and what they come to with the one that is asked for, so that one
   * with a digit changed is not believed.
   */
  private static String line(ObjectId id, Known known) {
    String ids = known.commit() + " " + known.tree();
    return ids + " " + Digest.of(id.name() + " " + ids) + "\n";
  }
}
