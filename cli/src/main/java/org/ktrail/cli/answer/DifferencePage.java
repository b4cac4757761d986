package org.ktrail.cli.answer;

import java.util.Optional;
import org.ktrail.queries.series.compare.RevisionDifference;

/** Differences as one page. */
public final class DifferencePage {
  private DifferencePage() {}

  public static String html(RevisionDifference difference, Optional<HistoryTable> history) {
    return "";
  }
}
