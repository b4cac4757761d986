package org.ktrail.cli.diff;

import java.util.List;
import java.util.Optional;
import org.ktrail.cli.output.Html;
import org.ktrail.queries.series.chronicle.HistoryTable;

/** The history of a series on a page: a table, and below it what its cells link to. */
final class HistoryPart {
  private final Html out;
  private final HistoryTable history;
  private final List<String> shown;

  private HistoryPart(Html out, HistoryTable history, List<String> shown) {
    this.out = out;
    this.history = history;
    this.shown = shown;
  }

  /** The table; marks the two revisions that the page is about. */
  static void table(Html out, HistoryTable history, String before, String after) {
    new HistoryPart(out, history, List.of(before, after)).table();
  }

  /** What its cells link to. */
  static void details(Html out, HistoryTable history) {
    new HistoryPart(out, history, List.of()).details();
  }

  private void table() {
    out.element("h2", "History")
        .raw("<div class=\"wide\"><table class=\"history\">\n<tr><th>patch</th>");
    for (String label : history.labels()) {
      if (shown.contains(label)) {
        out.element("th", "here", label);
      } else {
        out.element("th", label);
      }
    }
    out.raw("</tr>\n");
    for (int r = 0; r < history.rows().size(); r++) {
      List<HistoryTable.Cell> cells = history.rows().get(r).cells();
      out.raw("<tr>").element("td", "title", cells.getLast().title());
      for (int column = 0; column < history.labels().size(); column++) {
        int wanted = column;
        Optional<HistoryTable.Cell> cell =
            cells.stream().filter(c -> c.column() == wanted).findFirst();
        if (cell.isEmpty()) {
          out.raw("<td></td>");
        } else {
          cell(r, cell.get());
        }
      }
      out.raw("</tr>\n");
    }
    out.raw("</table></div>\n");
  }

  private void cell(int row, HistoryTable.Cell cell) {
    String text = (cell.place() == 0 ? "" : cell.place() + " ") + fate(cell);
    out.raw("<td class=\"" + fate(cell) + "\"><a href=\"#" + id(row, cell) + "\">");
    out.text(text).raw("</a></td>");
  }

  /** A patch that ends in another one is told as that. */
  private static String fate(HistoryTable.Cell cell) {
    return cell.fate().toString();
  }

  private static String id(int row, HistoryTable.Cell cell) {
    return "p" + (row + 1) + "c" + (cell.column() + 1);
  }

  private void details() {
    out.element("h2", "What became of each patch");
    for (int r = 0; r < history.rows().size(); r++) {
      List<HistoryTable.Cell> cells = history.rows().get(r).cells();
      out.raw("<details open>").element("summary", cells.getLast().title());
      for (HistoryTable.Cell cell : cells) {
        out.raw("<p id=\"" + id(r, cell) + "\">");
        out.element("span", "fate " + fate(cell), fate(cell));
        String place = cell.place() == 0 ? "" : " " + cell.place() + ".";
        out.text(" " + history.labels().get(cell.column()) + place + " " + cell.title());
        out.raw(" ").element("span", "dim", cell.mail()).raw("</p>\n");
        if (!cell.notes().isEmpty()) {
          out.raw("<ul>");
          cell.notes().forEach(n -> out.element("li", n));
          out.raw("</ul>\n");
        }
      }
      out.raw("</details>\n");
    }
  }
}
