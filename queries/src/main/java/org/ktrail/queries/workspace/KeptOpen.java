package org.ktrail.queries.workspace;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Lending;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.graph.Graph;

/**
 * Graphs and facts that stay open when a workspace is closed, for the next one of the same
 * repository. A process that asks once keeps none. For any number of threads and repositories.
 */
public final class KeptOpen implements AutoCloseable {
  /** Architectures' symbols, of some megabyte each. */
  private static final int MOST_SYMBOLS = 12;

  private final Lending<Graph> graphs;
  private final Lending<FactStore> facts;
  private final Lending<OtherFiles> others;
  private final Lending<Map<String, Truth>> symbols = new Lending<>(MOST_SYMBOLS, read -> {});
  private final boolean keeps;

  /**
   * @param most graphs, and as many repositories' facts, that stay open while nobody asks
   */
  public KeptOpen(int most) {
    graphs = new Lending<>(most, Graph::close);
    facts = new Lending<>(most, FactStore::close);
    others = new Lending<>(most, files -> {});
    keeps = most > 0;
  }

  /**
   * A graph that an index has, to be closed by who asks.
   *
   * @param name another one for another content
   * @param opener opens it where it is not open; empty if it is not there
   */
  Optional<Graph> graph(Stores stores, String name, Supplier<Optional<Graph>> opener) {
    return graphs
        .lend(stores.directory() + " " + name, opener)
        .map(loan -> loan.thing().lent(loan.giveBack()));
  }

  /** The facts of an index as they are now, to be closed by who asks. */
  FactStore facts(Stores stores) {
    return stores.lent(facts);
  }

  /**
   * What kernels of an architecture have no choice about: the same map for all who ask.
   *
   * @param key another one for another content
   */
  Map<String, Truth> architectureSymbols(
      Stores stores, String key, Supplier<Map<String, Truth>> reader) {
    return kept(symbols, stores.directory() + " " + key, reader);
  }

  /** The files of a snapshot that are not indexed, read once where they are kept. */
  OtherFiles otherFiles(Stores stores, Snapshot snapshot) {
    return keeps
        ? kept(
            others,
            stores.directory() + " " + snapshot.tree(),
            () -> OtherFiles.withWords(snapshot))
        : OtherFiles.of(snapshot);
  }

  /** What holds nothing that could be closed, and is given back at once. */
  private static <T> T kept(Lending<T> things, String key, Supplier<T> maker) {
    Lending.Loan<T> loan = things.lend(key, () -> Optional.of(maker.get())).orElseThrow();
    loan.giveBack().run();
    return loan.thing();
  }

  @Override
  public void close() {
    graphs.close();
    facts.close();
    others.close();
    symbols.close();
  }
}
