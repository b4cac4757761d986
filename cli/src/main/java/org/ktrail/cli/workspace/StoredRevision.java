package org.ktrail.cli.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.definitions.NearestInGraph;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.LinkBase;
import org.ktrail.queries.link.Sources;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.MentionSource.Candidate;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.source.SnapshotCode;

/**
 * A revision out of a workspace. The graph is opened at once, the store and the path table when a
 * question needs them; used by one thread. Closes the workspace too.
 */
public final class StoredRevision implements OpenRevision {
  private final Workspace workspace;
  private final Snapshot snapshot;
  private final View view;
  private @Nullable FactStore store;

  private final ChangedFiles changed;
  private final Map<String, SourceFacts> changedFacts;
  private final List<AutoCloseable> opened = new ArrayList<>();

  private StoredRevision(
      Workspace workspace,
      Snapshot snapshot,
      View view,
      ChangedFiles changed,
      Map<String, SourceFacts> changedFacts) {
    this.changed = changed;
    this.changedFacts = changedFacts;
    this.workspace = workspace;
    this.snapshot = snapshot;
    this.view = view;
  }

  /**
   * Indexes and links what is missing of the revision.
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
    Snapshot snapshot = files.base();
    ChangedGraph changed = new ChangedGraph(files);
    Graph graph = graph(workspace, snapshot, files, changed);
    View view =
        config.map(file -> new View(graph, possible(file, graph))).orElseGet(() -> View.all(graph));
    return new StoredRevision(workspace, snapshot, view, files, changed.facts());
  }

  private static final SortedMap<String, Optional<byte[]>> NONE = new TreeMap<>();

  private static Graph graph(
      Workspace workspace, Snapshot snapshot, ChangedFiles files, ChangedGraph changed) {
    if (files.files().isEmpty()) {
      return workspace.graph(snapshot);
    }
    // Before the graph: where it is missing, both are made.
    try (LinkBase kept = workspace.base(snapshot);
        FactStore store = workspace.stores().open()) {
      return changed.of(workspace, workspace.graph(snapshot), kept, store);
    }
  }

  private static Predicate<Condition> possible(Path config, Graph graph) {
    try {
      DefinedAtoms defined = new DefinedAtoms(graph);
      ConditionEvaluator evaluator =
          Configuration.parse(Files.readAllBytes(config), "").evaluator(defined);
      defined.decideBy(evaluator);
      return condition -> evaluator.truth(condition) != Truth.FALSE;
    } catch (IOException e) {
      throw new UserError(config + ": cannot be read as a .config: " + e.getMessage(), e);
    }
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public DefinitionSource definitions() {
    return name -> {
      FactReader reader = store().reader();
      List<DeclaringFile> files = new ArrayList<>();
      forEachPath(
          store().defining(name),
          (path, ordinal) -> {
            Graph graph = view.graph();
            int file = graph.fileNamed(path);
            files.add(
                new DeclaringFile(
                    path,
                    file < 0 ? "" : graph.program(file),
                    file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)),
                    reader.declarations(ordinal)));
          });
      changedFacts.forEach((path, facts) -> files.add(changed(path, facts)));
      files.sort(Comparator.comparing(DeclaringFile::path));
      return files;
    };
  }

  private DeclaringFile changed(String path, SourceFacts facts) {
    Graph graph = view.graph();
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
            if (changedFacts.containsKey(path)) {
              bytes.ifPresent(b -> candidates.add(new Candidate(path, () -> b)));
            }
          });
      candidates.sort(Comparator.comparing(Candidate::path));
      return candidates;
    };
  }

  @Override
  public NearestNames nearestNames() {
    NearestNames functions = new NearestInGraph(view.graph());
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
  public Configuration defaultConfiguration() {
    return workspace.defaultConfiguration(snapshot);
  }

  @Override
  public SnapshotCode code(Configuration configuration, Models models) {
    Graph graph = view.graph();
    if (!changedFacts.isEmpty()) {
      graph = workspace.graph(snapshot);
      opened.add(graph);
    }
    LinkBase base = workspace.base(snapshot);
    opened.add(base);
    Map<String, @Nullable SourceFacts> now = new TreeMap<>(changedFacts);
    changed
        .files()
        .forEach((path, bytes) -> {
          if (bytes.isEmpty() && FileExtractor.isSource(path)) {
            now.put(path, null);
          }
        });
    Sources sources = new Sources(graph, base, store(), ChangedGraph.placement(changed), now);
    return new SnapshotCode(
        sources,
        file ->
            sources.isChanged(file)
                ? changed.files().get(sources.path(file)).orElseThrow()
                : snapshot.read(sources.blob(file)),
        configuration,
        models);
  }

  /** Visits the paths of the snapshot that hold one of these blobs, in order. */
  private void forEachPath(int[] ordinals, Visitor visitor) {
    FactReader reader = store().reader();
    Set<BlobId> wanted = new HashSet<>();
    for (int ordinal : ordinals) {
      wanted.add(reader.blobId(ordinal));
    }
    for (int i = 0; i < snapshot.size() && !wanted.isEmpty(); i++) {
      if (wanted.contains(snapshot.blob(i)) && !isReplaced(snapshot.path(i))) {
        visitor.visit(snapshot.path(i), store().ordinal(snapshot.blob(i)));
      }
    }
  }

  /** A changed file whose bytes are the base's is none. */
  private boolean isReplaced(String path) {
    Optional<byte[]> bytes = changed.files().get(path);
    return bytes != null && (bytes.isEmpty() || changedFacts.containsKey(path));
  }

  private FactStore store() {
    FactStore open = store;
    if (open == null) {
      open = workspace.stores().open();
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
    view.graph().close();
    workspace.close();
  }
}
