package org.ktrail.queries.series.chronicle;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.pairing.Pairing;
import org.ktrail.queries.series.pairing.PatchPair;
import org.ktrail.queries.series.place.PostedSeries;

/** Follows every patch of a history through its revisions. */
public final class Chronicle {
  private Chronicle() {}

  /**
   * Rows in the order in which patches appear; a patch that was split goes on in its first part.
   */
  public static HistoryTable of(History history) {
    List<String> labels = new ArrayList<>();
    List<HistoryTable.Row> rows = new ArrayList<>();
    List<Patch> before = List.of();
    List<Integer> rowOf = List.of();
    for (Revision revision : history.revisions()) {
      PostedSeries posted = PostedSeries.of(revision);
      int column = labels.size();
      labels.add(revision.label());
      List<PatchPair> pairs = Pairing.of(before, posted.patches());
      List<Integer> next = new ArrayList<>();
      posted.patches().forEach(p -> next.add(-1));
      for (PatchPair pair : pairs) {
        for (int i = 0; i < pair.after().size(); i++) {
          int place = pair.after().get(i);
          int row = -1;
          if (!pair.before().isEmpty() && i == 0) {
            row = rowOf.get(pair.before().getFirst() - 1);
          } else {
            row = rows.size();
            rows.add(new HistoryTable.Row(new ArrayList<>()));
          }
          rows.get(row).cells().add(cell(column, pair, place, posted.patches().get(place - 1)));
          next.set(place - 1, row);
        }
        for (int i = pair.after().isEmpty() ? 0 : 1; i < pair.before().size(); i++) {
          int place = pair.before().get(i);
          rows.get(rowOf.get(place - 1)).cells().add(cell(column, pair, 0, before.get(place - 1)));
        }
      }
      before = posted.patches();
      rowOf = next;
    }
    return new HistoryTable(history.title(), labels, rows);
  }

  private static HistoryTable.Cell cell(int column, PatchPair pair, int place, Patch patch) {
    List<String> notes = new ArrayList<>(pair.remarks());
    pair.files().forEach(f -> notes.add("%s: +%d -%d".formatted(f.path(), f.added(), f.removed())));
    return new HistoryTable.Cell(column, pair.fate(), place, patch.title(), patch.origin(), notes);
  }
}
