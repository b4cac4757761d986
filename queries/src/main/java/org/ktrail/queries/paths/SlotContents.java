package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.queries.calls.View;
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
   * @param registrations of each function, its evidence
   * @param counts how often each function is put there
   * @param total how often anything is
   * @param most how often the one is that is put there most often
   * @param slots reached; the slot itself first
   * @param flows by which each slot was reached, −1 for the first
   */
  record Content(
      int[] functions,
      int[] registrations,
      int[] counts,
      int total,
      int most,
      int[] slots,
      int[] flows) {
    int size() {
      return functions.length;
    }

    /** How often a function is put there; 0 if it is not. */
    int count(int function) {
      int at = Arrays.binarySearch(functions, function);
      return at < 0 ? 0 : counts[at];
    }
  }

  private final View view;
  private final Graph graph;
  private final boolean byName;
  private final Map<Integer, Content> known = new HashMap<>();
  private final Needs needs;

  /**
   * @param byName whether what is known by a member's name only counts
   */
  SlotContents(View view, boolean byName) {
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
    SortedMap<Integer, Integer> evidence = new TreeMap<>();
    Map<Integer, Integer> times = new HashMap<>();
    if (follows(slot)) {
      java.util.Set<Integer> seen = new java.util.HashSet<>();
      seen.add(slot);
      slots.add(slot);
      flows.add(-1);
      for (int i = 0; i < slots.size(); i++) {
        int s = slots.get(i);
        for (int r = graph.registrations().start(s); r < graph.registrations().end(s); r++) {
          if (counts(r)) {
            evidence.merge(graph.registrations().node(r), r, this::better);
            times.merge(graph.registrations().node(r), 1, Integer::sum);
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
    int[] functions = evidence.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] registrations = evidence.values().stream().mapToInt(Integer::intValue).toArray();
    int[] counts = Arrays.stream(functions).map(times::get).toArray();
    int most = Arrays.stream(counts).max().orElse(1);
    int total = Arrays.stream(counts).sum();
    return new Content(
        functions, registrations, counts, total, most, slots.toArray(), flows.toArray());
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
    Content content = of(slot);
    Map<Integer, Integer> reachedBy = new HashMap<>();
    for (int i = 0; i < content.slots().length; i++) {
      reachedBy.put(content.slots()[i], content.flows()[i]);
    }
    List<Integer> chain = new ArrayList<>();
    int at = graph.registrations().slot(registration);
    while (at != slot) {
      Integer flow = reachedBy.get(at);
      if (flow == null || flow < 0) {
        return List.of();
      }
      chain.add(flow);
      at = graph.flows().target(flow);
    }
    return Collections.unmodifiableList(chain);
  }
}
