package org.ktrail.cli.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.kbuild.ArchitectureSymbols;
import org.ktrail.indexer.kbuild.DefaultConfiguration;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.pipeline.IndexOutcome;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.GraphWriter;
import org.ktrail.queries.link.Fragments;
import org.ktrail.queries.link.LinkBase;
import org.ktrail.queries.link.LinkBaseWriter;
import org.ktrail.queries.link.Linker;
import org.ktrail.queries.link.StoredFacts;

/**
 * What a command works on: a repository, its store, and the graphs of its snapshots. Makes what is
 * missing on demand, and says so; what is there is opened at once.
 */
public final class Workspace implements AutoCloseable {
  private final SourceRepository repository;
  private final Stores stores;
  private final Progress progress;
  private final Extractor.Factory extractors;
  private final Supplier<Fragments> fragments;
  private final Runnable beforeWork;
  private final int threads;

  /**
   * @param beforeWork run before anything is indexed or linked; need not return
   */
  public Workspace(
      SourceRepository repository,
      Progress progress,
      Extractor.Factory extractors,
      Supplier<Fragments> fragments,
      Runnable beforeWork,
      int threads) {
    this.repository = repository;
    this.stores = Stores.of(repository);
    this.progress = progress;
    this.extractors = extractors;
    this.fragments = fragments;
    this.beforeWork = beforeWork;
    this.threads = threads;
  }

  public SourceRepository repository() {
    return repository;
  }

  public Stores stores() {
    return stores;
  }

  public Snapshot snapshot(String revision) {
    return repository.snapshot(revision);
  }

  /**
   * The linked graph of a snapshot. The caller closes it.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public Graph graph(Snapshot snapshot) {
    Optional<Graph> present = presentGraph(snapshot);
    if (present.isPresent()) {
      return present.get();
    }
    beforeWork.run();
    try (Stores.Turn turn = stores.linking(progress::message)) {
      present = presentGraph(snapshot); // made by the one that we waited for
      if (present.isPresent()) {
        return present.get();
      }
      Path made = make(snapshot);
      try {
        return Graph.open(made);
      } catch (IOException e) {
        throw new UserError(made + ": cannot be read back: " + e.getMessage(), e);
      }
    }
  }

  private Optional<Graph> presentGraph(Snapshot snapshot) {
    return present(graphKey(snapshot), Graph::open);
  }

  /** Opens what a link made. */
  private interface Opener<T> {
    T open(Path file) throws IOException;
  }

  /** What a link made, if it is there and whole; what is damaged is discarded. */
  private <T> Optional<T> present(String key, Opener<T> opener) {
    ArtifactStore artifacts = stores.artifacts();
    Optional<Path> present = artifacts.artifact(key);
    try {
      return present.isPresent() ? Optional.of(opener.open(present.get())) : Optional.empty();
    } catch (IOException e) {
      progress.message("ktrail: " + e.getMessage() + "; linking again");
      artifacts.discard(key);
      return Optional.empty();
    }
  }

  /** Links, and publishes what partial links need before the graph. For who has the turn. */
  private Path make(Snapshot snapshot) {
    return stores
        .artifacts()
        .publish(graphKey(snapshot), file -> GraphWriter.write(link(snapshot), file));
  }

