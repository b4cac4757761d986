package org.ktrail.cli.output;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.calls.Symbol;

/** Boxes and arrows, as Graphviz or Mermaid draw them. Equal arrows are drawn once. */
public final class Picture {
  /**
   * @param number names it within the picture
   */
  public record Box(int number, String title, boolean slot) {
    String id() {
      return "n" + number;
    }
  }

  private record Arrow(Box from, Box to, String label, boolean indirect) {}

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Set<Arrow> arrows = new LinkedHashSet<>();

  /** The box of a function or macro; one for each definition. */
  public Box box(Symbol symbol) {
    return box(symbol.name() + "@" + symbol.place(), symbol.name(), false);
  }

  /** The box of a slot, or of a callee that is not known. */
  public Box slot(String title) {
    return box(title, title, true);
  }

  private Box box(String key, String title, boolean slot) {
    return boxes.computeIfAbsent(key, k -> new Box(boxes.size(), title, slot));
  }

  public void arrow(Box from, Box to, String label, boolean indirect) {
    arrows.add(new Arrow(from, to, label, indirect));
  }

  public String dot() {
    StringBuilder out = new StringBuilder("digraph ktrail {\n  rankdir=LR;\n  node [shape=box];\n");
    for (Box box : boxes.values()) {
      String shape = box.slot() ? ", shape=ellipse" : "";
      out.append("  %s [label=\"%s\"%s];\n".formatted(box.id(), quoted(box.title()), shape));
    }
    for (Arrow arrow : arrows) {
      String style = arrow.indirect() ? ", style=dashed" : "";
      out.append(
          "  %s -> %s [label=\"%s\"%s];\n"
              .formatted(arrow.from().id(), arrow.to().id(), quoted(arrow.label()), style));
    }
    return out.append("}\n").toString();
  }

  public String mermaid() {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    for (Box box : boxes.values()) {
      String shape = box.slot() ? "  %s([\"%s\"])\n" : "  %s[\"%s\"]\n";
      out.append(shape.formatted(box.id(), escaped(box.title())));
    }
    for (Arrow arrow : arrows) {
      String line = arrow.indirect() ? "  %s -.->|\"%s\"| %s\n" : "  %s -->|\"%s\"| %s\n";
      out.append(line.formatted(arrow.from().id(), escaped(arrow.label()), arrow.to().id()));
    }
    return out.toString();
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
