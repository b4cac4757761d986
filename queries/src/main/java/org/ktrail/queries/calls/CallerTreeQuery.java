package org.ktrail.queries.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.queries.calls.CallerTree.Above;
import org.ktrail.queries.calls.CallerTree.Branch;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;

/**
 * Answers {@code callers --depth N}, breadth first, so that what is near comes before what is far
 * where there is too much. Callers through slots are all that can call what is in the slot.
 */
public final class CallerTreeQuery {
  /** Functions whose callers are looked for at most: some seconds. */
  private static final int MAX_FOLLOWED = 5_000;

  private final GraphView view;
  private final Within within;
  private final CallersQuery callers;
  private final Map<Symbol, List<Found>> above = new HashMap<>();

  /**
   * @param kinds edge kinds to go by
   * @param within keeps what lies there, and what leads to something that does
   */
  public CallerTreeQuery(GraphView view, Set<EdgeKind> kinds, Within within) {
    this.view = view;
    this.within = within;
    this.callers = new CallersQuery(view, kinds);
  }

  /** A caller that was found; mutable while the tree grows. */
  private static final class Found {
    final Symbol function;
    final int depth;
    final List<Call> calls = new ArrayList<>();
    String through = "";
    Place registered = Place.NOWHERE;
    Above told = Above.NOT_ASKED;
    boolean shown;

    Found(Symbol function, int depth) {
      this.function = function;
      this.depth = depth;
    }

    /** Who calls first, then who registers it. */
    static int compare(Found one, Found other) {
      int order = Boolean.compare(!one.through.isEmpty(), !other.through.isEmpty());
      return order != 0 ? order : Call.ORDER.compare(one.calls.getFirst(), other.calls.getFirst());
    }
  }

  /**
   * @param nodes the functions: all that a name means
   * @param depth calls in a row, at least 1
   * @param limit callers in the tree
   */
  public CallerTree of(int[] nodes, int depth, int limit) {
    List<Symbol> functions =
        Arrays.stream(nodes).filter(view::hasNode).mapToObj(view::symbol).toList();
    List<Found> first = above(nodes, 1);
    functions.forEach(f -> above.put(f, first));
    int unfollowed = grow(first, depth, limit);
    Set<Symbol> leading = leading();
    keep(first, leading);
    above.values().forEach(list -> keep(list, leading));
    List<Found> order = breadthFirst(first);
    order.stream().limit(limit).forEach(f -> f.shown = true);
    List<Branch> branches = branches(first);
    return new CallerTree(
        functions, branches, Math.min(limit, order.size()), order.size(), unfollowed);
  }

  /** Looks for callers of callers. */
  private int grow(List<Found> first, int depth, int limit) {
    Queue<Found> queue = new ArrayDeque<>(first);
    int found = first.size();
    int followed = 0;
    int unfollowed = 0;
    while (!queue.isEmpty()) {
      StillWanted.check();
      Found f = queue.remove();
      if (above.containsKey(f.function)) {
        f.told = Above.ELSEWHERE;
      } else if (f.depth < depth) {
        // What is narrowed has to be looked for before it can be counted.
        if (followed == MAX_FOLLOWED || within.isAnywhere() && found >= limit) {
          unfollowed++;
          continue;
        }
        followed++;
        List<Found> next = above(nodes(f.function), f.depth + 1);
        above.put(f.function, next);
        f.told = Above.TOLD;
        found += next.size();
        queue.addAll(next);
      }
    }
    return unfollowed;
  }

  private int[] nodes(Symbol function) {
    Graph graph = view.graph();
    return function.kind() == NodeKind.FILE_SCOPE
        ? new int[0]
        : Arrays.stream(graph.nodes(function.name()))
            .filter(node -> view.symbol(node).equals(function))
            .toArray();
  }

  private List<Found> above(int[] nodes, int depth) {
    Callers all = callers.of(nodes);
    Map<Symbol, Found> found = new LinkedHashMap<>();
    for (Call call : all.direct()) {
      found.computeIfAbsent(call.caller(), f -> new Found(f, depth)).calls.add(call);
    }
    for (Callers.Through through : all.indirect()) {
      for (Callers.Route route : through.routes()) {
        for (Call call : route.calls()) {
          Found caller = found.computeIfAbsent(call.caller(), f -> new Found(f, depth));
          if (caller.calls.isEmpty()) {
            caller.through = route.slot();
            caller.registered = through.registrations().getFirst().place();
          }
          if (!caller.calls.contains(call)) {
            caller.calls.add(call);
          }
        }
      }
    }
    List<Found> sorted = new ArrayList<>(found.values());
    sorted.sort(Found::compare);
    return sorted;
  }

  /** Functions above which something lies where the answer is narrowed to. */
  private Set<Symbol> leading() {
    Set<Symbol> leading = new HashSet<>();
    boolean grew = !within.isAnywhere();
    while (grew) {
      grew = false;
      for (Map.Entry<Symbol, List<Found>> entry : above.entrySet()) {
        if (!leading.contains(entry.getKey())
            && entry.getValue().stream().anyMatch(f -> stays(f, leading))) {
          grew |= leading.add(entry.getKey());
        }
      }
    }
    return leading;
  }

  private boolean stays(Found f, Set<Symbol> leading) {
    return f.calls.stream().anyMatch(call -> within.has(call.site().path()))
        || leading.contains(f.function);
  }

  private void keep(List<Found> list, Set<Symbol> leading) {
    list.removeIf(f -> !stays(f, leading));
  }

  private List<Found> breadthFirst(List<Found> first) {
    List<Found> order = new ArrayList<>(first);
    for (int i = 0; i < order.size(); i++) {
      order.addAll(callersOf(order.get(i)));
    }
    return order;
  }

  private List<Found> callersOf(Found f) {
    return f.told == Above.TOLD ? above.getOrDefault(f.function, List.of()) : List.of();
  }

  private List<Branch> branches(List<Found> found) {
    return found.stream()
        .filter(f -> f.shown)
        .map(f -> {
          List<Found> next = callersOf(f);
          int hidden = (int) next.stream().filter(n -> !n.shown).count();
          return new Branch(
              f.function,
              List.copyOf(f.calls),
              f.through,
              f.registered,
              f.told,
              branches(next),
              hidden);
        })
        .toList();
  }
}
