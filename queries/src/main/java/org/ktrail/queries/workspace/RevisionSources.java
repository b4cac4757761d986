package org.ktrail.queries.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.mentions.BuildFiles;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.MentionSource.Candidate;
import org.ktrail.queries.mentions.Owners;

/**
 * The files of a revision by the names in them: those of the snapshot that answers come from, and
 * those that stand in place of some. One thread.
 */
final class RevisionSources {
  private final Snapshot snapshot;
  private final ChangedFiles changed;
  private final Supplier<FactStore> store;
  private final Supplier<OtherFiles> others;
  private final Supplier<Graph> graph;
  private final Supplier<Map<String, SourceFacts>> changedFacts;

  /**
   * @param changed stand in place of files of their base
   * @param store holds the facts of all of the base; asked for when they are needed, as are
   * @param others the files of the base that are not indexed,
   * @param graph that of the revision, and
   * @param changedFacts those of the sources that stand in place of others, by path
   */
  RevisionSources(
      ChangedFiles changed,
      Supplier<FactStore> store,
      Supplier<OtherFiles> others,
      Supplier<Graph> graph,
      Supplier<Map<String, SourceFacts>> changedFacts) {
    this.snapshot = changed.base();
    this.changed = changed;
    this.store = store;
    this.others = others;
    this.graph = graph;
    this.changedFacts = changedFacts;
  }

  DefinitionSource definitions() {
    return new DefinitionSource() {
      @Override
      public List<DeclaringFile> declaring(String name) {
        return declaringFiles(store.get().defining(name));
      }

      @Override
      public List<DeclaringFile> mentioning(String name) {
        return declaringFiles(store.get().mentioning(name));
      }
    };
  }

  private List<DeclaringFile> declaringFiles(int[] ordinals) {
    FactReader reader = store.get().reader();
    List<DeclaringFile> files = new ArrayList<>();
    forEachPath(
        ordinals,
        (path, ordinal) -> files.add(declaring(path, graph.get(), reader.declarations(ordinal))));
    changedFacts
        .get()
        .forEach((path, facts) -> files.add(declaring(path, graph.get(), facts.declarations())));
    files.sort(Comparator.comparing(DeclaringFile::path));
    return files;
  }

  private static DeclaringFile declaring(String path, Graph graph, Declarations declarations) {
    int file = graph.fileNamed(path);
    return new DeclaringFile(
        path,
        file < 0 ? "" : graph.program(file),
        file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)),
        declarations);
  }

  /** Sources that mention a name. */
  MentionSource mentions() {
    return name -> {
      List<Candidate> candidates = new ArrayList<>();
      forEachPath(
          store.get().mentioning(name),
          (path, ordinal) -> {
            BlobId blob = snapshot.blob(snapshot.indexOf(path));
            candidates.add(new Candidate(path, () -> snapshot.read(blob)));
          });
      changed
          .files()
          .forEach((path, bytes) -> {
            if (changedFacts.get().containsKey(path)) {
              bytes.ifPresent(b -> candidates.add(new Candidate(path, () -> b)));
            }
          });
      candidates.sort(Comparator.comparing(Candidate::path));
      return candidates;
    };
  }

  /** Files that are not indexed and may mention a name. */
  MentionSource otherMentions() {
    return name -> {
      List<Candidate> candidates = new ArrayList<>();
      others
          .get()
          .mentioning(
              name,
              (path, blob) -> {
                if (!changed.files().containsKey(path)) {
                  candidates.add(new Candidate(path, () -> snapshot.read(blob)));
                }
              });
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

  Owners owners() {
    return new Owners(
        this::facts,
        name -> definitions().declaring(name).stream().map(DeclaringFile::declarations).toList());
  }

  /** The bytes of a file; empty if there is none of this path. */
  Optional<byte[]> text(String path) {
    Optional<byte[]> now = changed.files().get(path);
    if (now != null) {
      return now;
    }
    int index = snapshot.indexOf(path);
    return index < 0 ? Optional.empty() : Optional.of(snapshot.read(snapshot.blob(index)));
  }

  /** What a source says by itself; empty if it is none. */
  Optional<SourceFacts> facts(String path) {
    SourceFacts now = changedFacts.get().get(path);
    int index = snapshot.indexOf(path);
    int ordinal = now != null || index < 0 ? -1 : ordinal(index);
    if (ordinal < 0) {
      return Optional.ofNullable(now);
    }
    FactReader reader = store.get().reader();
    return Optional.of(
        new SourceFacts(
            reader.declarations(ordinal), reader.bodies(ordinal), reader.audit(ordinal)));
  }

  /** That of a file of the snapshot, −1 if it is no source. */
  private int ordinal(int index) {
    return SourceKey.of(snapshot, index).map(store.get()::ordinal).orElse(-1);
  }

  /** Visits the paths of the snapshot that are one of these sources, in order. */
  private void forEachPath(int[] ordinals, SourcePaths.Visitor visitor) {
    SourcePaths.forEach(
        snapshot,
        store.get().reader(),
        ordinals,
        (path, ordinal) -> {
          if (!isReplaced(path)) {
            visitor.visit(path, ordinal);
          }
        });
  }

  /** A changed file whose bytes are the base's is none. */
  private boolean isReplaced(String path) {
    Optional<byte[]> bytes = changed.files().get(path);
    return bytes != null && (bytes.isEmpty() || changedFacts.get().containsKey(path));
  }
}
