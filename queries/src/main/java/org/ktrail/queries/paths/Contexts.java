package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.SlotKind;

/**
 * Contexts by number; 0 is the one that knows nothing. A context is a list of triples, ascending by
 * slot: the slot, the number of the set of what it holds, and for how many hops it is still known.
 * A set holds functions (≥ 0) and encoded slots whose content was handed down.
 *
 * <p>Parameters are known in their own function only, whose slots they are. Members of local
 * records whose address was handed on stay known for {@link #DEPTH} hops. Which table of operations
 * a parameter or member points to is known alike: its set holds tables.
 */
final class Contexts {
  /** Hops for which the member of a caller's local record is remembered. */
  static final int DEPTH = 8;

  static final int OPEN = 0;

  private record Key(int[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && Arrays.equals(values, k.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  private final Walk walk;
  private final Graph graph;
  private final List<int[]> contexts = new ArrayList<>();
  private final Map<Key, Integer> contextIds = new HashMap<>();
  private final List<int[]> sets = new ArrayList<>();
  private final Map<Key, Integer> setIds = new HashMap<>();
  private final Map<Integer, Boolean> live = new HashMap<>();
  private final Map<Long, Integer> inTables = new HashMap<>();
  private final Map<Integer, Boolean> filled = new HashMap<>();

  Contexts(Walk walk) {
    this.walk = walk;
    this.graph = walk.graph;
    intern(new int[0], contexts, contextIds);
  }

  private static int intern(int[] values, List<int[]> all, Map<Key, Integer> ids) {
    Integer known = ids.get(new Key(values));
    if (known != null) {
      return known;
    }
    all.add(values);
    ids.put(new Key(values), all.size() - 1);
    return all.size() - 1;
  }

  int[] set(int id) {
    return sets.get(id);
  }

  /** Number of the set that a slot holds in a context, or −1 if nothing is known. */
  int held(int context, int slot) {
    if (context == OPEN) {
      return -1;
    }
    int[] entries = contexts.get(context);
    for (int i = 0; i < entries.length; i += 3) {
      if (entries[i] == slot) {
        return entries[i + 1];
      }
    }
    return -1;
  }

  /** The context in {@code callee} when an edge is taken to it in a context. */
  int after(int context, int edge, int callee) {
    int first = graph.edges().bindingStart(edge);
    int end = graph.edges().bindingEnd(edge);
    if (context == OPEN && first == end) {
      return OPEN;
    }
    int[] before = contexts.get(context);
    IntList entries = new IntList(before.length + 3 * (end - first));
    int spent = walk.weight(callee);
    for (int i = 0; i < before.length; i += 3) {
      if (!isParameter(before[i]) && before[i + 2] > spent) {
        entries.add(before[i]);
        entries.add(before[i + 1]);
        entries.add(before[i + 2] - spent);
      }
    }
    int[] parameters = null;
    int receiver = receiver(edge);
    for (int b = first; b < end; b++) {
      int target = graph.edges().bindingTarget(b);
      if (isRepeated(first, b, target)) {
        continue;
      }
      int slot;
      if (target < 0) {
        slot = Graph.slotOf(target);
      } else {
        parameters = parameters == null ? graph.slots().parameters(callee) : parameters;
        slot = parameter(parameters, target);
      }
      if (slot >= 0 && target != receiver && isLive(slot, callee)) {
        int left = target >= 0 || isParameter(slot) ? 1 : DEPTH;
        put(entries, slot, handed(context, b, end, target), left);
      }
    }
    return entries.isEmpty() ? OPEN : intern(sorted(entries), contexts, contextIds);
  }

  private boolean isFilled(int slot) {
    return graph.slots().isTable(slot) && graph.slots().isFilled(slot);
  }

  private boolean isParameter(int slot) {
    return graph.slots().kind(slot) == SlotKind.PARAMETER || graph.slots().isTableParameter(slot);
  }

  private boolean isRepeated(int first, int binding, int target) {
    for (int b = first; b < binding; b++) {
      if (graph.edges().bindingTarget(b) == target) {
        return true;
      }
    }
    return false;
  }

  private int parameter(int[] parameters, int index) {
    for (int slot : parameters) {
      if (graph.slots().index(slot) == index) {
        return slot;
      }
    }
    return -1;
  }

  /** The set that some bindings of one target hand on; −1 if it is not known. */
  private int handed(int context, int first, int end, int target) {
    IntList values = new IntList(end - first);
    for (int b = first; b < end; b++) {
      if (graph.edges().bindingTarget(b) != target) {
        continue;
      }
      int source = graph.edges().bindingSource(b);
      if (source >= 0) {
        values.add(source);
        continue;
      }
      if (source == target) {
        return -1;
      }
      int slot = Graph.slotOf(source);
      int held = held(context, slot);
      if (held >= 0) {
        for (int value : set(held)) {
          values.add(value);
        }
      } else if (graph.slots().kind(slot) == SlotKind.TABLE
          ? filled.computeIfAbsent(slot, this::isFilled)
          : walk.contents.follows(slot)) {
        values.add(source);
      } else {
        return -1;
      }
    }
    int[] sorted = Arrays.stream(values.toArray()).sorted().distinct().toArray();
    return intern(sorted, sets, setIds);
  }

  /** Sets, or with −1 forgets, what a slot holds. */
  private static void put(IntList entries, int slot, int set, int left) {
    for (int i = 0; i < entries.size(); i += 3) {
      if (entries.get(i) == slot) {
        entries.set(i + 1, set);
        entries.set(i + 2, left);
        return;
      }
    }
    entries.add(slot);
    entries.add(set);
    entries.add(left);
  }

  private static int[] sorted(IntList entries) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += 3) {
      if (entries.get(i + 1) >= 0) {
        rows.add(new int[] {entries.get(i), entries.get(i + 1), entries.get(i + 2)});
      }
    }
    rows.sort(Arrays::compare);
    return rows.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private boolean isLive(int slot, int callee) {
    return graph.slots().isTableParameter(slot) ? isRead(slot, callee) : isLive(slot);
  }

  /** Whether a function calls through the table that a parameter points to, or hands it on. */
  private boolean isRead(int slot, int function) {
    Boolean known = live.get(slot);
    if (known != null) {
      return known;
    }
    live.put(slot, false); // a call of itself adds nothing
    boolean read = false;
    int source = Graph.encodeSlot(slot);
    int end = graph.edges().outEnd(function);
    for (int edge = graph.edges().outStart(function); edge < end && !read; edge++) {
      int last = graph.edges().bindingEnd(edge);
      for (int b = graph.edges().bindingStart(edge); b < last && !read; b++) {
        if (graph.edges().bindingSource(b) == source) {
          int target = graph.edges().bindingTarget(b);
          int callee = graph.edges().target(edge);
          read = target == source || callee < 0 || isLive(Graph.slotOf(target), callee);
        }
      }
    }
    live.put(slot, read);
    return read;
  }

  /** Whether what is in a slot can ever be called from there, or from where it is handed on to. */
  private boolean isLive(int slot) {
    if (graph.slots().kind(slot) == SlotKind.TABLE) {
      return true;
    }
    Boolean known = live.get(slot);
    if (known != null) {
      return known;
    }
    live.put(slot, true); // slots that feed each other are kept: too many is only slower
    boolean result = graph.slots().dispatches(slot).length > 0;
    int[] flows = result ? new int[0] : graph.flows().outOf(slot);
    for (int i = 0; i < flows.length && !result; i++) {
      result = isLive(graph.flows().target(flows[i]));
    }
    live.put(slot, result);
    return result;
  }

  /**
   * The set through which an edge of a node calls in a context: what is in the table that was
   * handed down, what is bound to the slot, or if the slot is filled from parameters of this very
   * function alone, what is bound to those. −1 if not known.
   */
  int called(int context, int node, int edge) {
    if (context == OPEN) {
      return -1;
    }
    int slot = Graph.slotOf(graph.edges().target(edge));
    int tables = tables(context, edge);
    if (tables >= 0) {
      return inTables.computeIfAbsent((long) tables << 32 | slot, k -> inTables(tables, slot));
    }
    int held = held(context, slot);
    if (held >= 0 || graph.slots().kind(slot) == SlotKind.PARAMETER) {
      return held;
    }
    if (graph.registrations().start(slot) != graph.registrations().end(slot)) {
      return -1;
    }
    int found = -1;
    int end = graph.flows().end(slot);
    for (int flow = graph.flows().start(slot); flow < end; flow++) {
      int source = graph.flows().source(flow);
      if (graph.slots().kind(source) != SlotKind.PARAMETER || graph.slots().node(source) != node) {
        return -1;
      }
      int set = held(context, source);
      if (set < 0 || found >= 0 && found != set) {
        return -1;
      }
      found = set;
    }
    return found;
  }

  /** The set of tables that an edge reads in a context; −1 if it is not known. */
  int tables(int context, int edge) {
    int pointer = receiver(edge);
    return pointer == Graph.UNKNOWN ? -1 : held(context, Graph.slotOf(pointer));
  }

  /** What points to the table that an edge calls through, encoded; or {@link Graph#UNKNOWN}. */
  int receiver(int edge) {
    int first = graph.edges().bindingStart(edge);
    return Graph.isSlot(graph.edges().target(edge))
            && first < graph.edges().bindingEnd(edge)
            && graph.edges().bindingTarget(first) == graph.edges().bindingSource(first)
        ? graph.edges().bindingTarget(first)
        : Graph.UNKNOWN;
  }

  /** A member and those of the same record that are other names of its place. */
  private IntList names(int member) {
    IntList names = new IntList(1);
    names.add(member);
    for (int flow : graph.flows().outOf(member)) {
      int other = graph.flows().target(flow);
      if (graph.slots().kind(other) == SlotKind.FIELD
          && graph.slots().index(other) < 0
          && graph.slots().owner(other).equals(graph.slots().owner(member))) {
        names.add(other);
      }
    }
    return names;
  }

  /** What some tables have in a member, with what could be put there from anywhere. */
  private int inTables(int tables, int member) {
    IntList values = new IntList();
    for (int table : set(tables)) {
      for (int name : names(member).toArray()) {
        int slot = graph.slots().inTable(Graph.slotOf(table), name);
        if (slot >= 0) {
          values.add(Graph.encodeSlot(slot));
        }
      }
    }
    int anywhere = graph.slots().anywhere(member);
    if (anywhere >= 0) {
      values.add(Graph.encodeSlot(anywhere));
    }
    return intern(Arrays.stream(values.toArray()).sorted().distinct().toArray(), sets, setIds);
  }
}
