package org.ktrail.cli.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.OpenRevision;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.definitions.NearestInGraph;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.partial.SourceVisibility;
import org.ktrail.queries.mentions.BuildFiles;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.MentionSource.Candidate;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.source.SnapshotCode;

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
  }

  /** Some files in place of those of a snapshot; closing it leaves the workspace open. */
  public static StoredRevision of(Workspace workspace, ChangedFiles files) {
    return new StoredRevision(workspace, files, Optional.empty(), false);
  }

  /**
   * Indexes and links what is missing of the revision; changed files are linked when a question
   * needs the graph. Closing it closes the workspace.
   *
   * @param changes what stands in place of some of its files, if any
   * @param config a kernel {@code .config}; without it everything is kept
   * @throws UserError if the revision does not exist or the configuration cannot be read
   */
  public static StoredRevision open(
      Workspace workspace, String revision, Optional<Changes> changes, Optional<Path> config) {
    ChangedFiles files =
        changes
            .map(c -> c.in(workspace.repository(), revision))
            .orElseGet(() -> new ChangedFiles(workspace.snapshot(revision), NONE));
    StoredRevision opened = new StoredRevision(workspace, files, config, true);
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

  private static GraphView built(Path config, Graph graph) {
    return GraphView.built(graph, possible(config, graph, true), possible(config, graph, false));
  }

  private static Predicate<Condition> possible(Path config, Graph graph, boolean open) {
    DefinedAtoms defined = new DefinedAtoms(graph, open);
    Configuration configuration = parsed(config, "");
    ValueAtoms values = new ValueAtoms(graph, configuration);
    ConditionEvaluator evaluator = configuration.evaluator(defined.orElse(values));
    defined.decideBy(evaluator);
    values.decideBy(evaluator);
    return condition -> evaluator.truth(condition) != Truth.FALSE;
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
      known = config.map(file -> built(file, graph)).orElseGet(() -> GraphView.all(graph));
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
    ArchitectureAtoms atoms = new ArchitectureAtoms(architecture, symbols);
    ConditionEvaluator evaluator = ConditionEvaluator.of(atoms);
    return new GraphView(graph, condition -> evaluator.truth(condition) != Truth.FALSE);
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
    return new DefinitionSource() {
      @Override
      public List<DeclaringFile> declaring(String name) {
        return declaringFiles(store().defining(name));
      }

      @Override
      public List<DeclaringFile> mentioning(String name) {
        return declaringFiles(store().mentioning(name));
      }
    };
  }

  private List<DeclaringFile> declaringFiles(int[] ordinals) {
    FactReader reader = store().reader();
    List<DeclaringFile> files = new ArrayList<>();
    forEachPath(
        ordinals,
        (path, ordinal) -> {
          Graph graph = view().graph();
          int file = graph.fileNamed(path);
          files.add(
              new DeclaringFile(
                  path,
                  file < 0 ? "" : graph.program(file),
                  file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)),
                  reader.declarations(ordinal)));
        });
    changedFacts().forEach((path, facts) -> files.add(changed(path, facts)));
    files.sort(Comparator.comparing(DeclaringFile::path));
    return files;
  }

  private DeclaringFile changed(String path, SourceFacts facts) {
    Graph graph = view().graph();
    int file = graph.fileNamed(path);
    return new DeclaringFile(
        path,
        file < 0 ? "" : graph.program(file),
        file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)),
        facts.declarations());
  }

  @Override
  public MentionSource mentions() {
    return name -> {
      List<Candidate> candidates = new ArrayList<>();
      forEachPath(
          store().mentioning(name),
          (path, ordinal) -> {
            BlobId blob = snapshot.blob(snapshot.indexOf(path));
            candidates.add(new Candidate(path, () -> snapshot.read(blob)));
          });
      changed
          .files()
          .forEach((path, bytes) -> {
            if (changedFacts().containsKey(path)) {
              bytes.ifPresent(b -> candidates.add(new Candidate(path, () -> b)));
            }
          });
      candidates.sort(Comparator.comparing(Candidate::path));
      return candidates;
    };
  }

  @Override
  public MentionSource otherMentions() {
    return name -> {
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < snapshot.size(); i++) {
        String path = snapshot.path(i);
        if (BuildFiles.isOther(path) && !changed.files().containsKey(path)) {
          BlobId blob = snapshot.blob(i);
          candidates.add(new Candidate(path, () -> snapshot.read(blob)));
        }
      }
      changed
          .files()
          .forEach((path, bytes) -> {
            if (BuildFiles.isOther(path)) {
              bytes.ifPresent(b -> candidates.add(new Candidate(path, () -> b)));
            }
          });
      candidates.sort(Comparator.comparing(Candidate::path));
      return candidates;
    };
  }

  @Override
  public Owners owners() {
    return new Owners(
        this::facts,
        name -> definitions().declaring(name).stream().map(DeclaringFile::declarations).toList());
  }

  private Optional<SourceFacts> facts(String path) {
    SourceFacts now = changedFacts().get(path);
    int index = snapshot.indexOf(path);
    int ordinal = now != null || index < 0 ? -1 : ordinal(index);
    if (ordinal < 0) {
      return Optional.ofNullable(now);
    }
    FactReader reader = store().reader();
    return Optional.of(
        new SourceFacts(
            reader.declarations(ordinal), reader.bodies(ordinal), reader.audit(ordinal)));
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

  private interface Visitor {
    void visit(String path, int ordinal);
  }

  @Override
  public Configuration configuration() {
    return config
        .map(file -> parsed(file, Workspace.ARCHITECTURE))
        .orElseGet(() -> workspace.defaultConfiguration(described()));
  }

  @Override
  public SnapshotCode code(Configuration configuration, Models models) {
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
    SourceVisibility sources =
        new SourceVisibility(graph, base, store(), ChangedGraph.placement(changed), now);
    return new SnapshotCode(
        sources,
        file ->
            sources.isChanged(file)
                ? changed.files().getOrDefault(sources.path(file), Optional.empty()).orElseThrow()
                : snapshot.read(sources.blob(file)),
        configuration,
        models,
        changed.misfits());
  }

  /** That of a file of the snapshot, −1 if it is no source. */
  private int ordinal(int index) {
    return SourceKey.of(snapshot, index).map(store()::ordinal).orElse(-1);
  }

  /** Visits the paths of the snapshot that are one of these sources, in order. */
  private void forEachPath(int[] ordinals, Visitor visitor) {
    FactReader reader = store().reader();
    Map<SourceKey, Integer> wanted = new HashMap<>();
    for (int ordinal : ordinals) {
      wanted.put(reader.source(ordinal), ordinal);
    }
    for (int i = 0; i < snapshot.size() && !wanted.isEmpty(); i++) {
      Integer ordinal = SourceKey.of(snapshot, i).map(wanted::get).orElse(null);
      if (ordinal != null && !isReplaced(snapshot.path(i))) {
        visitor.visit(snapshot.path(i), ordinal);
      }
    }
  }

  /** A changed file whose bytes are the base's is none. */
  private boolean isReplaced(String path) {
    Optional<byte[]> bytes = changed.files().get(path);
    return bytes != null && (bytes.isEmpty() || changedFacts().containsKey(path));
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
