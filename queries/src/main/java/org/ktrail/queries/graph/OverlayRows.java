package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Registrations and flows of an overlay. A mapped row counts unless its file is linked anew or it
 * was dropped; rows of one slot have consecutive numbers, so that a slot with any change gets all
 * of its rows anew.
 */
final class OverlayRows {
  private final Graph graph;
  private final Graph base;
  private final Overlay over;
  private final BitSet maskedRegistrations = new BitSet();
  private final BitSet maskedFlows = new BitSet();
  private final Map<Integer, Set<List<Integer>>> registrations = new HashMap<>();
  private final Map<Integer, Set<List<Integer>>> flows = new HashMap<>();
  private final Map<Integer, Set<Integer>> addedTargets = new HashMap<>();

  OverlayRows(Graph graph, Graph base, Overlay over, BitSet relinked) {
    this.graph = graph;
    this.base = base;
    this.over = over;
    mask(base.columns().values(Section.REGISTRATION_FILE), relinked, maskedRegistrations);
    mask(base.columns().values(Section.FLOW_FILE), relinked, maskedFlows);
  }

  private static void mask(int[] fileOf, BitSet relinked, BitSet masked) {
    for (int row = 0; row < fileOf.length; row++) {
      if (fileOf[row] >= 0 && relinked.get(fileOf[row])) {
        masked.set(row);
      }
    }
  }

  /** False if the row is there already. */
  boolean registration(
      int slot, int node, int file, int line, int condition, int flags, int holder) {
    return registrations
        .computeIfAbsent(slot, k -> new LinkedHashSet<>())
        .add(List.of(node, file, line, condition, flags, holder));
  }

  boolean flow(int slot, int source, int file, int line, int condition) {
    addedTargets.computeIfAbsent(source, k -> new LinkedHashSet<>()).add(slot);
    return flows
        .computeIfAbsent(slot, k -> new LinkedHashSet<>())
        .add(List.of(source, file, line, condition));
  }

  void dropRegistration(int row) {
    maskedRegistrations.set(row);
  }

  void dropFlow(int row) {
    maskedFlows.set(row);
  }

  boolean hasRegistration(int row) {
    return !maskedRegistrations.get(row);
  }

  boolean hasFlow(int row) {
    return !maskedFlows.get(row);
  }

  private boolean isMapped(int slot) {
    return slot < over.mapped(Section.SLOT_KIND);
  }

  /** Functions put into a slot. */
  Set<Integer> nodes(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    if (isMapped(slot)) {
      for (int r = base.registrations().start(slot); r < base.registrations().end(slot); r++) {
        if (hasRegistration(r)) {
          found.add(base.registrations().node(r));
        }
      }
    }
    registrations.getOrDefault(slot, Set.of()).forEach(row -> found.add(row.get(0)));
    return found;
  }

  /** Slots whose content is copied into a slot. */
  Set<Integer> sources(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    if (isMapped(slot)) {
      for (int f = base.flows().start(slot); f < base.flows().end(slot); f++) {
        if (hasFlow(f)) {
          found.add(base.flows().source(f));
        }
      }
    }
    flows.getOrDefault(slot, Set.of()).forEach(row -> found.add(row.get(0)));
    return found;
  }

  /** Slots that a slot's content is copied to. */
  Set<Integer> targets(int slot) {
    Set<Integer> found = new LinkedHashSet<>();
    if (isMapped(slot)) {
      for (int f : base.flows().outOf(slot)) {
        if (hasFlow(f)) {
          found.add(base.flows().target(f));
        }
      }
    }
    found.addAll(addedTargets.getOrDefault(slot, Set.of()));
    return found;
  }

  /** Slots with a registration added or masked. */
  Set<Integer> changedSlots() {
    Set<Integer> slots = new TreeSet<>(registrations.keySet());
    maskedRegistrations.stream().forEach(r -> slots.add(base.registrations().slot(r)));
    return slots;
  }

  /** Slots with a flow into them added or masked. */
  Set<Integer> changedFlows() {
    Set<Integer> slots = new TreeSet<>(flows.keySet());
    maskedFlows.stream().forEach(f -> slots.add(base.flows().target(f)));
    return slots;
  }

  void lay() {
    layRegistrations();
    layFlows();
  }

