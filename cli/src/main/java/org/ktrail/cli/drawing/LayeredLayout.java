package org.ktrail.cli.drawing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.ktrail.cli.drawing.Drawing.Edge;
import org.ktrail.cli.drawing.Drawing.Label;
import org.ktrail.cli.drawing.Drawing.Node;
import org.ktrail.cli.drawing.Drawing.Point;
import org.ktrail.cli.drawing.Picture.Arrow;
import org.ktrail.cli.drawing.Picture.Box;

/**
 * Gives a picture its coordinates: callers above what they call. A long chain goes on at the top of
 * a next column; what would be much wider than high, as the callers of one function are, is laid
 * from left to right instead.
 */
final class LayeredLayout {
  /** Widths of a character and heights of a line, of names and of what is smaller. */
  static final double NAME_COLUMN = 7.9;

  static final double NAME_LINE = 17;
  static final double SMALL_COLUMN = 6.7;
  static final double SMALL_LINE = 14;
  static final double MARGIN = 8;

  private static final double WIDEST = 1200;

  static {
    LayoutMetaDataService.getInstance(); // tells the library which types of options can be copied
  }

  /** Boxes in a row that are not yet wrapped. */
  private static final int LONG = 14;

  private static final double PAGE = 1.3;

  private final Picture picture;
  private final Direction direction;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<Box, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<ElkEdge, List<Arrow>> edges = new LinkedHashMap<>();
  private final Map<ElkEdge, List<String>> labels = new HashMap<>();

  private LayeredLayout(Picture picture, Direction direction) {
    this.picture = picture;
    this.direction = direction;
  }

  static Drawing of(Picture picture) {
    Drawing down = new LayeredLayout(picture, Direction.DOWN).drawing();
    if (down.width() <= WIDEST || down.width() < down.height()) {
      return down;
    }
    Drawing right = new LayeredLayout(picture, Direction.RIGHT).drawing();
    return right.width() < down.width() ? right : down;
  }

  private Drawing drawing() {
    options();
    picture.boxes().forEach(this::node);
    Map<List<Object>, List<Arrow>> alike =
        picture.arrows().stream()
            .collect(
                Collectors.groupingBy(
                    a -> List.of(a.from(), a.to(), a.stroke()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    alike.values().forEach(this::edge);
    new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
    Set<Stroke> strokes = EnumSet.noneOf(Stroke.class);
    picture.arrows().forEach(a -> strokes.add(a.stroke()));
    return new Drawing(root.getWidth(), root.getHeight(), drawnNodes(), drawnEdges(), strokes);
  }

  private void options() {
    root.setProperty(LayeredOptions.DIRECTION, direction);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.ASPECT_RATIO, PAGE);
    if (direction == Direction.DOWN && picture.boxes().size() > LONG) {
      root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
    }
  }

  private void node(Box box) {
    ElkNode node = ElkGraphUtil.createNode(root);
    List<String> name = Words.wrapped(box.title());
    List<String> small = small(box);
    double width = Math.max(Words.columns(name) * NAME_COLUMN, Words.columns(small) * SMALL_COLUMN);
    node.setWidth(Math.ceil(width + 2 * MARGIN + (box.slot() ? MARGIN : 0)));
    node.setHeight(Math.ceil(name.size() * NAME_LINE + small.size() * SMALL_LINE + MARGIN));
    nodes.put(box, node);
  }

  private static List<String> small(Box box) {
    return box.place().path().isEmpty() ? List.of() : Words.wrapped(box.place().toString());
  }

  private void edge(List<Arrow> arrows) {
    Arrow first = arrows.getFirst();
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(first.from()), nodes.get(first.to()));
    List<String> lines = Words.wrapped(label(arrows));
    ElkLabel label = ElkGraphUtil.createLabel(String.join(" ", lines), edge);
    label.setWidth(Math.ceil(Words.columns(lines) * SMALL_COLUMN));
    label.setHeight(lines.size() * SMALL_LINE);
    edges.put(edge, arrows);
    labels.put(edge, lines);
  }

  /** Of sites in the file that the box names the line is enough. */
  private static String label(List<Arrow> arrows) {
    Arrow first = arrows.getFirst();
    boolean same = first.site().path().equals(first.from().place().path());
    String label = same ? ":" + first.site().line() : first.site().toString();
    Set<Integer> others = new TreeSet<>();
    arrows.forEach(a -> others.add(a.site().line()));
    others.remove(first.site().line());
    String more = others.isEmpty() ? "" : " and " + others.size() + " more";
    return (label + more + " " + first.note()).strip();
  }

  private List<Node> drawnNodes() {
    List<Node> drawn = new ArrayList<>();
    nodes.forEach((box, node) ->
        drawn.add(
            new Node(
                box,
                node.getX(),
                node.getY(),
                node.getWidth(),
                node.getHeight(),
                Words.wrapped(box.title()),
                small(box))));
    return drawn;
  }

  private List<Edge> drawnEdges() {
    List<Edge> drawn = new ArrayList<>();
    edges.forEach((edge, arrows) -> {
      List<Point> points = new ArrayList<>();
      for (ElkEdgeSection section : edge.getSections()) {
        points.add(new Point(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
          points.add(new Point(bend.getX(), bend.getY()));
        }
        points.add(new Point(section.getEndX(), section.getEndY()));
      }
      ElkLabel label = edge.getLabels().getFirst();
      drawn.add(
          new Edge(
              arrows.getFirst().stroke(),
              points,
              new Label(label.getX(), label.getY(), labels.getOrDefault(edge, List.of())),
              title(arrows)));
    });
    return drawn;
  }

  private static String title(List<Arrow> arrows) {
    Arrow first = arrows.getFirst();
    String head =
        "%s → %s, %s".formatted(first.from().title(), first.to().title(), first.stroke().meaning());
    return head + "\n" + String.join("\n", arrows.stream().map(Arrow::label).toList());
  }
}
