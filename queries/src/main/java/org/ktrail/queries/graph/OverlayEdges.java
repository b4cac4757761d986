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
    EdgeLog log = sink.edges;
    log.endRun();
    for (int run = 0; run < log.runs(); run++) {
      byOwner.computeIfAbsent(node.applyAsInt(log.runNode(run)), k -> new IntList(1)).add(run);
    }
    EdgeLog.Cursor edge = log.cursor();
    for (int owner = owners.nextSetBit(0); owner >= 0; owner = owners.nextSetBit(owner + 1)) {
      IntList runs = byOwner.getOrDefault(owner, new IntList(1));
      int start = graph.edges().count();
      for (int i = 0; i < runs.size(); i++) {
        edge.enter(runs.get(i));
        for (int n = log.runEdges(runs.get(i)); n > 0; n--) {
          edge.next();
          add(owner, edge, reference, slot, condition, string);
        }
      }
      over.range(Section.OUT_START, owner, start, graph.edges().count());
    }
  }

  private void add(
      int owner,
      EdgeLog.Cursor edge,
      IntUnaryOperator reference,
      int[] slot,
      int[] condition,
      int[] string) {
    over.append(Section.EDGE_FROM, owner);
    over.append(Section.EDGE_FLAGS, edge.flags);
    over.append(Section.EDGE_LINE, edge.line);
    over.append(Section.EDGE_CONDITION, condition[edge.condition]);
    over.append(Section.EDGE_TEXT, edge.text < 0 ? -1 : string[edge.text]);
    int target = reference.applyAsInt(edge.target);
    int number = over.append(Section.EDGE_TARGET, target);
    if (target >= 0) {
      newIn.computeIfAbsent(target, k -> new IntList(2)).add(number);
    } else if (Graph.isSlot(target)) {
      newDispatch.computeIfAbsent(Graph.slotOf(target), k -> new IntList(2)).add(number);
    }
    int first = over.size(Section.BINDING_TARGET);
    for (int b = 0; b < edge.bindings.size(); b += 2) {
      int to = edge.bindings.get(b);
      over.append(Section.BINDING_TARGET, to >= 0 ? to : Graph.encodeSlot(slot[Graph.slotOf(to)]));
      over.append(Section.BINDING_SOURCE, reference.applyAsInt(edge.bindings.get(b + 1)));
    }
    over.range(Section.BINDING_START, number, first, over.size(Section.BINDING_TARGET));
  }

  /** Puts the new edges into the lists of what they lead to and takes the masked ones out. */
  void lay() {
    Set<Integer> nodes = new HashSet<>(newIn.keySet());
    Set<Integer> slots = new HashSet<>(newDispatch.keySet());
    int mapped = over.mapped(Section.OUT_START) - 1;
    for (int owner = owners.nextSetBit(0);
        owner >= 0 && owner < mapped;
        owner = owners.nextSetBit(owner + 1)) {
      for (int e = base.edges().outStart(owner); e < base.edges().outEnd(owner); e++) {
        int target = base.edges().target(e);
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
        .forEach(s ->
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
    return node ? base.edges().in(key) : base.slots().dispatches(key);
  }

  private void lay(
      Section starts,
      Section values,
      int key,
      int[] mapped,
      @org.jspecify.annotations.Nullable IntList added) {
    int start = over.size(values);
    for (int edge : mapped) {
      if (!owners.get(base.edges().from(edge))) {
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
      for (int edge : graph.slots().dispatches(slot)) {
        int flags = graph.columns().get(Section.EDGE_FLAGS, edge);
        EdgeKind kind = Edges.kindOf(flags);
        EdgeKind settled = kind.settled(() -> graph.slots().kind(slot), operations);
        if (settled != kind) {
          over.replace(Section.EDGE_FLAGS, edge, Edges.withKind(flags, settled));
        }
      }
    }
  }

  private boolean initialised(int slot) {
    for (int r = graph.registrations().start(slot); r < graph.registrations().end(slot); r++) {
      if (graph.registrations().form(r) == Form.INITIALIZER) {
        return true;
      }
    }
    return false;
  }
}
