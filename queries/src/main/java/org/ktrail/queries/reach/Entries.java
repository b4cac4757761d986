package org.ktrail.queries.reach;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.SlotWalk;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;

/** The entries of a graph, by the marks of entries.txt. */
final class Entries {
  private static final List<String> MARKS = DataFile.entries(Entries.class, "entries.txt");

  private final GraphView view;
  private final Graph graph;
  private final SlotWalk walk;
  private final Map<From, BitSet> nodes = new EnumMap<>(From.class);

  private Entries(GraphView view) {
    this.view = view;
    graph = view.graph();
    walk = new SlotWalk(view);
  }

  /** The entries of these kinds. */
  static Map<From, BitSet> of(GraphView view, Set<From> kinds) {
    Entries entries = new Entries(view);
    List<String[]> edges = new ArrayList<>();
    for (String line : MARKS) {
      String[] words = line.split("\\s+");
      From from = From.valueOf(words[0].toUpperCase(Locale.ROOT));
      if (kinds.contains(from)) {
        switch (words[1]) {
          case "name" -> entries.named(from, words[2]);
          case "slot" -> entries.slots(from, words[2]);
          case "edge" -> edges.add(words);
          default -> throw new IllegalStateException("entries.txt: " + line);
        }
      }
    }
    entries.targets(edges);
    return entries.nodes;
  }

  private void add(From from, int node) {
    if (view.hasNode(node)) {
      nodes.computeIfAbsent(from, f -> new BitSet()).set(node);
    }
  }

  /** What is written under such a name in C is no entry: a macro or assembly makes those. */
  private void named(From from, String pattern) {
    for (String name : matching(graph, pattern)) {
      for (int node : graph.nodes(name)) {
        if (graph.kind(node) == NodeKind.GENERATED || graph.kind(node) == NodeKind.ASSEMBLY) {
          add(from, node);
        }
      }
    }
  }

  private void slots(From from, String pattern) {
    int dot = pattern.indexOf('.');
    NamePattern whole = NamePattern.of(pattern).orElse(null);
    if (whole == null) {
      for (int slot : graph.slots().fields(pattern.substring(0, dot), pattern.substring(dot + 1))) {
        content(from, slot);
      }
      return;
    }
    for (int slot = 0; slot < graph.slots().count(); slot++) {
      if (graph.slots().kind(slot) == SlotKind.FIELD && whole.matches(graph.slots().title(slot))) {
        content(from, slot);
      }
    }
  }

  /** Functions that get into a slot, there or through others. */
  private void content(From from, int slot) {
    for (SlotWalk.Reached reached : walk.backward(slot)) {
      int end = graph.registrations().end(reached.slot());
      for (int r = graph.registrations().start(reached.slot()); r < end; r++) {
        if (view.hasRegistration(r)) {
          add(from, graph.registrations().node(r));
        }
      }
    }
  }

  private void targets(List<String[]> marks) {
    Set<String> kinds = new HashSet<>();
    marks.forEach(mark -> kinds.add(mark[2]));
    for (int edge = 0; edge < graph.edges().count() && !marks.isEmpty(); edge++) {
      String kind = graph.edges().kind(edge).toString();
      int target = graph.edges().target(edge);
      if (target == Graph.UNKNOWN || !kinds.contains(kind) || !view.hasEdge(edge)) {
        continue;
      }
      for (String[] mark : marks) {
        if (mark[2].equals(kind) && (mark.length < 4 || mark[3].equals(graph.edges().text(edge)))) {
          From from = From.valueOf(mark[0].toUpperCase(Locale.ROOT));
          if (Graph.isSlot(target)) {
            content(from, Graph.slotOf(target));
          } else {
            add(from, target);
          }
        }
      }
    }
  }

  /** Names of the graph that a line of a data file means. */
  static List<String> matching(Graph graph, String line) {
    return NamePattern.of(line)
        .map(pattern -> GraphNames.matching(graph, pattern))
        .orElseGet(() -> List.of(line));
  }
}
