package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.ChangedTree;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestInGraph;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.link.partial.SourceVisibility;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.workspace.configured.ConfiguredViews;

/**
 * A revision out of a workspace. The graph is opened at once, the store and the path table when a
 * question needs them; used by one thread.
 */
public final class StoredRevision implements OpenRevision {
  private final Workspace workspace;

  /** The revision that was asked for, and what was asked to stand in place of its files. */
  private final ChangedFiles asked;

  /** The linked revision that answers come from; {@link #changed} stand in place of its files. */
  private final Snapshot snapshot;

  private final ChangedGraph changedGraph;
  private final Optional<Path> config;
  private @Nullable GraphView view;
  private final Map<String, GraphView> views = new HashMap<>();
  private @Nullable FactStore store;

  private final ChangedFiles changed;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final RevisionSources sources;
  private final boolean owning;

  private StoredRevision(
      Workspace workspace, ChangedFiles asked, Optional<Path> config, boolean owning) {
    this.owning = owning;
    this.workspace = workspace;
    this.asked = asked;
    this.changed = workspace.overLinked(asked);
    this.snapshot = changed.base();
    this.config = config;
    changedGraph = new ChangedGraph(changed);
    sources =
        new RevisionSources(
            changed,
            this::store,
            () -> workspace.otherFiles(snapshot),
            () -> view().graph(),
            this::changedFacts);
  }

  /** Some files in place of those of a snapshot; closing it leaves the workspace open. */
  public static StoredRevision of(Workspace workspace, ChangedFiles files) {
    return new StoredRevision(workspace, files, Optional.empty(), false);
  }

  /**
   * Indexes and links what is missing of the revision; changed files are linked when a question
   * needs the graph. Closing it closes the workspace.
   *
   * @throws UserError if the revision does not exist or the configuration cannot be read
   */
  public static StoredRevision owning(Workspace workspace, AskedRevision asked) {
    return open(workspace, asked, true);
  }

  /** The same; closing it leaves the workspace open. */
  static StoredRevision open(Workspace workspace, AskedRevision asked) {
    return open(workspace, asked, false);
  }

  private static StoredRevision open(Workspace workspace, AskedRevision asked, boolean owning) {
    ChangedFiles files =
        asked
            .changes()
            .map(c -> c.in(workspace.repository(), asked.revision()))
            .orElseGet(() -> new ChangedFiles(workspace.snapshot(asked.revision()), NONE));
    StoredRevision opened = new StoredRevision(workspace, files, asked.config(), owning);
    if (files.files().isEmpty()) {
      opened.view();
    }
    return opened;
  }

  private static final SortedMap<String, Optional<byte[]>> NONE = new TreeMap<>();

  private Graph graph() {
    if (asked.files().isEmpty()) {
      return workspace.graph(asked.base());
    }
    // Before the graph: where it is missing, both are made.
    try (LinkBase kept = workspace.base(snapshot);
        FactStore facts = workspace.facts(snapshot)) {
      return changedGraph.of(workspace, workspace.graph(snapshot), kept, facts);
    }
  }

  /** Facts of the sources that stand in place of others, by path; read when they are asked for. */
  private Map<String, SourceFacts> changedFacts() {
    if (!changedGraph.isExtracted()) {
      try (LinkBase base = workspace.base(snapshot);
          Graph under = workspace.graph(snapshot)) {
        changedGraph.extract(workspace, under, base);
      }
    }
    return changedGraph.facts();
  }

  private static Configuration parsed(Path config, String architecture) {
    try {
      return Configuration.parse(Files.readAllBytes(config), architecture);
    } catch (IOException e) {
      throw new UserError(config + ": cannot be read as a .config: " + e.getMessage(), e);
    }
  }

  @Override
  public GraphView view() {
    GraphView known = view;
    if (known == null) {
      Graph graph = graph();
      known =
          config
              .map(file -> ConfiguredViews.of(graph, parsed(file, "")))
              .orElseGet(() -> GraphView.all(graph));
      view = known;
    }
    return known;
  }

  @Override
  public String architecture() {
    return workspace.repository().setting("arch").orElse(Workspace.ARCHITECTURE);
  }

