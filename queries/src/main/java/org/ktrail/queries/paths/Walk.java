package org.ktrail.queries.paths;

import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.SlotKind;

/** What one search may walk: edges of some kinds up to a grade, around closed nodes. */
final class Walk {
  final View view;
  final Graph graph;
  final SlotContents contents;
  final Grade worst;
  private final Set<EdgeKind> kinds;
  private final BitSet closed;
  private @Nullable BitSet bindable;

  /**
   * @param closed nodes that are not entered
   */
  Walk(View view, SlotContents contents, Grade worst, Set<EdgeKind> kinds, BitSet closed) {
    this.view = view;
    this.graph = view.graph();
    this.contents = contents;
    this.worst = worst;
    this.kinds = kinds;
    this.closed = closed;
  }

  boolean takes(int edge) {
    int target = graph.target(edge);
    if (target == Graph.UNKNOWN || !kinds.contains(graph.edgeKind(edge))) {
      return false;
    }
    Grade grade = graph.grade(edge);
    // A site that calls through a slot is at best of grade type by itself; a context may know
    // better.
    boolean good =
        Graph.isSlot(target) && grade == Grade.TYPE
            ? worst != Grade.EXACT || isBindable(Graph.slotOf(target))
            : grade.compareTo(worst) <= 0;
    return good && view.hasSite(edge);
  }

  boolean enters(int node) {
    return !closed.get(node) && view.hasNode(node);
  }

  boolean isMacro(int node) {
    return graph.kind(node) == NodeKind.MACRO;
  }

  /** Hops that entering a node counts. */
  int weight(int node) {
    return isMacro(node) ? 0 : 1;
  }

  /** Whether a context can ever say what is in this slot. */
  boolean isBindable(int slot) {
    if (graph.slotKind(slot) == SlotKind.PARAMETER) {
      return true;
    }
    if (bindable == null) {
      bindable = bindable();
    }
    return bindable.get(slot);
  }

  private BitSet bindable() {
    BitSet found = new BitSet(graph.slotCount());
    int n = graph.bindingCount();
    for (int b = 0; b < n; b++) {
      int target = graph.bindingTarget(b);
      if (target < 0) {
        found.set(Graph.slotOf(target));
      }
    }
    for (int slot = 0; slot < graph.slotCount(); slot++) {
      int flow = graph.flowStart(slot);
      if (flow < graph.flowEnd(slot)
          && graph.registrationStart(slot) == graph.registrationEnd(slot)
          && graph.slotKind(graph.flowSource(flow)) == SlotKind.PARAMETER) {
        found.set(slot);
      }
    }
    return found;
  }
}
