package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.ktrail.queries.graph.GraphBuilder.Sink;

/** The edges of an overlay: those of nodes linked anew replace the ones they had. */
final class OverlayEdges {
  private final Graph graph;
  private final Graph base;
  private final Overlay over;
  private final BitSet owners;
  private final Map<Integer, IntList> byOwner = new HashMap<>();
  private final Map<Integer, IntList> newIn = new HashMap<>();
  private final Map<Integer, IntList> newDispatch = new HashMap<>();

  OverlayEdges(Graph graph, Graph base, Overlay over, BitSet owners) {
    this.graph = graph;
    this.base = base;
    this.over = over;
    this.owners = owners;
  }

  void add(
      Sink sink,
      IntUnaryOperator node,
      IntUnaryOperator reference,
      int[] slot,
      int[] condition,
      int[] string) {
    for (int e = 0; e < sink.edgeFrom.size(); e++) {
      byOwner
          .computeIfAbsent(node.applyAsInt(sink.edgeFrom.get(e)), k -> new IntList())
          .add(e);
    }
    for (int owner = owners.nextSetBit(0); owner >= 0; owner = owners.nextSetBit(owner + 1)) {
      IntList edges = byOwner.getOrDefault(owner, new IntList(1));
      int start = graph.edgeCount();
      for (int i = 0; i < edges.size(); i++) {
        int e = edges.get(i);
        over.append(Section.EDGE_FROM, owner);
        over.append(Section.EDGE_FLAGS, sink.edgeFlags.get(e));
        over.append(Section.EDGE_LINE, sink.edgeLine.get(e));
        over.append(Section.EDGE_CONDITION, condition[sink.edgeCondition.get(e)]);
        int text = sink.edgeText.get(e);
        over.append(Section.EDGE_TEXT, text < 0 ? -1 : string[text]);
        int target = reference.applyAsInt(sink.edgeTarget.get(e));
        int edge = over.append(Section.EDGE_TARGET, target);
        if (target >= 0) {
          newIn.computeIfAbsent(target, k -> new IntList(2)).add(edge);
        } else if (Graph.isSlot(target)) {
          newDispatch.computeIfAbsent(Graph.slotOf(target), k -> new IntList(2)).add(edge);
        }
        int first = over.size(Section.BINDING_TARGET);
        int end =
            e + 1 < sink.edgeBinding.size()
                ? sink.edgeBinding.get(e + 1)
                : sink.bindingTarget.size();
        for (int b = sink.edgeBinding.get(e); b < end; b++) {
          int to = sink.bindingTarget.get(b);
          over.append(
              Section.BINDING_TARGET, to >= 0 ? to : Graph.encodeSlot(slot[Graph.slotOf(to)]));
          over.append(Section.BINDING_SOURCE, reference.applyAsInt(sink.bindingSource.get(b)));
        }
        over.range(Section.BINDING_START, edge, first, over.size(Section.BINDING_TARGET));
      }
      over.range(Section.OUT_START, owner, start, graph.edgeCount());
    }
  }

  /** Puts the new edges into the lists of what they lead to and takes the masked ones out. */
  void lay() {
    Set<Integer> nodes = new HashSet<>(newIn.keySet());
    Set<Integer> slots = new HashSet<>(newDispatch.keySet());
    int mapped = over.mapped(Section.OUT_START) - 1;
    for (int owner = owners.nextSetBit(0);
        owner >= 0 && owner < mapped;
        owner = owners.nextSetBit(owner + 1)) {
      for (int e = base.outStart(owner); e < base.outEnd(owner); e++) {
        int target = base.target(e);
        if (target >= 0) {
          nodes.add(target);
        } else if (Graph.isSlot(target)) {
          slots.add(Graph.slotOf(target));
        }
      }
    }
    nodes.stream()
        .sorted()
        .forEach(n -> lay(Section.IN_START, Section.IN_EDGE, n, base(n, true), newIn.get(n)));
    slots.stream()
        .sorted()
        .forEach(
            s ->
                lay(
                    Section.DISPATCH_START,
                    Section.DISPATCH_EDGE,
                    s,
                    base(s, false),
                    newDispatch.get(s)));
  }

  private int[] base(int key, boolean node) {
    if (key >= over.mapped(node ? Section.IN_START : Section.DISPATCH_START) - 1) {
      return new int[0];
    }
    return node ? base.in(key) : base.dispatches(key);
  }

  private void lay(
      Section starts,
      Section values,
      int key,
      int[] mapped,
      @org.jspecify.annotations.Nullable IntList added) {
    int start = over.size(values);
    for (int edge : mapped) {
      if (!owners.get(base.from(edge))) {
        over.append(values, edge);
      }
    }
    for (int i = 0; added != null && i < added.size(); i++) {
      over.append(values, added.get(i));
    }
    over.range(starts, key, start, over.size(values));
  }

  /**
   * Calls through a member that initialisers fill are operations, through others callbacks: also
   * those of files that were not linked anew, where that changed.
   */
  void settleKinds(OverlayRows rows) {
    List<Integer> slots = new ArrayList<>(newDispatch.keySet());
    slots.addAll(rows.changedSlots());
    for (int slot : slots) {
      boolean operations = initialised(slot);
      for (int edge : graph.dispatches(slot)) {
        int flags = graph.get(Section.EDGE_FLAGS, edge);
        int kind = flags & 0xf;
        int settled = kind;
        if (kind == EdgeKind.OPS.ordinal() && !operations) {
          settled = EdgeKind.CALLBACK_FIELD.ordinal();
        } else if (kind == EdgeKind.CALLBACK_FIELD.ordinal()
            && operations
            && graph.slotKind(slot) != SlotKind.RESULT) {
          settled = EdgeKind.OPS.ordinal();
        }
        if (settled != kind) {
          over.replace(Section.EDGE_FLAGS, edge, flags & ~0xf | settled);
        }
      }
    }
  }

  private boolean initialised(int slot) {
    for (int r = graph.registrationStart(slot); r < graph.registrationEnd(slot); r++) {
      if (graph.registrationForm(r) == Form.INITIALIZER) {
        return true;
      }
    }
    return false;
  }
}
