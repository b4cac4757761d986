package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The best ways in order, after Yen: each next one leaves a known one at some node. Ways that
 * differ only in macros are the same way.
 */
final class Ranking {
  /** Searches for one answer, so that many ways of a large kernel end in time. */
  private static final int SEARCHES = 400;

  private final Walk walk;
  private final Search search;
  private final List<Search.Start> starts;
  private final int most;
  private final List<Route> accepted = new ArrayList<>();
  private final List<Route> candidates = new ArrayList<>();
  private final Set<String> signatures = new HashSet<>();
  private int searches;

  Ranking(Walk walk, Search search, List<Search.Start> starts, int most) {
    this.walk = walk;
    this.search = search;
    this.starts = starts;
    this.most = most;
  }

  /**
   * At most {@code wanted} ways, best first.
   *
   * @param known ways found before, of a better grade: they are not given again
   */
  List<Route> best(int wanted, List<Route> known) {
    List<Route> found = new ArrayList<>();
    for (Route route : known) {
      signatures.add(signature(route));
      accepted.add(route);
    }
    Route first = search.find(starts, most, new BitSet(), new BitSet());
    if (first != null) {
      candidates.add(first);
    }
    while (found.size() < wanted && !candidates.isEmpty()) {
      Route best = candidates.stream().min(this::compare).orElseThrow();
      candidates.remove(best);
      boolean fresh = signatures.add(signature(best));
      if (fresh) {
        found.add(best);
      }
      accepted.add(best);
      if (found.size() < wanted) {
        deviate(best);
      }
    }
    return found;
  }

  private void deviate(Route from) {
    for (int i = -1; i < from.edges().length && searches < SEARCHES; i++) {
      BitSet next = new BitSet();
      for (Route other : accepted) {
        if (sharesRoot(from, other, i) && i + 1 < other.nodes().length) {
          next.set(other.nodes()[i + 1]);
        }
      }
      searches++;
      Route route = i < 0 ? other(next) : spur(from, i, next);
      if (route != null && candidates.stream().noneMatch(c -> isSame(c, route))) {
        candidates.add(route);
      }
    }
  }

  /** A way from another start. */
  private @Nullable Route other(BitSet taken) {
    List<Search.Start> left = starts.stream().filter(s -> !taken.get(s.node())).toList();
    return left.isEmpty() ? null : search.find(left, most, new BitSet(), new BitSet());
  }

  private @Nullable Route spur(Route root, int at, BitSet next) {
    BitSet passed = new BitSet();
    int hops = 0;
    int cost = 0;
    for (int i = 0; i <= at; i++) {
      passed.set(root.nodes()[i]);
      hops += i == 0 ? 0 : walk.weight(root.nodes()[i]);
      cost += i == 0 ? 0 : search.units(root, i - 1);
    }
    Search.Start start = new Search.Start(root.nodes()[at], root.contexts()[at], root.stages()[at]);
    Route rest = search.find(List.of(start), most - cost, passed, next);
    return rest == null ? null : joined(root, at, rest, hops, cost);
  }

  private static Route joined(Route root, int at, Route rest, int hops, int cost) {
    List<int[]> alternatives = new ArrayList<>(root.alternatives().subList(0, at));
    alternatives.addAll(rest.alternatives());
    return new Route(
        join(root.nodes(), at, rest.nodes()),
        join(root.contexts(), at, rest.contexts()),
        join(root.stages(), at, rest.stages()),
        join(root.edges(), at, rest.edges()),
        hops + rest.hops(),
        cost + rest.cost(),
        alternatives);
  }

  private static int[] join(int[] head, int length, int[] tail) {
    int[] all = Arrays.copyOf(head, length + tail.length);
    System.arraycopy(tail, 0, all, length, tail.length);
    return all;
  }

  private static boolean sharesRoot(Route a, Route b, int last) {
    return last < b.nodes().length && Arrays.equals(a.nodes(), 0, last + 1, b.nodes(), 0, last + 1);
  }

  private static boolean isSame(Route a, Route b) {
    return Arrays.equals(a.nodes(), b.nodes());
  }

  private String signature(Route route) {
    return Arrays.toString(
        Arrays.stream(route.nodes()).filter(node -> !walk.isMacro(node)).toArray());
  }

  private int compare(Route a, Route b) {
    int order = Integer.compare(a.cost(), b.cost());
    order = order != 0 ? order : Integer.compare(a.nodes().length, b.nodes().length);
    return order != 0 ? order : Arrays.compare(a.nodes(), b.nodes());
  }
}
