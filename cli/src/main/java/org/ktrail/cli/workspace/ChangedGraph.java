package org.ktrail.cli.workspace;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.kbuild.Programs;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.LineMap;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.partial.PartialLinker;
import org.ktrail.queries.link.partial.PartialLinker.Outcome;

/** The graph of a revision with changed files: that of the base, with what they concern anew. */
final class ChangedGraph {
  private final ChangedFiles files;
  private final Map<String, SourceFacts> facts = new TreeMap<>();

  ChangedGraph(ChangedFiles files) {
    this.files = files;
  }

  private final Map<String, PartialLinker.Change> changes = new TreeMap<>();
  private boolean extracted;

  /** Facts of the changed sources, by path. */
  Map<String, SourceFacts> facts() {
    return facts;
  }

  /** The graph; closing it closes the base's. */
  Graph of(Workspace workspace, Graph graph, LinkBase kept, FactStore store) {
    extract(workspace, graph, kept);
    return changes.isEmpty()
        ? graph
        : PartialLinker.link(
            graph, kept, store, workspace.fragments(), new Described(files), changes);
  }

  /**
   * The graph, if it is the same as that of a whole link. Closing it closes the base's.
   *
   * @param most files that are linked anew
   */
  Outcome exactly(Workspace workspace, Graph graph, LinkBase kept, FactStore store, int most) {
    Optional<String> built = BuildChange.of(files, graph);
    if (built.isPresent()) {
      return new Outcome.Whole(built.get());
    }
    extract(workspace, graph, kept);
    return PartialLinker.exactly(
        graph, kept, store, workspace.fragments(), new Described(files), changes, most);
  }

  /** Whether {@link #facts} are those of all changed sources. */
  boolean isExtracted() {
    return extracted || files.files().isEmpty();
  }

  /** Reads the changed sources, once. */
  void extract(Workspace workspace, Graph graph, LinkBase kept) {
    if (extracted) {
      return;
    }
    extracted = true;
    try (FileExtractor extractor = new FileExtractor(workspace.extractors())) {
      files
          .files()
          .forEach((path, bytes) -> {
            if (FileExtractor.isSource(path)) {
              change(path, bytes, graph, kept, extractor).ifPresent(c -> changes.put(path, c));
            }
          });
      workspace.tellUnread(extractor.failures());
    }
  }

  /** What the build description says with the changes. */
  static BuildPlacement placement(ChangedFiles files) {
    return new Described(files);
  }

  private Optional<PartialLinker.Change> change(
      String path, Optional<byte[]> bytes, Graph graph, LinkBase kept, FileExtractor extractor) {
    int file = graph.fileNamed(path);
    byte @Nullable [] before = file < 0 ? null : files.base().read(kept.blob(file));
    if (bytes.isEmpty()) {
      return before == null ? Optional.empty() : Optional.of(new PartialLinker.Change(null, null));
    }
    byte[] now = bytes.get();
    if (before != null && Arrays.equals(before, now)) {
      return Optional.empty();
    }
    SourceFacts extracted = extractor.extract(path, now);
    facts.put(path, extracted);
    return Optional.of(
        new PartialLinker.Change(extracted, before == null ? null : LineMap.between(before, now)));
  }

  /** The build description with the changes, read when a file asks that the base has not. */
  private static final class Described implements BuildPlacement {
    private final ChangedFiles files;
    private @Nullable KbuildModel kbuild;

    Described(ChangedFiles files) {
      this.files = files;
    }

    private KbuildModel kbuild() {
      KbuildModel known = kbuild;
      if (known == null) {
        known = BuildDescriptions.of(files);
        kbuild = known;
      }
      return known;
    }

    @Override
    public Condition condition(String path) {
      String program = program(path);
      return kbuild().unit(path).isEmpty() && !program.equals(Programs.KERNEL) && !program.isEmpty()
          ? Condition.atom(Condition.PROGRAM + program)
          : kbuild().presence(path);
    }

    @Override
    public boolean isUnit(String path) {
      return kbuild().compiles(path);
    }

    @Override
    public Map<String, Condition> defines(String path) {
      return kbuild().defines(path);
    }

    @Override
    public String program(String path) {
      return kbuild().programs().of(path);
    }
  }
}
