package org.ktrail.queries.graph;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A call through a slot hands its function arguments to every function the slot can hold: found for
 * calls that were linked anew, and for calls of other files through slots whose content changed.
 * Repeated until nothing new comes. The calls and what they hand on are read from the edges.
 */
public final class OverlaySlotFlow {
  /** As many as a whole link makes. */
  private static final int ROUNDS = 6;

  /** Names of parameters that have no slot yet. */
  public interface Parameters {
    /** The name of a node's parameter; null if it has none of this index. */
    @Nullable String name(int node, int index);
  }

  private final OverlayBuilder builder;
  private final Graph graph;
  private final Graph base;
  private final OverlayRows rows;
  private final Parameters parameters;
  private final Map<Integer, Set<Integer>> before = new HashMap<>();

  OverlaySlotFlow(
      OverlayBuilder builder, Graph graph, Graph base, OverlayRows rows, Parameters parameters) {
    this.builder = builder;
    this.graph = graph;
    this.base = base;
    this.rows = rows;
    this.parameters = parameters;
  }

  void run() {
    Set<Integer> anew = new TreeSet<>();
    for (int e = base.edgeCount(); e < graph.edgeCount(); e++) {
      if (handsOn(e)) {
        anew.add(Graph.slotOf(graph.target(e)));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      Map<Integer, Set<Integer>> now = new HashMap<>();
      Set<Integer> slots = new TreeSet<>(anew);
      slots.addAll(downstream(rows.slotsWithOtherContent()));
      boolean grown = false;
      for (int slot : slots) {
        for (int edge : graph.dispatches(slot)) {
          if (handsOn(edge)) {
            grown |= hand(slot, edge, now);
          }
        }
      }
      if (!grown) {
        break;
      }
    }
  }

  private boolean handsOn(int edge) {
    return Graph.isSlot(graph.target(edge)) && graph.bindingStart(edge) < graph.bindingEnd(edge);
  }

  private Set<Integer> downstream(Set<Integer> slots) {
    Set<Integer> seen = new LinkedHashSet<>(slots);
    ArrayDeque<Integer> queue = new ArrayDeque<>(slots);
    while (!queue.isEmpty()) {
      for (int target : rows.targets(queue.poll())) {
        if (seen.add(target)) {
          queue.add(target);
        }
      }
    }
    return seen;
  }

  private boolean hand(int slot, int edge, Map<Integer, Set<Integer>> now) {
    Set<Integer> content = now.computeIfAbsent(slot, s -> closure(s, true));
    boolean known = edge < base.edgeCount();
    Set<Integer> had = known ? before.computeIfAbsent(slot, s -> closure(s, false)) : Set.of();
    boolean grown = false;
    for (int b = graph.bindingStart(edge); b < graph.bindingEnd(edge); b++) {
      int argument = graph.bindingTarget(b);
      if (argument < 0) {
        continue;
      }
      int source = graph.bindingSource(b);
      for (int node : content) {
        if (!had.contains(node)) {
          grown |= add(node, argument, source, edge);
        }
      }
      for (int node : had) {
        if (!content.contains(node)) {
          drop(node, argument, source, edge);
        }
      }
    }
    return grown;
  }

  private boolean add(int node, int argument, int source, int edge) {
    String name = parameterName(node, argument);
    if (name == null) {
      return false;
    }
    int slot = builder.parameterSlot(node, argument, name);
    if (source < 0 && Graph.slotOf(source) == slot) {
      return false;
    }
    int file = graph.file(graph.from(edge));
    int line = graph.edgeLine(edge);
    // One row for each place, as a whole link makes it.
    if (!done.add(List.of(slot, source, file, line))) {
      return false;
    }
    return source >= 0
        ? rows.registration(
            slot,
            source,
            file,
            line,
            graph.edgeCondition(edge),
            Form.ARGUMENT.ordinal() | Grade.TYPE.ordinal() << 8,
            -1)
        : rows.flow(slot, Graph.slotOf(source), file, line, graph.edgeCondition(edge));
  }

  private final Set<List<Integer>> done = new HashSet<>();

  private @Nullable String parameterName(int node, int argument) {
    for (int slot : graph.parameterSlots(node)) {
      if (graph.slotIndex(slot) == argument) {
        return graph.slotMember(slot);
      }
    }
    return parameters.name(node, argument);
  }

  /** What a call of a file that is as it was no longer hands to a function. */
  private void drop(int node, int argument, int source, int edge) {
    if (node >= base.nodeCount()) {
      return;
    }
    int file = base.file(base.from(edge));
    int line = base.edgeLine(edge);
    for (int slot : base.parameterSlots(node)) {
      if (base.slotIndex(slot) != argument) {
        continue;
      }
      for (int r = base.registrationStart(slot); r < base.registrationEnd(slot); r++) {
        if (source == base.registrationNode(r)
            && base.registrationFile(r) == file
            && base.registrationLine(r) == line
            && base.get(Section.REGISTRATION_HOLDER, r) < 0) {
          rows.dropRegistration(r);
        }
      }
      for (int f = base.flowStart(slot); f < base.flowEnd(slot); f++) {
        if (source < 0
            && base.flowSource(f) == Graph.slotOf(source)
            && base.flowFile(f) == file
            && base.flowLine(f) == line) {
          rows.dropFlow(f);
        }
      }
    }
  }

  private Set<Integer> closure(int slot, boolean now) {
    Set<Integer> nodes = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(slot);
    seen.add(slot);
    while (!queue.isEmpty()) {
      int s = queue.poll();
      nodes.addAll(now ? rows.nodes(s) : nodesBefore(s));
      for (int source : now ? rows.sources(s) : sourcesBefore(s)) {
        if (seen.add(source)) {
          queue.add(source);
        }
      }
    }
    return nodes;
  }

  private Set<Integer> nodesBefore(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int r = base.registrationStart(slot); r < base.registrationEnd(slot); r++) {
      found.add(base.registrationNode(r));
    }
    return found;
  }

  private Set<Integer> sourcesBefore(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int f = base.flowStart(slot); f < base.flowEnd(slot); f++) {
      found.add(base.flowSource(f));
    }
    return found;
  }
}