  /**
   * The facts of a snapshot, all of them: what was lost of them is made anew first. The caller
   * closes them.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public FactStore facts(Snapshot snapshot) {
    ArtifactStore artifacts = stores.artifacts();
    String key = "whole-" + snapshot.tree();
    String identity = stores.identity();
    if (identity.isEmpty() || !identity.equals(wholeness(artifacts.artifact(key)))) {
      beforeWork.run();
      index(snapshot);
      String made = stores.identity();
      if (!made.isEmpty() && Files.isWritable(stores.directory())) {
        artifacts.publish(key, file -> Files.writeString(file, made));
      }
    }
    return stores.open();
  }

  /** Which facts were found to be all there, "" if none. */
  private static String wholeness(Optional<Path> mark) {
    try {
      return mark.isPresent()
          ? new String(RegularFile.read(mark.get(), 100), StandardCharsets.US_ASCII)
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether the graph of a snapshot is there, and what partial links need of it. */
  public boolean isLinked(Snapshot snapshot) {
    ArtifactStore artifacts = stores.artifacts();
    return artifacts.artifact(graphKey(snapshot)).isPresent()
        && artifacts.artifact(baseKey(snapshot)).isPresent();
  }

  /**
   * What the link of a snapshot kept for partial ones. The caller closes it.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public LinkBase base(Snapshot snapshot) {
    Optional<LinkBase> present = presentBase(snapshot);
    if (present.isPresent()) {
      return present.get();
    }
    beforeWork.run();
    try (Stores.Turn turn = stores.linking(progress::message)) {
      present = presentBase(snapshot);
      if (present.isEmpty()) {
        make(snapshot);
        present = presentBase(snapshot);
      }
      return present.orElseThrow(
          () -> new UserError(baseKey(snapshot) + ": was removed; ask again"));
    }
  }

  private Optional<LinkBase> presentBase(Snapshot snapshot) {
    return present(baseKey(snapshot), LinkBase::open);
  }

  /** What the kernel's own defaults for 64-bit x86 build of a snapshot; computed once. */
  public Configuration defaultConfiguration(Snapshot snapshot) {
    String key = "config-" + snapshot.tree() + "-" + DefaultConfiguration.VERSION;
    byte[] text = textOnce(key, () -> defaults(snapshot));
    return Configuration.parse(text, ARCHITECTURE);
  }

  private static String defaults(Snapshot snapshot) {
    return DefaultConfiguration.of(snapshot, ARCHITECTURE, DEFCONFIG).values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "CONFIG_%s=%s%n".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  /**
   * Symbols that kernels of an architecture have no choice about; computed once for a snapshot.
   * Empty if it has no such architecture.
   */
  Map<String, Truth> architectureSymbols(Snapshot snapshot, String architecture) {
    String key = "arch-" + architecture + "-" + snapshot.tree() + "-" + ArchitectureSymbols.VERSION;
    // The tree last, since it is listed whole.
    if (stores.artifacts().artifact(key).isEmpty()
        && snapshot.indexOf("arch/" + architecture + "/Kconfig") < 0) {
      return Map.of();
    }
    byte[] text = textOnce(key, () -> symbols(snapshot, architecture));
    Map<String, Truth> symbols = new HashMap<>();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> symbols.put(line.substring(1), Truth.of(line.startsWith("+"))));
    return symbols;
  }

  private static String symbols(Snapshot snapshot, String architecture) {
    return ArchitectureSymbols.of(snapshot, architecture).entrySet().stream()
        .map(e -> (e.getValue() == Truth.TRUE ? "+" : "-") + e.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** A text that is made once and kept. */
  private byte[] textOnce(String key, Supplier<String> maker) {
    ArtifactStore artifacts = stores.artifacts();
    Path file =
        artifacts
            .artifact(key)
            .orElseGet(() -> artifacts.publish(key, to -> Files.writeString(to, maker.get())));
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read back: " + e.getMessage(), e);
    }
  }

  static final String ARCHITECTURE = "x86";
  private static final String DEFCONFIG = "arch/x86/configs/x86_64_defconfig";

  Extractor.Factory extractors() {
    return extractors;
  }

  Supplier<Fragments> fragments() {
    return fragments;
  }

  private static String graphKey(Snapshot snapshot) {
    return "graph-" + snapshot.tree() + "-" + Linker.VERSION;
  }

  private static String baseKey(Snapshot snapshot) {
    return "base-" + snapshot.tree() + "-" + Linker.VERSION;
  }

  /** Indexes what the store lacks of a snapshot. */
  public IndexOutcome index(Snapshot snapshot) {
    IndexOutcome outcome = new Indexer(stores, extractors, progress, threads).index(snapshot);
    if (outcome.interrupted()) {
      throw new Interrupted();
    }
    return outcome;
  }

  private GraphBuilder link(Snapshot snapshot) {
    index(snapshot);
    KbuildModel kbuild = KbuildModel.read(snapshot);
    try (FactStore store = stores.open()) {
      StoredFacts facts = new StoredFacts(snapshot, store, kbuild, kbuild.programs(), fragments);
      LinkProgress link = new LinkProgress(progress);
      LinkBaseWriter kept = new LinkBaseWriter();
      GraphBuilder graph = Linker.link(facts, threads, link, kept);
      link.finish();
      stores.artifacts().publish(baseKey(snapshot), kept::write);
      return graph;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
