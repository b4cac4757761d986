package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.Callers.Route;
import org.ktrail.queries.calls.Callers.Through;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.SlotKind;

/**
 * Answers {@code callers}: direct calls, through macros or not, and for each slot that the function
 * is put into the sites that call through it or through a slot that its content flows into.
 */
public final class CallersQuery {
  private final GraphView view;
  private final Graph graph;
  private final Set<EdgeKind> kinds;
  private final Within within;
  private final Sites sites;
  private final SlotWalk walk;

  /**
   * @param kinds edge kinds to answer with
   */
  public CallersQuery(GraphView view, Set<EdgeKind> kinds) {
    this(view, kinds, Within.ANYWHERE);
  }

  /**
   * @param within where sites lie that are answered with; a slot without any is left out, unless
   *     something is put into it there
   */
  public CallersQuery(GraphView view, Set<EdgeKind> kinds, Within within) {
    this.within = within;
    this.view = view;
    this.graph = view.graph();
    this.kinds = kinds;
    this.sites = new Sites(view);
    this.walk = new SlotWalk(view);
  }

  /**
   * @param nodes the functions: all that a name means
   */
  public Callers of(int[] nodes) {
    int[] asked = Arrays.stream(nodes).filter(view::hasNode).toArray();
    List<Call> direct =
        Arrays.stream(asked)
            .flatMap(node -> Arrays.stream(graph.edges().in(node)))
            .mapToObj(this::calls)
            .flatMap(List::stream)
            .distinct()
            .sorted(Call.ORDER)
            .toList();
    TreeMap<Integer, List<Registration>> bySlot = new TreeMap<>();
    for (int node : asked) {
      for (int r : graph.registrations().of(node)) {
        if (view.hasRegistration(r)) {
          bySlot
              .computeIfAbsent(graph.registrations().slot(r), s -> new ArrayList<>())
              .add(Registration.of(view, r));
        }
      }
    }
    List<Through> indirect = new ArrayList<>();
    TreeSet<String> members = new TreeSet<>();
    bySlot.forEach((slot, registrations) -> {
      registrations.sort(Registration.ORDER);
      List<Route> routes = routes(slot);
      if (!routes.isEmpty()
          || kinds.size() == EdgeKind.values().length
              && !graph.slots().isPart(slot)
              && registrations.stream().anyMatch(r -> within.has(r.place().path()))) {
        indirect.add(
            new Through(
                graph.slots().title(slot),
                view.declared(slot),
                List.copyOf(registrations),
                routes));
      }
      if (graph.slots().kind(slot) == SlotKind.FIELD) {
        members.add(graph.slots().member(slot));
      }
    });
    List<Call> byName =
        members.stream()
            .mapToInt(graph.slots()::memberName)
            .filter(slot -> slot >= 0)
            .mapToObj(this::dispatches)
            .flatMap(List::stream)
            .toList();
    return new Callers(
        Arrays.stream(asked).mapToObj(node -> view.symbol(node)).toList(),
        direct,
        new Endings(graph, view, this::calls).of(asked),
        indirect,
        byName);
  }

  private List<Call> calls(int edge) {
    if (!kinds.contains(graph.edges().kind(edge))) {
      return List.of();
    }
    List<Call> all = sites.of(edge);
    return within.isAnywhere()
        ? all
        : all.stream().filter(call -> within.has(call.site().path())).toList();
  }

  private List<Route> routes(int slot) {
    List<Route> routes = new ArrayList<>();
    for (SlotWalk.Reached reached : walk.forward(slot)) {
      List<Call> calls = dispatches(reached.slot());
      if (!calls.isEmpty()) {
        routes.add(new Route(graph.slots().title(reached.slot()), walk.evidence(reached), calls));
      }
    }
    return routes;
  }

  private List<Call> dispatches(int slot) {
    return IntStream.of(graph.slots().dispatches(slot))
        .mapToObj(this::calls)
        .flatMap(List::stream)
        .distinct()
        .sorted(Call.ORDER)
        .toList();
  }
}
