package org.ktrail.cli.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ktrail.cli.output.Drawn;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.asked.AskedAnswers;

/** Boxes and arrows, in the order in which they were first named. Equal arrows are drawn once. */
public final class Picture implements Drawn {
  /**
   * @param number names it within the picture
   * @param place where it is defined; "" and 0 if that is not one place
   * @param slot whether it is no function but what holds some, or a callee that is not known
   */
  public record Box(int number, String title, Place place, boolean slot) {
    String id() {
      return "n" + number;
    }
  }

  /**
   * @param site of the call, or where a function is put into a slot
   * @param note what else is to be said, ""
   */
  record Arrow(Box from, Box to, Stroke stroke, Place site, String note) {
    String label() {
      return (site + " " + note).strip();
    }
  }

  private static final Place NOWHERE = new Place("", 0);

  private final String title;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Set<Arrow> arrows = new LinkedHashSet<>();

  /**
   * @param title what was asked, for a headline
   */
  public Picture(String title) {
    this.title = title;
  }

  /** One of all answers. */
  public static <T> Picture of(String title, AskedAnswers<T> all, BiConsumer<Picture, T> draw) {
    Picture picture = new Picture(title);
    all.answers().forEach(answer -> draw.accept(picture, answer));
    return picture;
  }

  /** The box of a function or macro; one for each definition. */
  public Box box(Symbol symbol) {
    return box(symbol.name() + "@" + symbol.place(), symbol.name(), symbol.place(), false);
  }

  /** The box of a slot, or of a callee that is not known. */
  public Box slot(String title) {
    return box(title, title, NOWHERE, true);
  }

  private Box box(String key, String title, Place place, boolean slot) {
    return boxes.computeIfAbsent(key, k -> new Box(boxes.size(), title, place, slot));
  }

  public void arrow(Box from, Box to, Stroke stroke, Place site, String note) {
    arrows.add(new Arrow(from, to, stroke, site, note));
  }

  String title() {
    return title;
  }

  List<Box> boxes() {
    return new ArrayList<>(boxes.values());
  }

  List<Arrow> arrows() {
    return new ArrayList<>(arrows);
  }

  @Override
  public String svg() {
    return Svg.of(LayeredLayout.of(this), title, true);
  }

  @Override
  public String page() {
    return DrawnPage.of(this);
  }

  @Override
  public String dot() {
    StringBuilder out = new StringBuilder("digraph ktrail {\n  rankdir=TB;\n  node [shape=box];\n");
    for (Box box : boxes.values()) {
      String shape = box.slot() ? ", shape=ellipse" : "";
      out.append("  %s [label=\"%s\"%s];\n".formatted(box.id(), lines(box.title()), shape));
    }
    for (Arrow arrow : arrows) {
      String style = arrow.stroke().style().isEmpty() ? "" : ", style=" + arrow.stroke().style();
      String head = arrow.stroke() == Stroke.HELD ? ", arrowhead=odot" : "";
      out.append(
          "  %s -> %s [label=\"%s\"%s%s];\n"
              .formatted(arrow.from().id(), arrow.to().id(), lines(arrow.label()), style, head));
    }
    return out.append("}\n").toString();
  }

  @Override
  public String mermaid() {
    StringBuilder out = new StringBuilder("flowchart TB\n");
    for (Box box : boxes.values()) {
      String shape = box.slot() ? "  %s([\"%s\"])\n" : "  %s[\"%s\"]\n";
      out.append(shape.formatted(box.id(), escaped(box.title())));
    }
    for (Arrow arrow : arrows) {
      String line =
          arrow.stroke().isIndirect() ? "  %s -.->|\"%s\"| %s\n" : "  %s -->|\"%s\"| %s\n";
      out.append(line.formatted(arrow.from().id(), escaped(arrow.label()), arrow.to().id()));
    }
    return out.toString();
  }

  private static String lines(String text) {
    return String.join("\\n", Words.wrapped(text).stream().map(Picture::quoted).toList());
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String escaped(String text) {
    return text.replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }
}
