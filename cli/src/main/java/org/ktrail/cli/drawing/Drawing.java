package org.ktrail.cli.drawing;

import java.util.List;
import java.util.Set;

/**
 * A picture with all coordinates, in pixels from the left and from the top.
 *
 * @param strokes those that occur, for the legend
 */
record Drawing(
    double width, double height, List<Node> nodes, List<Edge> edges, Set<Stroke> strokes) {

  record Point(double x, double y) {}

  /** Lines of text, the first of which begins at a corner. */
  record Label(double x, double y, List<String> lines) {}

  /**
   * @param lines the name, wrapped
   * @param small where it is defined, wrapped; empty if that is not one place
   */
  record Node(
      Picture.Box box,
      double x,
      double y,
      double width,
      double height,
      List<String> lines,
      List<String> small) {}

  /**
   * Arrows of one stroke between the same boxes, as one line.
   *
   * @param title all that is to be said of it, a line each
   */
  record Edge(Stroke stroke, List<Point> points, Label label, String title) {}
}
