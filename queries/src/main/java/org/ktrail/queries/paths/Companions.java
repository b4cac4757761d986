package org.ktrail.queries.paths;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.SlotKind;

/**
 * Which functions of tables can be those of one object. Records name tables together ({@code {
 * .prot = &tcp_prot, .ops = &stream_ops }}); a way that goes through a table does not go on through
 * what is only named beside other ones.
 */
final class Companions {
  private final Walk walk;
  private final Graph graph;
  private final Contexts contexts;
  private final Map<String, Set<String>> beside = new HashMap<>();
  private final Map<Integer, Set<String>> tables = new HashMap<>();

  Companions(Walk walk, Contexts contexts) {
    this.walk = walk;
    this.graph = walk.graph;
    this.contexts = contexts;
  }

  /** Two functions of a way, each called through a table, that no object has both; or none. */
  List<Integer> strangers(Route route) {
    int hops = route.edges().length;
    for (int i = 0; i < hops; i++) {
      int first = slot(route, i);
      if (first < 0) {
        continue;
      }
      Set<String> one = holders(first, route.nodes()[i + 1]);
      for (int j = i + 1; j < hops; j++) {
        int second = slot(route, j);
        if (second >= 0
            && second != first
            && areStrangers(one, second, holders(second, route.nodes()[j + 1]))) {
          return List.of(route.nodes()[i + 1], route.nodes()[j + 1]);
        }
      }
    }
    return List.of();
  }

  /** The member through which a hop leads, −1 if none or if a caller said what is there. */
  private int slot(Route route, int hop) {
    int edge = route.edges()[hop];
    int target = graph.edges().target(edge);
    if (!Graph.isSlot(target)) {
      return -1;
    }
    int slot = Graph.slotOf(target);
    return graph.slots().kind(slot) == SlotKind.FIELD
            && contexts.called(route.contexts()[hop], route.nodes()[hop], edge) < 0
        ? slot
        : -1;
  }

  /** Whether each table of the one is named beside some of the slot's, and beside none of these. */
  private boolean areStrangers(Set<String> one, int slot, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    for (String table : one) {
      Set<String> named = beside.computeIfAbsent(table, graph::companions);
      boolean knows = false;
      for (String t : named) {
        if (other.contains(t)) {
          return false;
        }
        knows |= tables(slot).contains(t);
      }
      if (!knows) {
        return false;
      }
    }
    return true;
  }

  /** All tables that fill a slot. */
  private Set<String> tables(int slot) {
    return tables.computeIfAbsent(
        slot,
        s -> {
          Set<String> all = new HashSet<>();
          for (int function : walk.contents.of(s).functions()) {
            all.addAll(holders(s, function));
          }
          return all;
        });
  }

  /** The tables in which a function is in a slot. */
  private Set<String> holders(int slot, int function) {
    Set<String> found = new HashSet<>();
    for (int r : graph.registrations().of(function)) {
      if (graph.registrations().slot(r) == slot && walk.contents.counts(r)) {
        found.add(graph.registrations().holder(r));
      }
    }
    found.remove("");
    return found;
  }
}
