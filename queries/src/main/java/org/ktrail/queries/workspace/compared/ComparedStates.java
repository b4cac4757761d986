package org.ktrail.queries.workspace.compared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchResult.Verdict;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.snapshot.ChangedTree;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.compare.RevisionDifference.Side;
import org.ktrail.queries.series.compare.SourceState;
import org.ktrail.queries.series.compare.UnchangedCallers;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.StoredCalls;
import org.ktrail.queries.workspace.StoredRecords;
import org.ktrail.queries.workspace.Workspace;

/**
 * Brings revisions of series into the state that is compared: placed, applied, read. One thread.
 */
final class ComparedStates implements AutoCloseable {
  private final Workspace workspace;
  private final Placer placer;
  private final SourceExtractor extractor = new SourceExtractor();
  private final BodyReader bodyReader = new BodyReader();
  private final Map<String, Held> bases = new HashMap<>();
  private final Map<String, Future<Optional<KbuildModel>>> kbuilds = new HashMap<>();

  /** What is kept of a base while states are made on it. */
  private record Held(ChangeReader reader, StoredRecords records) {}

  /**
   * One state with what is told of it.
   *
   * @param tree empty if no base is known
   * @param kbuild what says when files are built; being read
   */
  record Read(
      SourceState state,
      Side side,
      List<Patch> patches,
      Optional<PatchedTree> tree,
      Future<Optional<KbuildModel>> kbuild) {}

  private static final Future<Optional<KbuildModel>> NO_KBUILD =
      CompletableFuture.completedFuture(Optional.empty());

  ComparedStates(Workspace workspace) {
    this.workspace = workspace;
    this.placer = new Placer(workspace.repository());
  }

  /**
   * @param base where to place it; "" to find that
   */
  Read revision(PostedSeries series, String base) {
    Placement placement = placer.place(series, base);
    List<String> titles = series.patches().stream().map(Patch::title).toList();
    return switch (placement) {
      case Placement.OnBase on when on.fit().isNear() -> placed(series, on, titles);
      case Placement.OnBase on ->
          unplaced(
              series,
              titles,
              "held against %s, which has most of it in another form: only what patches show"
                  .formatted(on.base().revision()),
              path -> read(on.base(), path));
      case Placement.WithoutBase without ->
          unplaced(
              series, titles, "no base is known: only what patches show", path -> Optional.empty());
    };
  }

  private Read placed(PostedSeries series, Placement.OnBase on, List<String> titles) {
    List<String> notes = new ArrayList<>();
    List<SeriesStep> steps = new ArrayList<>();
    Snapshot snapshot = on.base();
    Future<Optional<KbuildModel>> kbuild = kbuild(on.whole()); // takes longest: beside the rest
    Rebuilder rebuilder = new Rebuilder(path -> read(snapshot, path), true);
    for (int i = 0; i < on.results().size(); i++) {
      PatchResult result = on.results().get(i);
      note(result, i + 1, on.results().size()).ifPresent(notes::add);
      if (result.verdict() != Verdict.CONTAINED) {
        steps.add(rebuilder.step(i + 1, result.patch()));
      }
    }
    SourceState state =
        new SourceState(
            series.label(),
            snapshot.tree(),
            series.patches(),
            steps,
            held(snapshot).reader(),
            this::bodies,
            path -> read(snapshot, path));
    Side side = new Side(series.label(), snapshot.revision(), titles, notes);
    return new Read(state, side, series.patches(), Optional.of(on.whole()), kbuild);
  }

  /**
   * @param near files that gaps may be filled from
   */
  private Read unplaced(
      PostedSeries series,
      List<String> titles,
      String note,
      Function<String, Optional<byte[]>> near) {
    Rebuilder rebuilder = new Rebuilder(near, false);
    List<SeriesStep> steps = new ArrayList<>();
    for (Patch patch : series.patches()) {
      steps.add(rebuilder.step(steps.size() + 1, patch));
    }
    SourceState state =
        new SourceState(
            series.label(),
            "",
            series.patches(),
            steps,
            new ChangeReader(extractor::extract, RecordLookup.NONE),
            this::bodies,
            path -> Optional.empty());
    Side side = new Side(series.label(), "", titles, List.of(note));
    return new Read(state, side, series.patches(), Optional.empty(), NO_KBUILD);
  }

  /** The base itself. */
  Read base(Snapshot snapshot) {
    return alone("base", snapshot);
  }

