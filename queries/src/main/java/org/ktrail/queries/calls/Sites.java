package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * From an edge back to the functions whose control takes it: an edge that leaves a macro is taken
 * where the macro is used. A macro that nothing uses stands for itself.
 */
public final class Sites {
  /** Deeper nests of macros are cut; the kernel's deepest with a call at its end is about 20. */
  private static final int MAX_MACROS = 24;

  private final GraphView view;
  private final Graph graph;

  public Sites(GraphView view) {
    this.view = view;
    this.graph = view.graph();
  }

  /** The sites of an edge, in no particular order; none if the edge cannot exist. */
  public List<Call> of(int edge) {
    List<Call> found = new ArrayList<>();
    if (view.hasEdge(edge)) {
      walk(
          edge,
          edge,
          List.of(),
          graph.edges().grade(edge),
          Condition.ALWAYS,
          new HashSet<>(),
          found);
    }
    return found;
  }

  private void walk(
      int last,
      int edge,
      List<Symbol> macros,
      Grade grade,
      Condition condition,
      Set<Integer> seen,
      List<Call> found) {
    int from = graph.edges().from(edge);
    Condition here = Condition.and(view.siteCondition(edge), condition);
    boolean used = false;
    if (graph.kind(from) == NodeKind.MACRO && macros.size() < MAX_MACROS && seen.add(from)) {
      List<Symbol> longer = new ArrayList<>();
      longer.add(view.symbol(from));
      longer.addAll(macros);
      for (int use : graph.edges().in(from)) {
        if (view.hasEdge(use)) {
          used = true;
          if (!seen.contains(graph.edges().from(use))) {
            walk(last, use, longer, worst(grade, graph.edges().grade(use)), here, seen, found);
          }
        }
      }
    }
    if (!used) {
      found.add(
          new Call(
              view.symbol(from),
              view.site(edge),
              macros,
              graph.edges().kind(last),
              grade,
              here,
              graph.edges().is(last, Graph.CLEANUP),
              graph.edges().is(last, Graph.COPIED),
              graph.edges().text(last)));
    }
  }

  static Grade worst(Grade a, Grade b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
