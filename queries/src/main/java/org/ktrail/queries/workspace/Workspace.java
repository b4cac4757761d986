package org.ktrail.queries.workspace;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.pipeline.IndexOutcome;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.pipeline.TextIndexer;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.indexer.store.TextIndex;
import org.ktrail.indexer.store.TextStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.Linker;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.facts.StoredFacts;

/**
 * A repository, its store, and the graphs of its snapshots. Makes what is missing on demand, and
 * says so; what is there is opened at once. For any number of threads: who indexes or links lets
 * the others wait, who then find it made.
 */
public final class Workspace implements Revisions, AutoCloseable {
  private final SourceRepository repository;
  private final Stores stores;
  private final Progress progress;
  private final Extractor.Factory extractors;
  private final Supplier<Fragments> fragments;
  private final Runnable beforeWork;
  private final Runnable beforeLaying;
  private final KeptOpen kept;
  private final int threads;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final NearLink nearLink = new NearLink(this);
  private final MadeFacts facts;
  private final LinkedFiles linkedFiles;
  private final KconfigTexts kconfig;
  private final Map<String, Optional<ChangedFiles>> near;
  private final boolean owning;

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
    this(
        repository,
        progress,
        extractors,
        fragments,
        beforeWork,
        () -> {},
        new KeptOpen(0),
        threads,
        true,
        new ConcurrentHashMap<>());
  }

  /**
   * One that makes nothing, for who asks among many.
   *
   * @param kept what stays open when it is closed
   * @param refusal run before anything is indexed or linked; does not return
   */
  public static Workspace reading(
      SourceRepository repository, Progress progress, KeptOpen kept, Runnable refusal) {
    return new Workspace(
        repository,
        progress,
        Extractors.factory(),
        Extractors.fragments(),
        refusal,
        refusal,
        kept,
        1,
        true,
        new ConcurrentHashMap<>());
  }

  private Workspace(
      SourceRepository repository,
      Progress progress,
      Extractor.Factory extractors,
      Supplier<Fragments> fragments,
      Runnable beforeWork,
      Runnable beforeLaying,
      KeptOpen kept,
      int threads,
      boolean owning,
      Map<String, Optional<ChangedFiles>> near) {
    this.repository = repository;
    this.stores = Stores.of(repository);
    this.progress = progress;
    this.extractors = extractors;
    this.fragments = fragments;
    this.beforeWork = beforeWork;
    this.beforeLaying = beforeLaying;
    this.kept = kept;
    this.threads = threads;
    this.owning = owning;
    this.near = near;
    facts = new MadeFacts(stores, kept, extractors, progress, beforeWork, threads);
    linkedFiles = new LinkedFiles(stores, kept, progress);
    kconfig = new KconfigTexts(stores, kept, progress);
  }

  /**
   * The same workspace for one who asks: told how far what he asked for is, and able to end it
   * ({@link StoppableProgress}). Closing it leaves this one open.
   */
  public Workspace with(Progress teller) {
    return new Workspace(
        repository,
        teller,
        extractors,
        fragments,
        beforeWork,
        beforeLaying,
        kept,
        threads,
        false,
        near);
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

  @Override
  public OpenRevision open(AskedRevision asked) {
    return StoredRevision.open(this, asked);
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
    Optional<Graph> there = nearLink.kept(snapshot);
    if (there.isPresent()) {
      return there;
    }
    beforeLaying.run();
    return near(snapshot).flatMap(files -> nearLink.make(snapshot, files));
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

  KeptOpen keptOpen() {
    return kept;
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
    return linkedFiles.graph(snapshot, this::tellUnread);
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

  /** Links, and publishes what was made; for who has the turn. */
  private void make(Snapshot snapshot) {
    LinkBaseWriter kept = new LinkBaseWriter();
    List<String> unread = new ArrayList<>();
    GraphBuilder graph = link(snapshot, kept, unread);
    linkedFiles.publish(snapshot, graph, kept, unread);
  }

  /**
   * The facts of a snapshot, all of them: what was lost of them is made anew first. The caller
   * closes them.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public FactStore facts(Snapshot snapshot) {
    return facts.of(snapshot);
  }

  /** The files of a snapshot that are not indexed. */
  OtherFiles otherFiles(Snapshot snapshot) {
    return kept.otherFiles(stores, snapshot);
  }

  /** Whether the graph of a snapshot is there, and what partial links need of it. */
  public boolean isLinked(Snapshot snapshot) {
    return linkedFiles.areThere(snapshot);
  }

  /**
   * What the link of a snapshot kept for partial ones. The caller closes it.
   *
   * @throws UserError if the disk is full or the store cannot be used
   */
  public LinkBase base(Snapshot snapshot) {
    Optional<LinkBase> present = linkedFiles.base(snapshot);
    if (present.isPresent()) {
      return present.get();
    }
    beforeWork.run();
    try (Stores.Turn turn = stores.linking(progress::message)) {
      present = linkedFiles.base(snapshot);
      if (present.isEmpty()) {
        make(snapshot);
        present = linkedFiles.base(snapshot);
      }
      return present.orElseThrow(() -> removed(Linked.baseKey(snapshot)));
    }
  }

  /** What the kernel's own defaults for 64-bit x86 build of a snapshot; computed once. */
  public Configuration defaultConfiguration(Snapshot snapshot) {
    return kconfig.defaultConfiguration(snapshot);
  }

  /**
   * Symbols that kernels of an architecture have no choice about; computed once for a snapshot.
   * Empty if it has no such architecture.
   */
  Map<String, Truth> architectureSymbols(Snapshot snapshot, String architecture) {
    return kconfig.architectureSymbols(snapshot, architecture);
  }

  static final String ARCHITECTURE = "x86";

  Extractor.Factory extractors() {
    return extractors;
  }

  Supplier<Fragments> fragments() {
    return fragments;
  }

  /**
   * Which files of a snapshot can hold what, made where it is missing. The caller closes it.
   *
   * @throws UserError if the disk is full or the place cannot be used
   */
  public TextIndex texts(Snapshot snapshot) {
    return new TextIndexer(TextStore.beside(stores), progress).of(snapshot, beforeWork);
  }

  /** Extracts single files; for one thread, who closes it. */
  public FileExtractor fileExtractor() {
    return new FileExtractor(extractors);
  }

  /** Whether the store lacks nothing of a snapshot. */
  public boolean isIndexed(Snapshot snapshot) {
    return facts.areComplete(snapshot);
  }

  /** Indexes what the store lacks of a snapshot. */
  public IndexOutcome index(Snapshot snapshot) {
    return facts.index(snapshot);
  }

  /**
   * @param unread filled with the sources that could not be understood
   */
  private GraphBuilder link(Snapshot snapshot, LinkBaseWriter kept, List<String> unread) {
    index(snapshot);
    KbuildModel kbuild = KbuildModel.read(snapshot);
    try (FactStore store = stores.open()) {
      StoredFacts stored = new StoredFacts(snapshot, store, kbuild, kbuild.programs(), fragments);
      unread.addAll(stored.unread());
      LinkProgress link = new LinkProgress(progress);
      GraphBuilder graph = Linker.link(stored, threads, link, kept);
      link.finish();
      return graph;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    if (owning) {
      repository.close();
    }
  }
}