  /** A revision of the repository. */
  Read revision(String revision) {
    return alone(revision, workspace.snapshot(revision));
  }

  private Read alone(String label, Snapshot snapshot) {
    PatchedTree tree = PatchedTree.of(snapshot);
    Future<Optional<KbuildModel>> kbuild = kbuild(tree);
    SourceState state =
        new SourceState(
            label,
            snapshot.tree(),
            List.of(),
            List.of(),
            held(snapshot).reader(),
            this::bodies,
            path -> read(snapshot, path));
    Side side = new Side(label, snapshot.revision(), List.of(), List.of());
    return new Read(state, side, List.of(), Optional.of(tree), kbuild);
  }

  /**
   * A revision of the repository as what follows on another one.
   *
   * @param wanted the paths that are looked at
   */
  Read after(String before, String revision, Predicate<String> wanted) {
    Snapshot old = workspace.snapshot(before);
    Snapshot now = workspace.snapshot(revision);
    Future<Optional<KbuildModel>> kbuild = kbuild(PatchedTree.of(now));
    held(now);
    SourceState state =
        new SourceState(
            revision,
            old.tree(),
            List.of(),
            List.of(TreesAsPatch.of(old, now, wanted)),
            held(old).reader(),
            this::bodies,
            path -> read(old, path));
    Side side = new Side(revision, revision, List.of(), List.of());
    return new Read(state, side, List.of(), Optional.of(PatchedTree.of(now)), kbuild);
  }

  /** The base of a revision of which no base is known: nothing but what its patches show. */
  static Read nothing() {
    SourceState state =
        new SourceState(
            "base",
            "",
            List.of(),
            List.of(),
            new ChangeReader(
                _ -> {
                  throw new IllegalStateException();
                },
                RecordLookup.NONE),
            _ -> List.of(),
            path -> Optional.empty());
    Side side = new Side("base", "", List.of(), List.of());
    return new Read(state, side, List.of(), Optional.empty(), NO_KBUILD);
  }

  private List<Flow> bodies(byte[] text) {
    return bodyReader.read("", text);
  }

  /** Calls in the files of a revision's base. */
  UnchangedCallers.Source callers(Read read) {
    return read.tree()
        .<UnchangedCallers.Source>map(t -> new StoredCalls(workspace, t.base())::of)
        .orElse(UnchangedCallers.Source.NONE);
  }

  private Held held(Snapshot snapshot) {
    return bases.computeIfAbsent(
        snapshot.tree(),
        tree -> {
          workspace.index(snapshot);
          StoredRecords records = new StoredRecords(workspace, snapshot);
          return new Held(new ChangeReader(records.facts(extractor::extract), records), records);
        });
  }

  /** Trees of one base whose build descriptions no patch changes share one. */
  private Future<Optional<KbuildModel>> kbuild(PatchedTree tree) {
    SourceTree files = new ChangedTree(tree.changes());
    boolean own = tree.changes().files().keySet().stream().anyMatch(ComparedStates::isOfKbuild);
    String key = own ? tree.base().tree() + " " + kbuilds.size() : tree.base().tree();
    SourceTree read = own ? files : tree.base();
    return kbuilds.computeIfAbsent(
        key, k -> Parallel.ahead("kbuild", () -> Optional.of(KbuildModel.read(read))));
  }

  private static boolean isOfKbuild(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.startsWith("Makefile") || name.startsWith("Kbuild") || name.startsWith("Kconfig");
  }

  private static Optional<String> note(PatchResult result, int number, int of) {
    String patch = number + "/" + of;
    return switch (result.verdict()) {
      case EMPTY, APPLIES -> Optional.empty();
      case FUZZY -> Optional.of(patch + " applies with fuzz only, as patch(1) takes it");
      case CONTAINED -> Optional.of(patch + " is in the base already, left out");
      case EARLIER_FORM ->
          Optional.of(patch + " is in the base in another form; compared as it was sent");
      case CONFLICT ->
          Optional.of(patch + " does not fit the base everywhere: what does not is assumed");
    };
  }

  private static Optional<byte[]> read(Snapshot snapshot, String path) {
    int index = snapshot.indexOf(path);
    return index < 0 ? Optional.empty() : Optional.of(snapshot.read(snapshot.blob(index)));
  }

  @Override
  public void close() {
    bases.values().forEach(h -> h.records().close());
    extractor.close();
    bodyReader.close();
  }
}
