package org.ktrail.queries.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.paths.Hubs;
import org.ktrail.queries.reach.Reach.Step;
import org.ktrail.queries.reach.Reach.Way;

/**
 * Answers {@code reach}: a search upwards from a function, breadth first in calls, by edges of
 * grade type or better. What calls through a slot calls all that is in it: which function a caller
 * put there is not followed, so an answer is a way that the graph has and {@code path} may refuse.
 * Ways end at hubs, at which everything meets.
 */
public final class ReachQuery {
  private final GraphView view;
  private final Graph graph;
  private final Set<From> kinds;

  /** How a vertex leads on: towards the function asked for. */
  private record Link(int next, int edge, String slot) {}

  /** Vertices are nodes, and slots in the encoding of targets of edges. */
  private final Map<Integer, Link> links = new HashMap<>();

  public ReachQuery(GraphView view, Set<From> kinds) {
    this.view = view;
    this.graph = view.graph();
    this.kinds = kinds;
  }

  /**
   * @param nodes the functions: all that a name means
   * @param hops calls in a row, at least 1
   */
  public Reach of(int[] nodes, int hops) {
    int[] asked = Arrays.stream(nodes).filter(view::hasNode).toArray();
    BitSet hubs = (BitSet) Hubs.of(graph).all().clone();
    Arrays.stream(asked).forEach(hubs::clear);
    int met = search(asked, hops, hubs);
    List<Way> ways = new ArrayList<>();
    Entries.of(view, kinds)
        .forEach((from, entries) ->
            entries.stream()
                .filter(links::containsKey)
                .forEach(entry -> ways.add(new Way(from, view.symbol(entry), steps(entry)))));
    ways.sort(
        Comparator.comparing(Way::from).thenComparingInt(Way::hops).thenComparing(Way::entry));
    List<Symbol> functions = Arrays.stream(asked).mapToObj(view::symbol).toList();
    int searched = (int) links.keySet().stream().filter(vertex -> vertex >= 0).count();
    return new Reach(functions, List.copyOf(ways), hops, searched, met);
  }

  /** Links all that leads to the functions, nearest first, and counts the hubs met. */
  private int search(int[] asked, int hops, BitSet hubs) {
    BitSet met = new BitSet();
    List<Integer> level = new ArrayList<>();
    for (int node : asked) {
      links.put(node, new Link(node, -1, ""));
      level.add(node);
    }
    for (int hop = 0; hop <= hops && !level.isEmpty(); hop++) {
      List<Integer> callers = new ArrayList<>();
      for (int i = 0; i < level.size(); i++) { // grows by what is reached without a call
        StillWanted.check();
        int vertex = level.get(i);
        if (vertex >= 0 && hubs.get(vertex)) {
          met.set(vertex);
        } else if (hop < hops || vertex < 0) {
          up(vertex, level, callers);
        }
      }
      level = callers;
    }
    return met.cardinality();
  }

  private void up(int vertex, List<Integer> level, List<Integer> callers) {
    if (Graph.isSlot(vertex)) {
      int slot = Graph.slotOf(vertex);
      for (int flow : graph.flows().outOf(slot)) {
        if (view.hasFlow(flow)) {
          link(Graph.encodeSlot(graph.flows().target(flow)), vertex, -1, level);
        }
      }
      for (int edge : graph.slots().dispatches(slot)) {
        from(edge, vertex, level, callers);
      }
      return;
    }
    for (int edge : graph.edges().in(vertex)) {
      from(edge, vertex, level, callers);
    }
    for (int r : graph.registrations().of(vertex)) {
      if (view.hasRegistration(r)
          && graph.registrations().grade(r).compareTo(Grade.TYPE) <= 0
          && !handed(r, vertex, level, callers)) {
        link(Graph.encodeSlot(graph.registrations().slot(r)), vertex, -1, level);
      }
    }
  }

  /**
   * A function that is handed to another one, which calls it: only those who hand it lead to it,
   * not all who call that other one. Where it is stored besides, who calls it from there does too.
   */
  private boolean handed(int registration, int vertex, List<Integer> level, List<Integer> callers) {
    int slot = graph.registrations().slot(registration);
    if (graph.slots().kind(slot) != SlotKind.PARAMETER) {
      return false;
    }
    List<Integer> parameters = parameters(slot);
    boolean called = parameters.stream().anyMatch(p -> graph.slots().dispatches(p).length > 0);
    boolean found = false;
    for (int edge : graph.edges().in(graph.slots().node(slot))) {
      int from = graph.edges().from(edge);
      if (graph.edges().line(edge) == graph.registrations().line(registration)
          && graph.file(from) == graph.registrations().file(registration)
          && view.hasEdge(edge)) {
        found = true;
        Link link = new Link(vertex, edge, graph.slots().title(slot));
        if (called && links.putIfAbsent(from, link) == null) {
          (graph.kind(from) != NodeKind.MACRO ? callers : level).add(from);
        }
      }
    }
    if (found) {
      stored(parameters, vertex, level);
    }
    return found;
  }

  /** A parameter and those that it is handed on to. */
  private List<Integer> parameters(int parameter) {
    List<Integer> parameters = new ArrayList<>(List.of(parameter));
    for (int i = 0; i < parameters.size(); i++) {
      for (int flow : graph.flows().outOf(parameters.get(i))) {
        int target = graph.flows().target(flow);
        if (view.hasFlow(flow)
            && graph.slots().kind(target) == SlotKind.PARAMETER
            && !parameters.contains(target)) {
          parameters.add(target);
        }
      }
    }
    return parameters;
  }

  /** Slots other than parameters that what is in these gets into. */
  private void stored(List<Integer> parameters, int vertex, List<Integer> level) {
    for (int parameter : parameters) {
      for (int flow : graph.flows().outOf(parameter)) {
        int target = graph.flows().target(flow);
        if (view.hasFlow(flow) && graph.slots().kind(target) != SlotKind.PARAMETER) {
          link(Graph.encodeSlot(target), vertex, -1, level);
        }
      }
    }
  }

  private void from(int edge, int vertex, List<Integer> level, List<Integer> callers) {
    if (view.hasEdge(edge) && graph.edges().grade(edge).compareTo(Grade.TYPE) <= 0) {
      int from = graph.edges().from(edge);
      boolean counts = graph.kind(from) != NodeKind.MACRO;
      link(from, vertex, edge, counts ? callers : level);
    }
  }

  private void link(int vertex, int next, int edge, List<Integer> into) {
    if (links.putIfAbsent(vertex, new Link(next, edge, "")) == null) {
      into.add(vertex);
    }
  }

  /** From an entry down. */
  private List<Step> steps(int entry) {
    List<Step> steps = new ArrayList<>();
    int at = entry;
    Link link = links.get(at);
    while (link != null && link.next() != at) {
      int edge = link.edge();
      String slot = link.slot();
      int next = link.next();
      while (Graph.isSlot(next)) {
        slot = slot.isEmpty() ? graph.slots().title(Graph.slotOf(next)) : slot;
        Link down = links.get(next);
        if (down == null) {
          throw new IllegalStateException("a slot that leads nowhere");
        }
        next = down.next();
      }
      steps.add(new Step(view.site(edge), graph.edges().kind(edge), slot, view.symbol(next)));
      at = next;
      link = links.get(at);
    }
    return List.copyOf(steps);
  }
}
