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

  private final OverlaySlots slots;
  private final Graph graph;
  private final Graph base;
  private final OverlayRows rows;
  private final Parameters parameters;
  private final Map<Integer, Set<Integer>> before = new HashMap<>();

  OverlaySlotFlow(
      OverlaySlots slots, Graph graph, Graph base, OverlayRows rows, Parameters parameters) {
    this.slots = slots;
    this.graph = graph;
    this.base = base;
    this.rows = rows;
    this.parameters = parameters;
  }

  void run() {
    Set<Integer> anew = new TreeSet<>();
    for (int e = base.edges().count(); e < graph.edges().count(); e++) {
      if (handsOn(e)) {
        anew.add(Graph.slotOf(graph.edges().target(e)));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      Map<Integer, Set<Integer>> now = new HashMap<>();
      Set<Integer> touched = new TreeSet<>(anew);
      touched.addAll(downstream(rows.slotsWithOtherContent()));
      boolean grown = false;
      for (int slot : touched) {
        for (int edge : graph.slots().dispatches(slot)) {
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
    return Graph.isSlot(graph.edges().target(edge))
        && graph.edges().bindingStart(edge) < graph.edges().bindingEnd(edge);
  }

  private Set<Integer> downstream(Set<Integer> from) {
    Set<Integer> seen = new LinkedHashSet<>(from);
    ArrayDeque<Integer> queue = new ArrayDeque<>(from);
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
    boolean known = edge < base.edges().count();
    Set<Integer> had = known ? before.computeIfAbsent(slot, s -> closure(s, false)) : Set.of();
    boolean grown = false;
    for (int b = graph.edges().bindingStart(edge); b < graph.edges().bindingEnd(edge); b++) {
      int argument = graph.edges().bindingTarget(b);
      if (argument < 0) {
        continue;
      }
      int source = graph.edges().bindingSource(b);
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
    int slot = slots.parameter(node, argument, name);
    if (source < 0 && Graph.slotOf(source) == slot) {
      return false;
    }
    int file = graph.file(graph.edges().from(edge));
    int line = graph.edges().line(edge);
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
            graph.edges().condition(edge),
            Form.ARGUMENT.ordinal() | Grade.TYPE.ordinal() << 8,
            -1)
        : rows.flow(slot, Graph.slotOf(source), file, line, graph.edges().condition(edge));
  }

  private final Set<List<Integer>> done = new HashSet<>();

  private @Nullable String parameterName(int node, int argument) {
    for (int slot : graph.slots().parameters(node)) {
      if (graph.slots().index(slot) == argument) {
        return graph.slots().member(slot);
      }
    }
    return parameters.name(node, argument);
  }

  /** What a call of a file that is as it was no longer hands to a function. */
  private void drop(int node, int argument, int source, int edge) {
    if (node >= base.nodeCount()) {
      return;
    }
    int file = base.file(base.edges().from(edge));
    int line = base.edges().line(edge);
    for (int slot : base.slots().parameters(node)) {
      if (base.slots().index(slot) != argument) {
        continue;
      }
      for (int r = base.registrations().start(slot); r < base.registrations().end(slot); r++) {
        if (source == base.registrations().node(r)
            && base.registrations().file(r) == file
            && base.registrations().line(r) == line
            && base.columns().get(Section.REGISTRATION_HOLDER, r) < 0) {
          rows.dropRegistration(r);
        }
      }
      for (int f = base.flows().start(slot); f < base.flows().end(slot); f++) {
        if (source < 0
            && base.flows().source(f) == Graph.slotOf(source)
            && base.flows().file(f) == file
            && base.flows().line(f) == line) {
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
    for (int r = base.registrations().start(slot); r < base.registrations().end(slot); r++) {
      found.add(base.registrations().node(r));
    }
    return found;
  }

  private Set<Integer> sourcesBefore(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    for (int f = base.flows().start(slot); f < base.flows().end(slot); f++) {
      found.add(base.flows().source(f));
    }
    return found;
  }
}
