package org.ktrail.queries.workspace.judged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.queries.invariants.file.RuleFile;
import org.ktrail.queries.invariants.rule.InvariantVerdict;
import org.ktrail.queries.invariants.rule.RuleScope;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.Changes;
import org.ktrail.queries.workspace.Revisions;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.simulated.ScenarioResults;

/**
 * Holds states of the code against the rules of a file, one after another: each is a column of the
 * matrix that comes of it. One thread.
 */
public final class RuleRun implements AutoCloseable {
  private final Workspace workspace;
  private final Revisions revisions;
  private final RuleFile file;
  private final SourceExtractor extractor = new SourceExtractor();
  private final BodyReader flows = new BodyReader();
  private final Submissions submissions;
  private final RuleScopes scopes;
  private final List<VerdictMatrix.Column> columns = new ArrayList<>();
  private final List<List<InvariantVerdict>> byColumn = new ArrayList<>();

  /**
   * @param revisions opens them for rules that need a graph, or run a scenario
   * @param base the base that the user names for series, "" to find it
   * @param within paths of a revision to look in, empty for all
   */
  public RuleRun(
      Workspace workspace, Revisions revisions, RuleFile file, String base, List<String> within) {
    this.workspace = workspace;
    this.revisions = revisions;
    this.file = file;
    submissions = new Submissions(workspace, extractor, base);
    scopes = new RuleScopes(extractor, flows, within);
  }

  /** Judges a revision of the repository. */
  public void revision(String revision) {
    try (GraphPaths paths = new GraphPaths(revisions, revision)) {
      columns.add(new VerdictMatrix.Column(revision, ""));
      byColumn.add(
          scopes.of(
              submissions.base(workspace.snapshot(revision), true),
              file.rules(),
              Optional.<RuleScope.Paths>of(paths),
              new ScenarioResults(
                  file.scenarios(), () -> revisions.open(AskedRevision.of(revision)))));
    }
  }

  /**
   * Judges what a posted revision makes of its base.
   *
   * @param eachPatch after each of its patches, and not after the last one only
   * @param made the files after so many of its patches, for scenarios
   */
  public void posted(
      Revision revision, boolean eachPatch, BiFunction<Revision, Integer, Changes> made) {
    Submission submission = submissions.read(PostedSeries.of(revision));
    String beside = submission.base().revision();
    String how =
        beside.isEmpty()
            ? "no base"
            : submission.base().placed() ? "on " + beside : "by its diffs, beside " + beside;
    List<Integer> states =
        submission.deltas().stream().map(d -> d.step()).map(SeriesStep::number).toList();
    for (int patch : states) {
      boolean last = patch == states.getLast();
      if (eachPatch || last) {
        String label = revision.label() + (eachPatch ? "/" + patch : "");
        columns.add(new VerdictMatrix.Column(label, how));
        Changes state = made.apply(revision, patch);
        byColumn.add(
            scopes.of(
                submission,
                patch,
                file.rules(),
                new ScenarioResults(
                    file.scenarios(), () -> revisions.open(AskedRevision.of("HEAD", state)))));
      }
    }
  }

  /** The verdicts on all that was judged so far. */
  public VerdictMatrix matrix() {
    List<List<InvariantVerdict>> byRule = new ArrayList<>();
    for (int r = 0; r < file.rules().size(); r++) {
      int rule = r;
      byRule.add(byColumn.stream().map(c -> c.get(rule)).toList());
    }
    return new VerdictMatrix(file.name(), file.rules(), columns, byRule);
  }

  @Override
  public void close() {
    submissions.close();
    flows.close();
    extractor.close();
  }
}
