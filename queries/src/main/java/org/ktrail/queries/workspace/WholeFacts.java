package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.FactStore;

/**
 * Remembers which facts were found to hold all of a snapshot, so that not every question lists its
 * tree. Facts are named by their identity and how many there were: they only grow.
 */
final class WholeFacts {
  private static final int LONGEST = 1000;

  private WholeFacts() {}

  private static String key(Snapshot snapshot) {
    return "whole-" + snapshot.tree();
  }

  /** Whether these facts are known to hold all of the snapshot. */
  static boolean isMarked(ArtifactStore artifacts, Snapshot snapshot, FactStore facts) {
    Optional<Path> mark = artifacts.artifact(key(snapshot));
    if (mark.isEmpty() || facts.identity().isEmpty()) {
      return false;
    }
    try {
      byte[] text = SealedFile.read(mark.get(), LONGEST);
      String[] words = new String(text, StandardCharsets.US_ASCII).strip().split(" ", -1);
      return words.length == 2
          && words[0].equals(facts.identity())
          && Integer.parseInt(words[1]) <= facts.size();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** Remembers that they do. */
  static void mark(ArtifactStore artifacts, Snapshot snapshot, FactStore facts) {
    if (!facts.identity().isEmpty()) {
      String text = facts.identity() + " " + facts.size() + "\n";
      artifacts.publish(key(snapshot), file -> Files.writeString(file, text));
    }
  }
}
