package org.ktrail.queries.claims;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.TraceHop;

/**
 * Ways that end in calls which a patch adds: from a function, in the snapshot, to one that the
 * patch changes, and on by the calls in its added lines. For a message that is judged on a snapshot
 * without its own patch.
 */
final class PatchWays {
  /** Added calls in a row. */
  private static final int MOST_CALLS = 4;

  private final PatchFacts patch;
  private final TraceNames names;
  private final HopFinder finder;

  PatchWays(PatchFacts patch, TraceNames names, HopFinder finder) {
    this.patch = patch;
    this.names = names;
    this.finder = finder;
  }

  /** A way: {@code lead} in the snapshot, then calls that the patch adds. */
  record Way(Optional<Path> lead, List<PatchFacts.Call> calls) {}

  /**
   * The way of fewest added calls.
   *
   * @param nodes what {@code from} means in the snapshot; may be empty
   */
  Optional<Way> find(String from, int[] nodes, String to, int maxHops) {
    Deque<List<PatchFacts.Call>> queue = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    callsOf(to).forEach(call -> queue.add(List.of(call)));
    while (!queue.isEmpty()) {
      List<PatchFacts.Call> calls = queue.remove();
      String first = calls.getFirst().caller();
      if (first.equals(from)) {
        return Optional.of(new Way(Optional.empty(), calls));
      }
      if (!seen.add(first)) {
        continue;
      }
      int[] ends = names.nodes(Manners.function(first));
      if (ends.length > 0 && nodes.length > 0) {
        Optional<Path> lead = lead(nodes, ends, maxHops - calls.size());
        if (lead.isPresent()) {
          return Optional.of(new Way(lead, calls));
        }
      }
      if (calls.size() < MOST_CALLS) {
        for (PatchFacts.Call call : callsOf(first)) {
          List<PatchFacts.Call> longer = new ArrayList<>(List.of(call));
          longer.addAll(calls);
          queue.add(longer);
        }
      }
    }
    return Optional.empty();
  }

  private List<PatchFacts.Call> callsOf(String callee) {
    return patch.calls().stream().filter(call -> call.callee().equals(callee)).toList();
  }

  private Optional<Path> lead(int[] from, int[] to, int maxHops) {
    HopFinder.Ways ways = finder.to(to, new BitSet());
    return ways.from(from, maxHops, Grade.EXACT);
  }

  /** A function of a like name that the patch calls on a way from a hop. */
  Optional<HopVerdict.Nearest> like(String name, TraceHop from, int maxHops) {
    Collection<String> callees = new LinkedHashSet<>();
    patch.calls().forEach(call -> callees.add(call.callee()));
    for (String callee : new NameLikeness(name).among(callees, 4)) {
      Optional<Way> way = find(from.name().name(), names.nodes(from.name()), callee, maxHops);
      if (way.isPresent()) {
        return Optional.of(
            new HopVerdict.Nearest(
                callee, Optional.empty(), Optional.of(way.get().calls().getLast())));
      }
    }
    return Optional.empty();
  }
}
