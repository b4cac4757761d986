package org.ktrail.cli.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.kbuild.ArchitectureSymbols;
import org.ktrail.indexer.kbuild.DefaultConfiguration;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.pipeline.IndexOutcome;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.GraphWriter;
import org.ktrail.queries.link.Linker;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.facts.StoredFacts;

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
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final NearLink nearLink = new NearLink(this);
  private final Map<String, Optional<ChangedFiles>> near = new ConcurrentHashMap<>();

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
    Optional<Graph> present = presentGraph(snapshot).or(() -> laid(snapshot));
    if (present.isPresent()) {
      return present.get();
    }
    beforeWork.run();
    try (Stores.Turn turn = stores.linking(progress::message)) {
      present = presentGraph(snapshot); // made by the one that we waited for
      if (present.isPresent()) {
        return present.get();
      }
      make(snapshot);
      return presentGraph(snapshot).orElseThrow(() -> removed(Linked.graphKey(snapshot)));
    }
  }

  /** The graph of a revision that is near to a linked one. */
  private Optional<Graph> laid(Snapshot snapshot) {
    return near(snapshot)
        .flatMap(files ->
            nearLink.kept(snapshot, files.base()).or(() -> nearLink.make(snapshot, files)));
  }

  /**
   * The same revision as changed files over the one that its graph is laid over; as it is where its
   * graph stands by itself. Links what is missing.
   */
  ChangedFiles overLinked(ChangedFiles files) {
    if (isLinked(files.base())) {
      return files;
    }
    Optional<ChangedFiles> from = near(files.base());
    if (from.isPresent()) {
      graph(files.base()).close(); // kept now, unless only a whole link tells it
    }
    if (from.isEmpty() || isLinked(files.base())) {
      return files;
    }
    SortedMap<String, Optional<byte[]>> all = new TreeMap<>(from.get().files());
    all.putAll(files.files());
    return new ChangedFiles(from.get().base(), all);
  }

  /** Whether there is a linked revision that this one differs little from. */
  boolean isNearLinked(Snapshot snapshot) {
    return near(snapshot).isPresent();
  }

  /** What a revision has other than the nearest linked one: both trees are compared once. */
  private Optional<ChangedFiles> near(Snapshot snapshot) {
    return near.computeIfAbsent(snapshot.tree(), tree -> nearLink.of(snapshot));
  }

  /** Keeps what was made, where the index can be written. */
  void keep(String key, ArtifactStore.Writer writer) {
    if (Files.isWritable(stores.directory())) {
      stores.artifacts().publish(key, writer);
    }
  }

  void say(String message) {
    progress.message(message);
  }

  private static UserError removed(String key) {
    return new UserError(key + ": was removed as soon as it was made; ask again");
  }

  Optional<Graph> presentGraph(Snapshot snapshot) {
    Optional<Linked> linked = Linked.of(stores.artifacts(), snapshot);
    linked.ifPresent(l -> tellUnread(l.unread()));
    return linked.flatMap(
        l -> present(Linked.graphKey(snapshot), Graph::open, Graph::identity, l.graph()));
  }

  /** Says, once each, which files an answer knows nothing of. */
  void tellUnread(List<String> paths) {
    List<String> news = paths.stream().filter(told::add).toList();
    if (!news.isEmpty()) {
      String named = news.stream().limit(NAMED).collect(Collectors.joining(", "));
      progress.message(
          "ktrail: not understood, so nothing is known of what is in it: "
              + named
              + (news.size() > NAMED ? " and " + (news.size() - NAMED) + " others" : ""));
    }
  }

  private static final int NAMED = 5;

  private Optional<LinkBase> presentBase(Snapshot snapshot) {
    return Linked.of(stores.artifacts(), snapshot)
        .flatMap(linked ->
            present(Linked.baseKey(snapshot), LinkBase::open, LinkBase::identity, linked.base()));
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

  /**
   * Links, and publishes what partial links need, then the graph, then which ones belong together.
   * For who has the turn.
   */
  private void make(Snapshot snapshot) {
    ArtifactStore artifacts = stores.artifacts();
    LinkBaseWriter kept = new LinkBaseWriter();
    List<String> unread = new ArrayList<>();
    GraphBuilder graph = link(snapshot, kept, unread);
    Path base = artifacts.publish(Linked.baseKey(snapshot), kept::write);
    Path made =
        artifacts.publish(Linked.graphKey(snapshot), file -> GraphWriter.write(graph, file));
    try {
      Linked.publish(artifacts, snapshot, made, base, unread);
    } catch (IOException e) {
      throw new UserError(made + ": cannot be read back: " + e.getMessage(), e);
    }
  }

  /**
   * The facts of a snapshot, all of them: what was lost of them is made anew first. The caller
   * closes them.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public FactStore facts(Snapshot snapshot) {
    Optional<FactStore> present = wholeFacts(snapshot);
    if (present.isPresent()) {
      return present.get();
    }
    beforeWork.run();
    index(snapshot);
    FactStore made = stores.open();
    if (Files.isWritable(stores.directory())) {
      WholeFacts.mark(stores.artifacts(), snapshot, made);
    }
    return made;
  }

  /** The facts, if they are known to hold all of a snapshot. */
  private Optional<FactStore> wholeFacts(Snapshot snapshot) {
    FactStore facts;
    try {
      facts = stores.open();
    } catch (DamagedStoreException e) {
      return Optional.empty(); // the indexing says so and makes them anew
    }
    if (WholeFacts.isMarked(stores.artifacts(), snapshot, facts)) {
      return Optional.of(facts);
    }
    facts.close();
    return Optional.empty();
  }

  /** Whether the graph of a snapshot is there, and what partial links need of it. */
  public boolean isLinked(Snapshot snapshot) {
    ArtifactStore artifacts = stores.artifacts();
    return Linked.of(artifacts, snapshot).isPresent()
        && artifacts.artifact(Linked.graphKey(snapshot)).isPresent()
        && artifacts.artifact(Linked.baseKey(snapshot)).isPresent();
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
      return present.orElseThrow(() -> removed(Linked.baseKey(snapshot)));
    }
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

  /** A text that is made once and kept; made anew where it is damaged. */
  private byte[] textOnce(String key, Supplier<String> maker) {
    ArtifactStore artifacts = stores.artifacts();
    Optional<Path> present = artifacts.artifact(key);
    if (present.isPresent()) {
      try {
        return SealedFile.read(present.get(), LONGEST_TEXT);
      } catch (IOException e) {
        progress.message("ktrail: " + present.get() + ": " + e.getMessage() + "; made anew");
      }
    }
    String text = maker.get();
    if (Files.isWritable(stores.directory())) {
      artifacts.publish(key, to -> Files.writeString(to, text));
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final int LONGEST_TEXT = 1 << 24;
  static final String ARCHITECTURE = "x86";
  private static final String DEFCONFIG = "arch/x86/configs/x86_64_defconfig";

  Extractor.Factory extractors() {
    return extractors;
  }

  Supplier<Fragments> fragments() {
    return fragments;
  }

  /** Whether the store lacks nothing of a snapshot. */
  public boolean isIndexed(Snapshot snapshot) {
    return new Indexer(stores, extractors, progress, threads).isComplete(snapshot, path -> true);
  }

  /** Indexes what the store lacks of a snapshot. */
  public IndexOutcome index(Snapshot snapshot) {
    IndexOutcome outcome = new Indexer(stores, extractors, progress, threads).index(snapshot);
    if (outcome.interrupted()) {
      throw new Interrupted();
    }
    return outcome;
  }

  /**
   * @param unread filled with the sources that could not be understood
   */
  private GraphBuilder link(Snapshot snapshot, LinkBaseWriter kept, List<String> unread) {
    index(snapshot);
    KbuildModel kbuild = KbuildModel.read(snapshot);
    try (FactStore store = stores.open()) {
      StoredFacts facts = new StoredFacts(snapshot, store, kbuild, kbuild.programs(), fragments);
      unread.addAll(facts.unread());
      LinkProgress link = new LinkProgress(progress);
      GraphBuilder graph = Linker.link(facts, threads, link, kept);
      link.finish();
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