  private void layRegistrations() {
    Set<Integer> slots = changedSlots();
    Map<Integer, IntList> byNode = new HashMap<>();
    Set<Integer> nodes = new TreeSet<>();
    for (int slot : slots) {
      List<int[]> rows = new ArrayList<>();
      if (isMapped(slot)) {
        for (int r = base.registrations().start(slot); r < base.registrations().end(slot); r++) {
          nodes.add(base.registrations().node(r));
          if (hasRegistration(r)) {
            rows.add(
                new int[] {
                  base.registrations().node(r),
                  base.registrations().file(r),
                  base.registrations().line(r),
                  base.registrations().condition(r),
                  base.columns().get(Section.REGISTRATION_FLAGS, r),
                  base.columns().get(Section.REGISTRATION_HOLDER, r)
                });
          }
        }
      }
      registrations.getOrDefault(slot, Set.of()).forEach(row -> rows.add(ints(row)));
      rows.sort(Arrays::compare);
      int start = graph.registrations().count();
      int[] last = null;
      for (int[] row : rows) {
        if (last != null && Arrays.equals(last, row)) {
          continue;
        }
        last = row;
        over.append(Section.REGISTRATION_FILE, row[1]);
        over.append(Section.REGISTRATION_LINE, row[2]);
        over.append(Section.REGISTRATION_CONDITION, row[3]);
        over.append(Section.REGISTRATION_FLAGS, row[4]);
        over.append(Section.REGISTRATION_HOLDER, row[5]);
        over.append(Section.REGISTRATION_SLOT, slot);
        int number = over.append(Section.REGISTRATION_NODE, row[0]);
        nodes.add(row[0]);
        byNode.computeIfAbsent(row[0], k -> new IntList(2)).add(number);
      }
      over.range(Section.REGISTRATION_START, slot, start, graph.registrations().count());
    }
    int mapped = over.mapped(Section.NODE_REGISTRATION_START) - 1;
    for (int node : nodes) {
      int start = over.size(Section.NODE_REGISTRATION);
      for (int r : node < mapped ? base.registrations().of(node) : new int[0]) {
        if (!slots.contains(base.registrations().slot(r))) {
          over.append(Section.NODE_REGISTRATION, r);
        }
      }
      appendAll(Section.NODE_REGISTRATION, byNode.get(node));
      over.range(
          Section.NODE_REGISTRATION_START, node, start, over.size(Section.NODE_REGISTRATION));
    }
  }

  private void layFlows() {
    Set<Integer> slots = changedFlows();
    Map<Integer, IntList> bySource = new HashMap<>();
    Set<Integer> sources = new TreeSet<>();
    for (int slot : slots) {
      List<int[]> rows = new ArrayList<>();
      if (isMapped(slot)) {
        for (int f = base.flows().start(slot); f < base.flows().end(slot); f++) {
          sources.add(base.flows().source(f));
          if (hasFlow(f)) {
            rows.add(
                new int[] {
                  base.flows().source(f),
                  base.flows().file(f),
                  base.flows().line(f),
                  base.flows().condition(f)
                });
          }
        }
      }
      flows.getOrDefault(slot, Set.of()).forEach(row -> rows.add(ints(row)));
      rows.sort(Arrays::compare);
      int start = over.size(Section.FLOW_SOURCE);
      int[] last = null;
      for (int[] row : rows) {
        if (last != null && Arrays.equals(last, row)) {
          continue;
        }
        last = row;
        over.append(Section.FLOW_FILE, row[1]);
        over.append(Section.FLOW_LINE, row[2]);
        over.append(Section.FLOW_CONDITION, row[3]);
        over.append(Section.FLOW_TARGET, slot);
        int number = over.append(Section.FLOW_SOURCE, row[0]);
        sources.add(row[0]);
        bySource.computeIfAbsent(row[0], k -> new IntList(2)).add(number);
      }
      over.range(Section.FLOW_START, slot, start, over.size(Section.FLOW_SOURCE));
    }
    for (int source : sources) {
      int start = over.size(Section.FLOW_OUT);
      for (int f : isMapped(source) ? base.flows().outOf(source) : new int[0]) {
        if (!slots.contains(base.flows().target(f))) {
          over.append(Section.FLOW_OUT, f);
        }
      }
      appendAll(Section.FLOW_OUT, bySource.get(source));
      over.range(Section.FLOW_OUT_START, source, start, over.size(Section.FLOW_OUT));
    }
  }

  private void appendAll(Section section, @org.jspecify.annotations.Nullable IntList values) {
    for (int i = 0; values != null && i < values.size(); i++) {
      over.append(section, values.get(i));
    }
  }

  private static int[] ints(List<Integer> row) {
    return row.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Slots of which the functions put into them, or the slots they copy, are others than before. */
  Set<Integer> slotsWithOtherContent() {
    Set<Integer> found = new HashSet<>();
    for (int slot : changedSlots()) {
      Set<Integer> before = new HashSet<>();
      if (isMapped(slot)) {
        for (int r = base.registrations().start(slot); r < base.registrations().end(slot); r++) {
          before.add(base.registrations().node(r));
        }
      }
      if (!before.equals(nodes(slot))) {
        found.add(slot);
      }
    }
    for (int slot : changedFlows()) {
      Set<Integer> before = new HashSet<>();
      if (isMapped(slot)) {
        for (int f = base.flows().start(slot); f < base.flows().end(slot); f++) {
          before.add(base.flows().source(f));
        }
      }
      if (!before.equals(sources(slot))) {
        found.add(slot);
      }
    }
    return found;
  }
}
