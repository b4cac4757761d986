package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

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
      String[] words = Files.readString(directory.resolve(id.name())).strip().split(" ", -1);
      return words.length == 2 && ObjectId.isId(words[0]) && ObjectId.isId(words[1])
          ? Optional.of(new Known(words[0], words[1]))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not asked for yet
    }
  }

  void add(ObjectId id, Known known) {
    if (!ObjectId.isId(known.commit()) || !Files.isDirectory(index)) {
      return;
    }
    Path unfinished = directory.resolve(".tmp-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(directory);
      String line = known.commit() + " " + known.tree() + "\n";
      Files.write(unfinished, line.getBytes(StandardCharsets.US_ASCII));
      Files.move(unfinished, directory.resolve(id.name()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // read-only or full: it only saves time
    }
  }
}
