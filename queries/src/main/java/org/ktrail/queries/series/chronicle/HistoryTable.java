package org.ktrail.queries.series.chronicle;

import java.util.List;
import org.ktrail.queries.series.pairing.Fate;

/**
 * A history as a table: a row for each patch, a column for each revision.
 *
 * @param title of the history
 * @param labels of the revisions, in order
 */
public record HistoryTable(String title, List<String> labels, List<Row> rows) {
  /**
   * @param cells in the order of columns; revisions without the patch have none
   */
  public record Row(List<Cell> cells) {}

  /**
   * @param column from 0
   * @param fate since the revision before
   * @param place in its revision, from 1; 0 if the patch ends here
   * @param mail Message-ID
   */
  public record Cell(
      int column, Fate fate, int place, String title, String mail, List<String> notes) {}
}
