package org.ktrail.queries.workspace.judged;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Graphs;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.rules.StaleTrace;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.Workspace;

/** Judges series one after another, reading each base once. */
public final class LintRun implements AutoCloseable {
  static final Rule TRACES = new StaleTrace();

  private final Workspace workspace;
  private final SourceExtractor extractor = new SourceExtractor();
  private final Submissions submissions;
  private final List<RuleEntry> rules;
  private final boolean link;

  /**
   * @param given the base that the user names, "" to find it
   * @param link whether to link a base that is not, for rules that need a graph
   */
  public LintRun(Workspace workspace, String given, List<RuleEntry> rules, boolean link) {
    this.workspace = workspace;
    Submissions asked = new Submissions(workspace, extractor, given, RuleEntry.among(rules));
    this.submissions =
        rules.stream().anyMatch(r -> r.rule().asksBuild()) ? asked.readingAhead() : asked;
    this.rules = rules;
    this.link = link;
  }

  /**
   * @param before findings of the revision that it is compared with
   * @throws Interrupted if the thread is interrupted
   */
  public LintReport lint(PostedSeries series, List<Finding> before, Predicate<Finding> kept) {
    Interrupted.check();
    Placement placement = submissions.place(series);
    try (SeriesGraphs graphs = graphs(placement)) {
      Submission submission =
          submissions.read(series, placement, graphs == null ? Graphs.NONE : graphs);
      Base base = submission.base();
      List<Finding> found = Linter.check(submission, rules, submissions::before);
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

  @Override
  public void close() {
    submissions.close();
    extractor.close();
  }
}
