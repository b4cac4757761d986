package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Callees.Callee;
import org.ktrail.queries.calls.Callees.Step;
import org.ktrail.queries.calls.Callees.Target;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.SlotKind;

/**
 * Answers {@code callees}: what a function calls, plain or through macros, as a tree of the depth
 * asked for. Macros are passed through and not counted. What a function calls is told once; a
 * slot's targets are told but not walked into.
 */
public final class CalleesQuery {
  private static final int MAX_MACROS = 24;

  private final GraphView view;
  private final Graph graph;
  private final Set<EdgeKind> kinds;
  private final int top;
  private final SlotWalk walk;
  private final OneArchitecture architectures;
  private final Map<Integer, Integer> told = new HashMap<>();
  private final Map<Integer, Callee.Slot> slots = new HashMap<>();

  /**
   * @param kinds edge kinds to answer with
   * @param top how many targets of a slot are told; if this is {@link Integer#MAX_VALUE}, those
   *     known by member name only are told, and also what the compiler provides and the variants of
   *     all architectures
   */
  public CalleesQuery(GraphView view, Set<EdgeKind> kinds, int top) {
    this.view = view;
    this.graph = view.graph();
    this.kinds = kinds;
    this.top = top;
    this.walk = new SlotWalk(view);
    this.architectures = new OneArchitecture(view);
  }

  /**
   * @param nodes the functions: all that a name means
   * @param depth calls in a row, at least 1
   */
  public Callees of(int[] nodes, int depth) {
    return new Callees(
        Arrays.stream(nodes)
            .filter(view::hasNode)
            .mapToObj(node -> new Callees.Root(view.symbol(node), steps(node, depth)))
            .toList());
  }

  private List<Step> steps(int node, int depth) {
    told.put(node, depth);
    List<Found> found = new ArrayList<>();
    collect(node, null, List.of(), 0, Set.of(), found);
    found.sort(Found::compare);
    List<Step> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Found f : found) {
      // The same function through two macros of one site is one step, by the shorter way: the
      // first.
      if (seen.add(f.call().site() + " " + f.call().kind() + " " + f.key())) {
        steps.add(new Step(f.call(), callee(f.target(), depth), f.others()));
      }
    }
    return List.copyOf(steps);
  }

  private record Found(Call call, int target, int others) {
    Object key() {
      return target == Graph.UNKNOWN ? call.text() : (Object) target;
    }

    static int compare(Found one, Found other) {
      int order = Call.ORDER.compare(one.call, other.call);
      return order != 0 ? order : Integer.compare(one.target, other.target);
    }
  }

  /**
   * @param site the call by which {@code node}, a macro, was entered from the function; else null
   * @param others architectures that have other macros on the way
   * @param entered macros entered from that site
   */
  private void collect(
      int node,
      @Nullable Call site,
      List<Symbol> macros,
      int others,
      Set<Integer> entered,
      List<Found> found) {
    for (OneArchitecture.Kept kept : kept(node)) {
      int edge = kept.edge();
      int target = graph.edges().target(edge);
      int left = Math.max(others, kept.others());
      Call call = call(edge, site, macros);
      if (target >= 0 && graph.kind(target) == NodeKind.MACRO) {
        // Each macro once a site: nests of macros share most of what they reach.
        Set<Integer> seen = site == null ? new HashSet<>() : entered;
        if (macros.size() < MAX_MACROS && seen.add(target)) {
          List<Symbol> longer = new ArrayList<>(macros);
          longer.add(view.symbol(target));
          collect(target, call, List.copyOf(longer), left, seen, found);
        }
      } else if (kinds.contains(graph.edges().kind(edge))) {
        found.add(new Found(call, target, left));
      }
    }
  }

  private List<OneArchitecture.Kept> kept(int node) {
    boolean all = top == Integer.MAX_VALUE;
    return architectures.of(
        node,
        all,
        edge -> {
          int target = graph.edges().target(edge);
          return view.hasEdge(edge)
              && (target < 0 || view.hasNode(target) && (all || !CompilerNames.has(graph, target)));
        });
  }

  private Call call(int edge, @Nullable Call site, List<Symbol> macros) {
    Condition condition = view.siteCondition(edge);
    Grade grade = graph.edges().grade(edge);
    return new Call(
        site == null ? view.symbol(graph.edges().from(edge)) : site.caller(),
        site == null ? view.site(edge) : site.site(),
        macros,
        graph.edges().kind(edge),
        site == null ? grade : Sites.worst(site.grade(), grade),
        site == null ? condition : Condition.and(site.condition(), condition),
        graph.edges().is(edge, Graph.CLEANUP),
        graph.edges().is(edge, Graph.COPIED),
        graph.edges().text(edge));
  }

  private Callee callee(int target, int depth) {
    if (target == Graph.UNKNOWN) {
      return new Callee.Unknown();
    }
    if (Graph.isSlot(target)) {
      return slots.computeIfAbsent(Graph.slotOf(target), this::slot);
    }
    Symbol function = view.symbol(target);
    if (depth <= 1) {
      return new Callee.Known(function, false, List.of());
    }
    boolean repeated = told.getOrDefault(target, 0) >= depth - 1;
    return new Callee.Known(function, repeated, repeated ? List.of() : steps(target, depth - 1));
  }

  private Callee.Slot slot(int slot) {
    boolean byName = graph.slots().kind(slot) == SlotKind.MEMBER_NAME;
    List<Target> targets =
        byName
            ? targets(graph.slots().fieldsNamed(graph.slots().member(slot)))
            : targets(new int[] {slot});
    return new Callee.Slot(
        graph.slots().title(slot),
        view.declared(slot),
        byName,
        targets.size(),
        targets.stream().limit(byName && top < Integer.MAX_VALUE ? 0 : top).toList());
  }

  /** Each function once, by its nearest and best registration; best grade first, then by name. */
  private List<Target> targets(int[] slots) {
    record Candidate(int registration, SlotWalk.Reached reached) {}
    Map<Integer, Candidate> byNode = new HashMap<>();
    List<SlotWalk.Reached> all =
        Arrays.stream(slots).mapToObj(walk::backward).flatMap(List::stream).toList();
    for (SlotWalk.Reached reached : all) {
      for (int r = graph.registrations().start(reached.slot());
          r < graph.registrations().end(reached.slot());
          r++) {
        if (view.hasRegistration(r)) {
          Candidate candidate = new Candidate(r, reached);
          byNode.merge(
              graph.registrations().node(r),
              candidate,
              (a, b) -> grade(b.registration()).compareTo(grade(a.registration())) < 0 ? b : a);
        }
      }
    }
    return byNode.values().stream()
        .sorted((a, b) -> compare(a.registration(), b.registration()))
        .map(c ->
            new Target(
                view.symbol(graph.registrations().node(c.registration())),
                Registration.of(view, c.registration()),
                walk.evidence(c.reached())))
        .toList();
  }

  /** Best grade first, then by name. */
  private int compare(int one, int other) {
    int order = grade(one).compareTo(grade(other));
    return order != 0
        ? order
        : Integer.compare(graph.registrations().node(one), graph.registrations().node(other));
  }

  private Grade grade(int registration) {
    return graph.registrations().grade(registration);
  }
}
