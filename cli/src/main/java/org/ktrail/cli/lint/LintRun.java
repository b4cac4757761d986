package org.ktrail.cli.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.workspace.Workspace;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Graphs;
import org.ktrail.queries.lint.IndexedBase;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Rules;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.SubmissionReader;
import org.ktrail.queries.lint.rules.StaleTrace;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;

/** Judges series one after another, reading each base once. */
final class LintRun implements AutoCloseable {
  static final Rule TRACES = new StaleTrace();

  private final Workspace workspace;
  private final SubmissionReader reader;
  private final Placer placer;
  private final String given;
  private final List<Rules.Entry> rules;
  private final boolean link;
  private final Map<String, IndexedBase> bases = new TreeMap<>();
  private final List<FactStore> stores = new ArrayList<>();

  /**
   * @param given the base that the user names, "" to find it
   * @param link whether to link a base that is not, for rules that need a graph
   */
  LintRun(
      Workspace workspace,
      SourceExtractor extractor,
      String given,
      List<Rules.Entry> rules,
      boolean link) {
    this.workspace = workspace;
    this.reader = new SubmissionReader(extractor::extract);
    this.placer = new Placer(workspace.repository());
    this.given = given;
    this.rules = rules;
    this.link = link;
  }

  /**
   * @param before findings of the revision that it is compared with
   */
  LintReport lint(PostedSeries series, List<Finding> before, Predicate<Finding> kept) {
    Placement placement = placer.place(series, given);
    Set<Integer> skipped = new HashSet<>();
    Base base =
        switch (placement) {
          case Placement.OnBase on -> {
            boolean placed = true;
            for (int i = 0; i < on.results().size(); i++) {
              PatchResult result = on.results().get(i);
              placed &= result.verdict() != PatchResult.Verdict.CONFLICT;
              if (result.isSkipped()) {
                skipped.add(i + 1);
              }
            }
            placed &= skipped.size() < on.results().size();
            if (!placed) {
              skipped.clear(); // judged by its diffs, all of them
            }
            yield base(on.base(), placed);
          }
          case Placement.WithoutBase without -> head();
        };
    try (SeriesGraphs graphs = graphs(placement)) {
      Graphs at = graphs == null ? Graphs.NONE : graphs;
      Submission submission = reader.read(series, base, skipped, Optional.of(placement), at);
      List<Finding> found = Linter.check(submission, rules, reader::before);
      List<Finding> findings = Linter.mark(found, before).stream().filter(kept).toList();
      List<String> notes =
          graphs != null && graphs.missed()
              ? List.of(
                  "its call traces are not judged: %s is not linked yet; --rules %s does that"
                      .formatted(base.revision(), TRACES.name()))
              : List.of();
      return new LintReport(
          series.label(), base.revision(), base.placed(), series.patches(), findings, notes);
    }
  }

  private @Nullable SeriesGraphs graphs(Placement placement) {
    return switch (placement) {
      case Placement.OnBase on -> new SeriesGraphs(workspace, on, link);
      case Placement.WithoutBase _ -> null;
    };
  }

  /** The nearest there is where nothing says what the series is based on. */
  private Base head() {
    try {
      return base(workspace.snapshot("HEAD"), false);
    } catch (UserError noHead) {
      return Base.NONE;
    }
  }

  private Base base(Snapshot snapshot, boolean placed) {
    IndexedBase known = bases.get(snapshot.tree());
    if (known == null) {
      workspace.index(snapshot);
      known = new IndexedBase(snapshot, open(), placed);
      bases.put(snapshot.tree(), known);
    }
    return known.placed(placed);
  }

  /** As of now: a base that was indexed later is not seen by a store that was opened before. */
  private FactStore open() {
    FactStore opened = workspace.stores().open();
    stores.add(opened);
    return opened;
  }

  @Override
  public void close() {
    stores.forEach(FactStore::close);
  }
}
