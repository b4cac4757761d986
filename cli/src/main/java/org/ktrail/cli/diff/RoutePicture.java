package org.ktrail.cli.diff;

import java.util.List;
import org.ktrail.cli.output.Html;
import org.ktrail.queries.paths.PathResult;

/** The best ways of two revisions side by side, as a drawing; common hops stand at one height. */
final class RoutePicture {
  private static final int WIDTH = 470;
  private static final int GAP = 40;
  private static final int ROW = 58;
  private static final int BOX = 36;
  private static final int TOP = 34;

  private final Html out;
  private final String before;
  private final String after;

  private RoutePicture(Html out, String before, String after) {
    this.out = out;
    this.before = before;
    this.after = after;
  }

  /**
   * @param before label of the older revision
   */
  static void draw(Html out, String before, String after, PathResult old, PathResult now) {
    new RoutePicture(out, before, after).draw(SideBySide.rows(old, now), old, now);
  }

  private void draw(List<SideBySide.Row> rows, PathResult old, PathResult now) {
    int height = TOP + Math.max(rows.size(), 1) * ROW;
    int width = 2 * WIDTH + GAP;
    out.raw(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"call paths\">\n"
            .formatted(width, height, width));
    out.raw(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/>"
            + "</marker></defs>\n");
    column(0, before + ": " + DifferenceAnswer.outcome(old), rows, true);
    column(WIDTH + GAP, after + ": " + DifferenceAnswer.outcome(now), rows, false);
    out.raw("</svg>\n");
  }

  private void column(int x, String label, List<SideBySide.Row> rows, boolean old) {
    out.raw("<text class=\"label\" x=\"%d\" y=\"16\">".formatted(x + 2))
        .text(label)
        .raw("</text>\n");
    int above = -1;
    for (int i = 0; i < rows.size(); i++) {
      SideBySide.Row row = rows.get(i);
      var stop = old ? row.before() : row.after();
      if (stop.isEmpty()) {
        continue;
      }
      int y = TOP + i * ROW;
      if (above >= 0) {
        out.raw(
            "<path d=\"M%d %dV%d\" marker-end=\"url(#tip)\"/>\n"
                .formatted(x + 24, TOP + above * ROW + BOX, y - 1));
      }
      box(x, y, stop.get(), row.isCommon() ? "" : old ? "only-before" : "only-after");
      above = i;
    }
  }

  private void box(int x, int y, SideBySide.Stop stop, String style) {
    out.raw("<g%s>".formatted(style.isEmpty() ? "" : " class=\"" + style + "\""));
    out.raw("<title>").text(stop.text()).raw("</title>");
    out.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
            .formatted(x + 1, y, WIDTH - 2, BOX));
    out.raw("<text x=\"%d\" y=\"%d\">".formatted(x + 10, y + 15)).text(cut(stop.name(), 60));
    out.raw("</text><text class=\"small\" x=\"%d\" y=\"%d\">".formatted(x + 10, y + 29));
    out.text(cut(stop.where(), 70)).raw("</text></g>\n");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