  @Override
  public GraphView view(String architecture) {
    if (config.isPresent() || architecture.equals(ANY)) {
      return view();
    }
    return views.computeIfAbsent(architecture, this::viewOf);
  }

  private GraphView viewOf(String architecture) {
    Graph graph = view().graph();
    Map<String, Truth> symbols = workspace.architectureSymbols(described(), architecture);
    if (symbols.isEmpty()) {
      return view();
    }
    return ConfiguredViews.of(graph, architecture, symbols);
  }

  /** The revision whose Kconfig counts; that of the linked one where both have the same. */
  private Snapshot described() {
    return changed == asked
            || changed.files().keySet().stream().noneMatch(NearLink::isBuildDescription)
        ? snapshot
        : asked.base();
  }

  @Override
  public DefinitionSource definitions() {
    return sources.definitions();
  }

  @Override
  public MentionSource mentions() {
    return sources.mentions();
  }

  @Override
  public MentionSource otherMentions() {
    return sources.otherMentions();
  }

  @Override
  public Optional<byte[]> text(String path) {
    return sources.text(path);
  }

  @Override
  public Optional<SourceFacts> facts(String path) {
    return sources.facts(path);
  }

  @Override
  public Owners owners() {
    return sources.owners();
  }

  @Override
  public List<String> names(NamePattern pattern) {
    // The index knows names of other revisions too: who asks finds nothing defined for those.
    return Stream.concat(
            GraphNames.matching(view().graph(), pattern).stream(),
            store().defined(pattern.prefix(), pattern::matches).stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public NearestNames nearestNames() {
    NearestNames functions = new NearestInGraph(view().graph());
    return (name, limit) ->
        Stream.concat(
                functions.nearest(name, limit).stream(), store().nearest(name, limit).stream())
            .distinct()
            .limit(limit)
            .toList();
  }

  @Override
  public Configuration configuration() {
    return config
        .map(file -> parsed(file, Workspace.ARCHITECTURE))
        .orElseGet(() -> workspace.defaultConfiguration(described()));
  }

  @Override
  public SnapshotCode code(Configuration configuration, Models models) {
    Beneath beneath = beneath();
    SourceVisibility visible =
        new SourceVisibility(
            beneath.graph(),
            beneath.base(),
            store(),
            ChangedGraph.placement(changed),
            beneath.now());
    return new SnapshotCode(
        visible,
        file ->
            visible.isChanged(file)
                ? changed.files().getOrDefault(visible.path(file), Optional.empty()).orElseThrow()
                : snapshot.read(visible.blob(file)),
        configuration,
        models,
        changed.misfits());
  }

  @Override
  public SourceTree tree() {
    return new ChangedTree(changed);
  }

  @Override
  public SourceTypes.Snapshot types() {
    Beneath beneath = beneath();
    return new SourceTypes.Snapshot(
        beneath.graph(), beneath.base(), store(), ChangedGraph.placement(changed), beneath.now());
  }

  /**
   * What lies beneath the changes, and the changes.
   *
   * @param now facts by path, null of a file that is gone
   */
  private record Beneath(Graph graph, LinkBase base, Map<String, @Nullable SourceFacts> now) {}

  private Beneath beneath() {
    LinkBase base = workspace.base(snapshot);
    opened.add(base);
    Graph graph = changed.files().isEmpty() ? view().graph() : workspace.graph(snapshot);
    if (!changed.files().isEmpty()) {
      opened.add(graph);
      changedGraph.extract(workspace, graph, base);
    }
    Map<String, @Nullable SourceFacts> now = new TreeMap<>(changedFacts());
    changed
        .files()
        .forEach((path, bytes) -> {
          if (bytes.isEmpty() && FileExtractor.isSource(path)) {
            now.put(path, null);
          }
        });
    return new Beneath(graph, base, now);
  }

  private FactStore store() {
    FactStore open = store;
    if (open == null) {
      open = workspace.facts(snapshot);
      store = open;
    }
    return open;
  }

  @Override
  public void close() {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    if (store != null) {
      store.close();
    }
    if (view != null) {
      view.graph().close();
    }
    if (owning) {
      workspace.close();
    }
  }
}
