package org.ktrail.cli.drawing;

import java.util.List;
import java.util.Locale;
import org.ktrail.cli.drawing.Drawing.Edge;
import org.ktrail.cli.drawing.Drawing.Node;
import org.ktrail.cli.drawing.Drawing.Point;
import org.ktrail.cli.output.Html;

/** A drawing as Scalable Vector Graphics, light or dark as the reader's system is. */
final class Svg {
  private static final double EDGE = 10;
  private static final double SAMPLE = 46;
  private static final double LEGEND_LINE = 20;

  private final Html out = new Html();
  private final Drawing drawing;

  private Svg(Drawing drawing) {
    this.drawing = drawing;
  }

  /**
   * @param alone whether it is a file of its own, with its style in it
   */
  static String of(Drawing drawing, String title, boolean alone) {
    Svg svg = new Svg(drawing);
    svg.write(title, alone);
    return svg.out.toString();
  }

  private void write(String title, boolean alone) {
    double legend = drawing.strokes().size() * LEGEND_LINE;
    double width = Math.max(drawing.width(), drawing.strokes().isEmpty() ? 200 : 340) + 2 * EDGE;
    double height = drawing.height() + legend + 2 * EDGE;
    out.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\""
            .formatted(n(width), n(height), n(width), n(height)));
    out.raw(" role=\"img\">\n<title>").text(title).raw("</title>\n");
    if (alone) {
      out.raw("<style>\n" + DrawnPage.resource("drawing.css") + "</style>\n");
    }
    heads();
    out.raw("<rect class=\"paper\" width=\"%s\" height=\"%s\"/>\n".formatted(n(width), n(height)));
    out.raw("<g transform=\"translate(%s %s)\">\n".formatted(n(EDGE), n(EDGE)));
    drawing.edges().forEach(this::line);
    drawing.nodes().forEach(this::node);
    drawing.edges().forEach(this::label);
    legend();
    out.raw("</g>\n</svg>\n");
  }

  /** The tips that occur. */
  private void heads() {
    out.raw("<defs>\n");
    for (Stroke stroke : drawing.strokes()) {
      Stroke.Head head = stroke.head();
      out.raw(
          "<marker id=\"%s\" viewBox=\"-1 -1 12 12\" refX=\"10\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"%s\" d=\"%s\"/></marker>\n"
              .formatted(
                  head.id(),
                  head.isFull() ? "tip" : head.isClosed() ? "hollow" : "open",
                  head.path()));
    }
    out.raw("</defs>\n");
  }

  private void line(Edge edge) {
    out.raw("<g class=\"edge\"><title>").text(edge.title()).raw("</title>");
    path("reach", edge.points(), "");
    path("line", edge.points(), drawn(edge.stroke()));
    out.raw("</g>\n");
  }

  private static String drawn(Stroke stroke) {
    String dashes =
        stroke.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + stroke.dashes() + "\"";
    return dashes + " marker-end=\"url(#" + stroke.head().id() + ")\"";
  }

  private void path(String style, List<Point> points, String attributes) {
    StringBuilder d = new StringBuilder();
    for (Point point : points) {
      d.append(d.isEmpty() ? "M" : "L").append(n(point.x())).append(' ').append(n(point.y()));
    }
    out.raw("<path class=\"%s\" d=\"%s\"%s/>".formatted(style, d, attributes));
  }

  private void node(Node node) {
    out.raw("<g class=\"%s\"".formatted(node.box().slot() ? "node slot" : "node"));
    String path = node.box().place().path();
    if (!path.isEmpty()) {
      out.raw(" data-file=\"").text(path).raw("\" data-line=\"" + node.box().place().line());
      out.raw("\" data-name=\"").text(node.box().title()).raw("\"");
    }
    out.raw("><title>").text(node.box().title());
    out.text(path.isEmpty() ? "" : "\n" + node.box().place()).raw("</title>");
    out.raw(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
            .formatted(
                n(node.x()),
                n(node.y()),
                n(node.width()),
                n(node.height()),
                node.box().slot() ? 14 : 3));
    double middle = node.x() + node.width() / 2;
    double y = node.y() + LayeredLayout.MARGIN / 2 - 4;
    for (String line : node.lines()) {
      y += LayeredLayout.NAME_LINE;
      text("name", middle, y, line);
    }
    for (String line : node.small()) {
      y += LayeredLayout.SMALL_LINE;
      text("small", middle, y, line);
    }
    out.raw("</g>\n");
  }

  private void label(Edge edge) {
    double y = edge.label().y() - 3;
    for (String line : edge.label().lines()) {
      y += LayeredLayout.SMALL_LINE;
      text("label", edge.label().x(), y, line);
      out.raw("\n");
    }
  }

  private void text(String style, double x, double y, String text) {
    out.raw("<text class=\"%s\" x=\"%s\" y=\"%s\">".formatted(style, n(x), n(y)));
    out.text(text).raw("</text>");
  }

  private void legend() {
    double y = drawing.height() + LEGEND_LINE / 2;
    for (Stroke stroke : drawing.strokes()) {
      path("line", List.of(new Point(0, y), new Point(SAMPLE, y)), drawn(stroke));
      text("label", SAMPLE + 10, y + 4, stroke.meaning());
      out.raw("\n");
      y += LEGEND_LINE;
    }
  }

  private static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
