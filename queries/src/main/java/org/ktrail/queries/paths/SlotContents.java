package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.SlotKind;

/**
 * Which functions can be in a slot: its registrations and those of all slots whose content flows to
 * it. Breadth first, so that the evidence kept for a function is a shortest one. Remembers answers;
 * not for more than one thread.
 */
final class SlotContents {
  /**
   * @param functions ascending
   * @param starts where the places of each begin among all of them, and their end
   * @param places that put the functions there, registrations, in the order they are met
   * @param most how often the one is put there that is most often
   * @param slots reached; the slot itself first
   * @param flows by which each slot was reached, −1 for the first
   */
  record Content(int[] functions, int[] starts, int[] places, int most, int[] slots, int[] flows) {
    int size() {
      return functions.length;
    }

    /** How often anything is put there. */
    int total() {
      return places.length;
    }

    boolean has(int function) {
      return count(function) > 0;
    }

    /** How often a function is put there; 0 if it is not. */
    int count(int function) {
      int at = Arrays.binarySearch(functions, function);
      return at < 0 ? 0 : starts[at + 1] - starts[at];
    }
  }

  private final GraphView view;
  private final Graph graph;
  private final boolean byName;
  private final Map<Integer, Content> known = new HashMap<>();

  /** Of some contents the slots with the flows they were reached by, ascending. */
  private final Map<Integer, long[]> reached = new HashMap<>();

  private final Needs needs;

  /**
   * @param byName whether what is known by a member's name only counts
   */
  SlotContents(GraphView view, boolean byName) {
    this.view = view;
    this.graph = view.graph();
    this.byName = byName;
    needs = new Needs(graph);
  }

  Content of(int slot) {
    Content content = known.get(slot);
    if (content == null) {
      content = find(slot);
      known.put(slot, content);
    }
    return content;
  }

  /** Whether a slot may be followed at this grade. */
  boolean follows(int slot) {
    return byName || graph.slots().kind(slot) != SlotKind.MEMBER_NAME;
  }

  boolean counts(int registration) {
    return (byName || graph.registrations().grade(registration) != Grade.NAME)
        && view.hasRegistration(registration);
  }

  private Content find(int slot) {
    IntList slots = new IntList();
    IntList flows = new IntList();
    IntList met = new IntList();
    if (follows(slot)) {
      Set<Integer> seen = new HashSet<>();
      seen.add(slot);
      slots.add(slot);
      flows.add(-1);
      for (int i = 0; i < slots.size(); i++) {
        int s = slots.get(i);
        int end = graph.registrations().end(s);
        for (int r = graph.registrations().start(s); r < end; r++) {
          if (counts(r)) {
            met.add(r);
          }
        }
        for (int f = graph.flows().start(s); f < graph.flows().end(s); f++) {
          int source = graph.flows().source(f);
          if (follows(source) && view.hasFlow(f) && seen.add(source)) {
            slots.add(source);
            flows.add(f);
          }
        }
      }
    }
    return content(met, slots.toArray(), flows.toArray());
  }

  private Content content(IntList met, int[] slots, int[] flows) {
    long[] byFunction = new long[met.size()];
    for (int i = 0; i < byFunction.length; i++) {
      byFunction[i] = (long) graph.registrations().node(met.get(i)) << Integer.SIZE | i;
    }
    Arrays.sort(byFunction);
    IntList functions = new IntList();
    IntList starts = new IntList();
    int[] places = new int[byFunction.length];
    int most = 1;
    for (int i = 0; i < places.length; i++) {
      int function = (int) (byFunction[i] >>> Integer.SIZE);
      if (functions.size() == 0 || functions.get(functions.size() - 1) != function) {
        functions.add(function);
        starts.add(i);
      }
      places[i] = met.get((int) byFunction[i]);
      most = Math.max(most, i + 1 - starts.get(starts.size() - 1));
    }
    starts.add(places.length);
    return new Content(functions.toArray(), starts.toArray(), places, most, slots, flows);
  }

  /** The registration that best proves that a function is in a slot; −1 if it is not. */
  int evidence(int slot, int function) {
    Content content = of(slot);
    int at = Arrays.binarySearch(content.functions(), function);
    if (at < 0) {
      return -1;
    }
    int best = content.places()[content.starts()[at]];
    for (int i = content.starts()[at] + 1; i < content.starts()[at + 1]; i++) {
      best = better(best, content.places()[i]);
    }
    return best;
  }

  /** Of two places that put a function into one slot the one that needs fewer options. */
  private int better(int first, int other) {
    return graph.registrations().slot(first) == graph.registrations().slot(other)
            && needs.of(other) < needs.of(first)
        ? other
        : first;
  }

  /**
   * The flows from the registration's slot to {@code slot}, in the order the content takes them.
   */
  List<Integer> flows(int slot, int registration) {
    List<Integer> chain = new ArrayList<>();
    int at = graph.registrations().slot(registration);
    while (at != slot) {
      int flow = reachedBy(slot, at);
      if (flow < 0) {
        return List.of();
      }
      chain.add(flow);
      at = graph.flows().target(flow);
    }
    return Collections.unmodifiableList(chain);
  }

  /** The flow by which a slot's content reached another slot; negative if it did not. */
  private int reachedBy(int slot, int other) {
    long[] sorted =
        reached.computeIfAbsent(
            slot,
            s -> {
              Content content = of(s);
              long[] pairs = new long[content.slots().length];
              for (int i = 0; i < pairs.length; i++) {
                pairs[i] = pair(content.slots()[i], content.flows()[i]);
              }
              Arrays.sort(pairs);
              return pairs;
            });
    int at = Arrays.binarySearch(sorted, pair(other, 0));
    int first = at < 0 ? -at - 1 : at;
    return first < sorted.length && (int) (sorted[first] >>> Integer.SIZE) == other
        ? (int) sorted[first]
        : -1;
  }

  private static long pair(int slot, int flow) {
    return (long) slot << Integer.SIZE | Integer.toUnsignedLong(flow);
  }
}
