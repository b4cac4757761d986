package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.OverlayFile;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.partial.PartialLinker.Outcome;

/**
 * The graph of a revision that is not linked, laid over that of the linked one that it differs
 * least from. What is laid over is kept, under the trees of both. It is the graph that a whole link
 * would give, or there is none.
 */
final class NearLink {
  /** Files, of any kind, that the two may differ in. */
  private static final int DIFFERING = 500;

  /** Files that are linked anew: with more, a whole link is not much longer. */
  private static final int LINKED = 600;

  private final Workspace workspace;

  NearLink(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What a revision has other than the nearest linked one; empty if none is near. */
  Optional<ChangedFiles> of(Snapshot snapshot) {
    if (workspace.repository().setting("wholeLinks").filter("true"::equals).isPresent()) {
      return Optional.empty();
    }
    ArtifactStore artifacts = workspace.stores().artifacts();
    return artifacts.keys("linked-").stream()
        .filter(key -> key.endsWith("-" + LinkBase.VERSION))
        .map(key -> key.substring("linked-".length(), key.lastIndexOf('-')))
        .filter(tree -> !tree.equals(snapshot.tree()))
        .flatMap(tree -> linked(tree).stream())
        .flatMap(base -> workspace.repository().difference(base, snapshot, DIFFERING).stream())
        .min(Comparator.comparingInt(files -> files.files().size()));
  }

  private Optional<Snapshot> linked(String tree) {
    try {
      Snapshot base = workspace.snapshot(tree);
      return workspace.isLinked(base) ? Optional.of(base) : Optional.empty();
    } catch (UserError e) {
      return Optional.empty(); // its tree is not in the repository any more
    }
  }

  private static String keyOf(Snapshot snapshot) {
    return "over-" + snapshot.tree() + "-";
  }

  private static String key(Snapshot snapshot, Snapshot base) {
    return keyOf(snapshot) + base.tree() + "-" + LinkBase.VERSION;
  }

  /**
   * A kept graph of a revision, over whichever base: they are the same. Empty if none is. The
   * caller closes it.
   */
  Optional<Graph> kept(Snapshot snapshot) {
    String before = keyOf(snapshot);
    String after = "-" + LinkBase.VERSION;
    return workspace.stores().artifacts().keys(before).stream()
        .filter(key -> key.endsWith(after))
        .map(key -> key.substring(before.length(), key.length() - after.length()))
        .flatMap(tree -> linked(tree).stream())
        .flatMap(base -> kept(snapshot, base).stream())
        .findFirst();
  }

  private Optional<Graph> kept(Snapshot snapshot, Snapshot base) {
    String key = key(snapshot, base);
    Optional<Path> file = workspace.stores().artifacts().artifact(key);
    return file.flatMap(f ->
        workspace
            .keptOpen()
            .graph(workspace.stores(), key + " " + place(f), () -> over(base, key, f)));
  }

  /** Another one for a file that was made anew. */
  private static String place(Path file) {
    try {
      return String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return ""; // opening it says what is wrong
    }
  }

  private Optional<Graph> over(Snapshot base, String key, Path file) {
    Optional<Graph> under = workspace.presentGraph(base);
    if (under.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OverlayFile.over(under.get(), file));
    } catch (IOException e) {
      under.get().close();
      workspace.stores().artifacts().discard(key);
      return Optional.empty();
    }
  }

  /**
   * Links what differs, and keeps it. The caller closes the graph.
   *
   * @return empty if only a whole link tells the graph
   */
  Optional<Graph> make(Snapshot snapshot, ChangedFiles files) {
    Optional<Graph> under = workspace.presentGraph(files.base());
    if (under.isEmpty()) {
      return Optional.empty();
    }
    Outcome outcome;
    try (LinkBase base = workspace.base(files.base());
        FactStore facts = workspace.facts(files.base())) {
      outcome = new ChangedGraph(files).exactly(workspace, under.get(), base, facts, LINKED);
    }
    return switch (outcome) {
      case Outcome.Laid laid -> {
        workspace.keep(key(snapshot, files.base()), file -> OverlayFile.write(laid.graph(), file));
        yield Optional.of(laid.graph());
      }
      case Outcome.Whole whole -> {
        under.get().close();
        workspace.say("ktrail: linking the whole revision: " + whole.reason());
        yield Optional.empty();
      }
    };
  }

  /** The names of build descriptions: what they say of files that did not change may change. */
  static boolean isBuildDescription(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return List.of("Makefile", "Kbuild", "Kconfig", "Platform").stream().anyMatch(name::startsWith)
        || name.endsWith(".mk")
        || path.startsWith("scripts/Makefile");
  }
}
