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

  private final View view;
  private final Graph graph;

  public Sites(View view) {
    this.view = view;
    this.graph = view.graph();
  }

  /** The sites of an edge, in no particular order; none if the edge cannot exist. */
  public List<Call> of(int edge) {
    List<Call> found = new ArrayList<>();
    if (view.hasEdge(edge)) {
      walk(edge, edge, List.of(), graph.grade(edge), Condition.ALWAYS, new HashSet<>(), found);
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
    int from = graph.from(edge);
    Condition here = Condition.and(view.siteCondition(edge), condition);
    boolean used = false;
    if (graph.kind(from) == NodeKind.MACRO && macros.size() < MAX_MACROS && seen.add(from)) {
      List<Symbol> longer = new ArrayList<>();
      longer.add(view.symbol(from));
      longer.addAll(macros);
      for (int use : graph.in(from)) {
        if (view.hasEdge(use)) {
          used = true;
          if (!seen.contains(graph.from(use))) {
            walk(last, use, longer, worst(grade, graph.grade(use)), here, seen, found);
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
              graph.edgeKind(last),
              grade,
              here,
              graph.edgeIs(last, Graph.CLEANUP),
              graph.edgeIs(last, Graph.COPIED),
              graph.edgeText(last)));
    }
  }

  static Grade worst(Grade a, Grade b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
