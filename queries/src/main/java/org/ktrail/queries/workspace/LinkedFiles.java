package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.GraphWriter;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBaseWriter;

/** The files that a link makes of a snapshot: opened where they are the ones that it made. */
final class LinkedFiles {
  private final Stores stores;
  private final KeptOpen kept;
  private final Progress progress;

  LinkedFiles(Stores stores, KeptOpen kept, Progress progress) {
    this.stores = stores;
    this.kept = kept;
    this.progress = progress;
  }

  /**
   * The graph, if it is there. The caller closes it.
   *
   * @param unread told which sources it has nothing of
   */
  Optional<Graph> graph(Snapshot snapshot, Consumer<List<String>> unread) {
    Optional<Linked> linked = Linked.of(stores.artifacts(), snapshot);
    linked.ifPresent(l -> unread.accept(l.unread()));
    String key = Linked.graphKey(snapshot);
    return linked
        .filter(l -> stores.artifacts().artifact(key).isPresent())
        .flatMap(l ->
            kept.graph(
                stores,
                key + " " + l.graph(),
                () -> present(key, Graph::open, Graph::identity, l.graph())));
  }

  /** What partial links need, if it is there. The caller closes it. */
  Optional<LinkBase> base(Snapshot snapshot) {
    return Linked.of(stores.artifacts(), snapshot)
        .flatMap(linked ->
            present(Linked.baseKey(snapshot), LinkBase::open, LinkBase::identity, linked.base()));
  }

  /** Whether both are there. */
  boolean areThere(Snapshot snapshot) {
    ArtifactStore artifacts = stores.artifacts();
    return Linked.of(artifacts, snapshot).isPresent()
        && artifacts.artifact(Linked.graphKey(snapshot)).isPresent()
        && artifacts.artifact(Linked.baseKey(snapshot)).isPresent();
  }

  /** Publishes what partial links need, then the graph, then which ones belong together. */
  void publish(Snapshot snapshot, GraphBuilder graph, LinkBaseWriter kept, List<String> unread) {
    ArtifactStore artifacts = stores.artifacts();
    Path base = artifacts.publish(Linked.baseKey(snapshot), kept::write);
    Path made =
        artifacts.publish(Linked.graphKey(snapshot), file -> GraphWriter.write(graph, file));
    try {
      Linked.publish(artifacts, snapshot, made, base, unread);
    } catch (IOException e) {
      throw new UserError(made + ": cannot be read back: " + e.getMessage(), e);
    }
  }

  /** Opens what a link made. */
  private interface Opener<T> {
    T open(Path file) throws IOException;
  }

  /**
   * What a link made, if it is there and the one that was made; what is damaged is discarded.
   *
   * @param wanted what its identity is to be
   */
  private <T extends AutoCloseable> Optional<T> present(
      String key, Opener<T> opener, Function<T, String> identity, String wanted) {
    ArtifactStore artifacts = stores.artifacts();
    Optional<Path> present = artifacts.artifact(key);
    if (present.isEmpty()) {
      return Optional.empty();
    }
    try {
      T opened = opener.open(present.get());
      if (identity.apply(opened).equals(wanted)) {
        return Optional.of(opened);
      }
      close(opened);
      progress.message("ktrail: " + present.get() + ": of another link; linking again");
    } catch (ClosedByInterruptException e) {
      throw new Interrupted();
    } catch (IOException e) {
      progress.message("ktrail: " + e.getMessage() + "; linking again");
    }
    artifacts.discard(key);
    return Optional.empty();
  }

  private static void close(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
