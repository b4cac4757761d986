package org.ktrail.queries.workspace.simulated;

import org.ktrail.queries.series.History;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.Revisions;
import org.ktrail.queries.workspace.posted.HistoryChoice;
import org.ktrail.queries.workspace.posted.PostedState;
import org.ktrail.queries.workspace.posted.SeriesTrees;

/** What scenarios do differently on two revisions of a series. */
public final class PostedBehaviour {
  private static final String BASE = "base";

  private final Revisions revisions;
  private final SeriesTrees trees;
  private final String source;
  private final History history;

  /**
   * @param source what the user calls it
   */
  public PostedBehaviour(Revisions revisions, SeriesTrees trees, String source, History history) {
    this.revisions = revisions;
    this.trees = trees;
    this.source = source;
    this.history = history;
  }

  /**
   * @param from label of a revision, or {@code base} for the base of the other one; so is
   * @param to the one that is looked at
   */
  public BehaviourDifference of(Scenarios scenarios, String from, String to) {
    return BehaviourDifference.of(
        ScenarioRuns.on(scenarios, revision(from, to)),
        ScenarioRuns.on(scenarios, revision(to, from)));
  }

  /**
   * @param other the base is that of this one
   */
  private NamedRevision revision(String label, String other) {
    boolean base = label.equals(BASE);
    PostedSeries series = PostedSeries.of(HistoryChoice.revision(history, base ? other : label));
    PostedState state =
        trees.state(label, source, history, series, base ? 0 : series.patches().size());
    return new NamedRevision(
        label,
        state.patches(),
        false,
        () -> revisions.open(AskedRevision.of("HEAD", state.changes())));
  }
}
