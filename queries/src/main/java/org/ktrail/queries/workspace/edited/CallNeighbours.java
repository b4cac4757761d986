package org.ktrail.queries.workspace.edited;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.CalleesQuery;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.calls.CallersQuery;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Place;

/**
 * Who calls a function and what it calls, one step each way, by name and through slots: what {@code
 * callers} and {@code callees} tell, by neighbour.
 */
public final class CallNeighbours {
  private static final Set<EdgeKind> ALL = EnumSet.allOf(EdgeKind.class);

  /** Functions in a slot that are told. */
  private static final int TARGETS = 200;

  private CallNeighbours() {}

  /**
   * A neighbour.
   *
   * @param function empty if it is not known what is called
   * @param written the callee as written, where it is not known
   * @param through the slot that calls go through, "" if they are by name
   * @param sites of the calls, each in the file of whoever calls
   */
  public record Neighbour(
      Optional<Symbol> function, String written, String through, List<Place> sites) {}

  /** The functions and macros of a name that a file defines, or the ones that it means at all. */
  public static List<Symbol> functions(GraphView view, NamedPlace named) {
    List<Symbol> found = new ArrayList<>();
    for (int node : nodes(view, named.place().path(), named.name())) {
      Symbol symbol = view.symbol(node);
      if (symbol.place().equals(named.place())) {
        found.add(symbol);
      }
    }
    return List.copyOf(found);
  }

  private static int[] nodes(GraphView view, String path, String name) {
    return new FunctionName(path, name).in(view);
  }

  /** How often a function is called: directly, and through slots that it is put into. */
  public record Count(int direct, int throughSlots) {
    public int all() {
      return direct + throughSlots;
    }
  }

  /** How often what a file defines by this name is called. */
  public static Count count(GraphView view, String path, String name) {
    Callers callers = new CallersQuery(view, ALL).of(nodes(view, path, name));
    int through =
        callers.indirect().stream()
            .flatMap(t -> t.routes().stream())
            .mapToInt(r -> r.calls().size())
            .sum();
    return new Count(callers.direct().size(), through);
  }

  /** Who calls what a file defines by this name. */
  public static List<Neighbour> callers(GraphView view, String path, String name) {
    Callers callers = new CallersQuery(view, ALL).of(nodes(view, path, name));
    Gathered gathered = new Gathered();
    callers.direct().forEach(call -> gathered.add(call.caller(), "", call));
    callers.endings().forEach(end -> gathered.add(end.call().caller(), "", end.call()));
    for (Callers.Through through : callers.indirect()) {
      for (Callers.Route route : through.routes()) {
        route.calls().forEach(call -> gathered.add(call.caller(), route.slot(), call));
      }
    }
    return gathered.all();
  }

  /** What that which a file defines by this name calls. */
  public static List<Neighbour> callees(GraphView view, String path, String name) {
    Callees callees = new CalleesQuery(view, ALL, TARGETS).of(nodes(view, path, name), 1);
    Gathered gathered = new Gathered();
    for (Callees.Root root : callees.roots()) {
      for (Callees.Step step : root.steps()) {
        switch (step.callee()) {
          case Callees.Callee.Known known -> gathered.add(known.function(), "", step.call());
          case Callees.Callee.Slot slot -> {
            slot.shown().forEach(t -> gathered.add(t.function(), slot.title(), step.call()));
            if (slot.shown().isEmpty()) {
              gathered.unknown(slot.title(), step.call());
            }
          }
          case Callees.Callee.Unknown _ -> gathered.unknown("", step.call());
        }
      }
    }
    return gathered.all();
  }

  /** Neighbours in the order in which they are found, each once for each slot. */
  private static final class Gathered {
    private record Key(Optional<Symbol> function, String written, String through) {}

    private final Map<Key, List<Place>> sites = new LinkedHashMap<>();

    void add(Symbol function, String through, Call call) {
      add(new Key(Optional.of(function), "", through), call);
    }

    void unknown(String through, Call call) {
      add(new Key(Optional.empty(), call.text(), through), call);
    }

    private void add(Key key, Call call) {
      List<Place> known = sites.computeIfAbsent(key, k -> new ArrayList<>());
      if (!known.contains(call.site())) {
        known.add(call.site());
      }
    }

    List<Neighbour> all() {
      return sites.entrySet().stream()
          .map(e ->
              new Neighbour(
                  e.getKey().function(),
                  e.getKey().written(),
                  e.getKey().through(),
                  List.copyOf(e.getValue())))
          .toList();
    }
  }
}
