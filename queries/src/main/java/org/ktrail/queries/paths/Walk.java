package org.ktrail.queries.paths;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.SlotKind;

/** What one search may walk: edges of some kinds up to a grade, around closed nodes. */
final class Walk {
  final GraphView view;
  final Graph graph;
  final SlotContents contents;
  final Grade worst;
  private final EnumSet<EdgeKind> kinds; // asked of millions of edges
  private final BitSet closed;
  private final Costs costs;
  private @Nullable BitSet bound;
  private @Nullable BitSet handed;

  /**
   * @param closed nodes that are not entered
   */
  Walk(GraphView view, SlotContents contents, Grade worst, Set<EdgeKind> kinds, BitSet closed) {
    this(view, contents, worst, kinds, closed, Costs::hops);
  }

  /**
   * @param closed nodes that are not entered
   * @param costs of the hops of this walk
   */
  Walk(
      GraphView view,
      SlotContents contents,
      Grade worst,
      Set<EdgeKind> kinds,
      BitSet closed,
      Function<Walk, Costs> costs) {
    this.view = view;
    this.graph = view.graph();
    this.contents = contents;
    this.worst = worst;
    this.kinds = EnumSet.noneOf(EdgeKind.class);
    this.kinds.addAll(kinds);
    this.closed = closed;
    this.costs = costs.apply(this);
  }

  Costs costs() {
    return costs;
  }

  boolean takes(int edge) {
    int target = graph.edges().target(edge);
    if (target == Graph.UNKNOWN || !kinds.contains(graph.edges().kind(edge))) {
      return false;
    }
    Grade grade = graph.edges().grade(edge);
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

  /**
   * Whether a call through a slot can lead to a function at the walk's grade: at {@link
   * Grade#EXACT} only to what some site hands on, for nothing else gets into a context.
   */
  boolean isCalledThroughSlots(int function) {
    if (worst != Grade.EXACT) {
      return true;
    }
    if (handed == null) {
      handed = new BitSet(graph.nodeCount());
      for (int b = graph.edges().bindingCount() - 1; b >= 0; b--) {
        if (graph.edges().bindingSource(b) >= 0) {
          handed.set(graph.edges().bindingSource(b));
        }
      }
    }
    return handed.get(function);
  }

  /** Whether a context can ever say what is in this slot. */
  boolean isBindable(int slot) {
    if (graph.slots().kind(slot) == SlotKind.PARAMETER) {
      return true;
    }
    if (bound == null) {
      bound = bound();
    }
    return bound.get(slot) || isFilledFromParameters(slot);
  }

  /** Slots of local records whose address some site hands on. */
  private BitSet bound() {
    BitSet found = new BitSet(graph.slots().count());
    for (int target : graph.edges().bindingTargets()) {
      if (target < 0) {
        found.set(Graph.slotOf(target));
      }
    }
    return found;
  }

  /** Asked of the few slots on the way: there are hundreds of thousands. */
  private boolean isFilledFromParameters(int slot) {
    int flow = graph.flows().start(slot);
    return flow < graph.flows().end(slot)
        && graph.registrations().start(slot) == graph.registrations().end(slot)
        && graph.slots().kind(graph.flows().source(flow)) == SlotKind.PARAMETER;
  }
}
