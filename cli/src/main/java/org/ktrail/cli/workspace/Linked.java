package org.ktrail.cli.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.queries.link.base.LinkBase;

/**
 * What one link of a snapshot made, by content. Written last: without it, or where it names another
 * file than the one that is there, nothing was linked.
 *
 * @param graph {@link org.ktrail.queries.graph.Graph#identity}
 * @param base {@link org.ktrail.queries.link.base.LinkBase#identity}
 * @param unread paths of sources that could not be understood: the graph has nothing of them
 */
record Linked(String graph, String base, List<String> unread) {
  private static final int LONGEST = 1 << 24;

  static String graphKey(Snapshot snapshot) {
    return key("graph", snapshot);
  }

  static String baseKey(Snapshot snapshot) {
    return key("base", snapshot);
  }

  private static String key(String kind, Snapshot snapshot) {
    return kind + "-" + snapshot.tree() + "-" + LinkBase.VERSION;
  }

  /** Of files that were published. */
  static void publish(
      ArtifactStore artifacts, Snapshot snapshot, Path graph, Path base, List<String> unread)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(SealedFile.name(graph));
    lines.add(SealedFile.name(base));
    unread.forEach(path -> lines.add(path.replace('\n', ' ')));
    String text = String.join("\n", lines) + "\n";
    artifacts.publish(key("linked", snapshot), file -> Files.writeString(file, text));
  }

  /** What was linked last of a snapshot; empty if nothing was, or it cannot be told. */
  static Optional<Linked> of(ArtifactStore artifacts, Snapshot snapshot) {
    Optional<Path> file = artifacts.artifact(key("linked", snapshot));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] text = SealedFile.read(file.get(), LONGEST);
      List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
      return Optional.of(new Linked(lines.get(0), lines.get(1), lines.subList(2, lines.size())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
