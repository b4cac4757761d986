package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.Optional;
import org.ktrail.cli.ExitCode;
import org.ktrail.cli.Ktrail;
import org.ktrail.cli.RevisionOptions;
import org.ktrail.cli.simulate.BehaviourAnswer;
import org.ktrail.cli.simulate.Scenarios;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.workspace.Changes;

/** What scenarios do differently on two revisions of a series. */
final class SeriesBehaviour {
  private static final String BASE = "base";

  private final Ktrail ktrail;
  private final SeriesTrees trees;
  private final String source;
  private final History history;

  /**
   * @param source what the user calls it
   */
  SeriesBehaviour(Ktrail ktrail, SeriesTrees trees, String source, History history) {
    this.ktrail = ktrail;
    this.trees = trees;
    this.source = source;
    this.history = history;
  }

  /** Prints it; 0 if nothing differs, 1 if something does. */
  int compare(
      Scenarios scenarios, String from, String to, QuestionOptions.Form form, PrintWriter out) {
    BehaviourDifference difference =
        BehaviourDifference.of(scenarios.on(revision(from, to)), scenarios.on(revision(to, from)));
    out.print(
        switch (form) {
          case TEXT -> BehaviourAnswer.text(difference);
          case JSON -> BehaviourAnswer.json(difference);
          case HTML -> BehaviourAnswer.html(difference, scenarios);
        });
    return difference.changes().isEmpty() ? ExitCode.FOUND : ExitCode.NOTHING_FOUND;
  }

  /**
   * @param other the base is that of this one
   */
  private RevisionOptions.Named revision(String label, String other) {
    boolean base = label.equals(BASE);
    PostedSeries series = PostedSeries.of(HistoryChoice.revision(history, base ? other : label));
    SeriesOptions.State state =
        trees.state(label, source, history, series, base ? 0 : series.patches().size());
    Changes changes = (repository, revision) -> state.files().apply(repository);
    return new RevisionOptions.Named(
        label,
        state.patches(),
        false,
        () -> ktrail.open("HEAD", Optional.of(changes), Optional.empty()));
  }
}
