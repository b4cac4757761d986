package org.ktrail.cli.simulate;

import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.file.Scenarios;

/** What scenarios do differently on two revisions, in each form. */
public final class BehaviourAnswer {
  private BehaviourAnswer() {}

  public static String text(BehaviourDifference difference) {
    return HistoryText.of(difference);
  }

  public static String json(BehaviourDifference difference) {
    return SimulationJson.of(difference);
  }

  public static String html(BehaviourDifference difference, Scenarios scenarios) {
    return SimulationPage.of(difference, scenarios);
  }
}
