package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.GraphBuilder.Sink;
import org.ktrail.queries.graph.GraphBuilder.SlotKey;

/**
 * Lays what was linked of some files over a mapped graph. What those files put into the mapped
 * graph (edges of their nodes, registrations and flows at their lines) is masked; what {@link
 * #links()} collected stands in its place. Nodes and slots that are still there keep their numbers.
 *
 * <p>The order of calls: files, {@link #relink}, nodes, then links, then {@link #build}. For one
 * thread. Never changes the mapped graph.
 */
public final class OverlayBuilder {
  private final Graph base;
  private final Overlay over;
  private final Graph graph;
  private final GraphBuilder links = new GraphBuilder();
  private final Sink sink = links.sink();
  private final BitSet relinked = new BitSet();
  private final Map<Integer, IntUnaryOperator> moved = new HashMap<>();

  /** By provisional number of {@link #links}. */
  private final IntList nodeOf = new IntList();

  private final Map<Integer, Integer> provisional = new HashMap<>();

  /** Nodes whose edges are replaced. */
  private final BitSet owners = new BitSet();

  private final BitSet unclaimed = new BitSet();
  private final Map<SlotKey, Integer> addedSlots = new HashMap<>();
  private final BitSet claimedSlots = new BitSet();

  public OverlayBuilder(Graph base) {
    this.base = base;
    over = new Overlay(base.columns());
    graph = base.under(over);
  }

  /** Takes what is linked; its nodes are {@link #existing} and {@link #defined} ones. */
  public GraphBuilder links() {
    return links;
  }

  public Sink sink() {
    return sink;
  }

  /** The graph as far as it is laid over; complete after {@link #build}. */
  public Graph graph() {
    return graph;
  }

  // ---- files

  public int addFile(String path, Condition condition, String program) {
    over.append(Section.FILE_CONDITION, condition(condition));
    over.append(Section.FILE_PROGRAM, string(program));
    return over.append(Section.FILE_PATH, string(path));
  }

  public void removeFile(int file) {
    over.goneFiles.set(file);
  }

  public void replaceFile(int file, Condition condition, String program) {
    over.replace(Section.FILE_CONDITION, file, condition(condition));
    over.replace(Section.FILE_PROGRAM, file, string(program));
  }

  /** The lines of a changed file: from the old number to the new one, ≤ 0 for a line that went. */
  public void moveLines(int file, IntUnaryOperator newLine) {
    moved.put(file, newLine);
  }

  /** All of these files is linked anew. */
  public void relink(BitSet files) {
    relinked.or(files);
    int[] fileOf = base.columns().values(Section.NODE_FILE);
    for (int node = 0; node < fileOf.length; node++) {
      int file = fileOf[node];
      if (file >= 0 && relinked.get(file) && base.kind(node) != NodeKind.DECLARED) {
        owners.set(node);
        unclaimed.set(node);
      }
    }
  }

  /** Nodes of the mapped graph in files that are linked anew. */
  public BitSet nodesOfRelinked() {
    return (BitSet) owners.clone();
  }

  /** Where a line of a file is now; the same for files that did not change. */
  public int movedLine(int file, int line) {
    IntUnaryOperator move = moved.get(file);
    return move == null ? line : move.applyAsInt(line);
  }

  // ---- nodes

  /** The number in {@link #links()} of a node of the mapped graph. */
  public int existing(int node) {
    Integer known = provisional.get(node);
    if (known != null) {
      return known;
    }
    return register(node, graph.name(node), graph.kind(node), graph.file(node), graph.line(node));
  }

  private int register(int node, String name, NodeKind kind, int file, int line) {
    int p = links.node(name, kind, 0, file, line, line, 0);
    nodeOf.add(node);
    provisional.put(node, p);
    return p;
  }

  /** The number in the graph of a node of {@link #links()}. */
  public int number(int provisionalNode) {
    return nodeOf.get(provisionalNode);
  }

  /**
   * A definition in a file that is linked anew.
   *
   * @param node the node that stood for it so far, or −1 for a new one
   * @return its number in {@link #links()}
   */
  public int defined(
      int node,
      String name,
      NodeKind kind,
      int flags,
      int file,
      int line,
      int endLine,
      Condition condition) {
    int c = condition(condition);
    int number = node;
    if (node >= 0) {
      over.replace(Section.NODE_FLAGS, node, flags | kind.ordinal());
      over.replace(Section.NODE_FILE, node, file);
      over.replace(Section.NODE_LINE, node, line);
      over.replace(Section.NODE_END, node, endLine);
      over.replace(Section.NODE_CONDITION, node, c);
      unclaimed.clear(node);
    } else {
      over.append(Section.NODE_FLAGS, flags | kind.ordinal());
      over.append(Section.NODE_FILE, file);
      over.append(Section.NODE_LINE, line);
      over.append(Section.NODE_END, endLine);
      over.append(Section.NODE_CONDITION, c);
      int s = string(name);
      number = over.append(Section.NODE_NAME, s);
      over.named(s, number);
    }
    owners.set(number);
    return register(number, name, kind, file, line);
  }

  /** Nothing leads to this node any more. */
  public void remove(int node) {
    owners.set(node);
    unclaimed.set(node);
  }

  // ---- numbers

  private int string(String text) {
    return over.string(graph.columns(), text);
  }

  private int condition(Condition condition) {
    String text = ConditionText.encode(condition);
    int wanted = string(text);
    if (get(Section.CONDITION, 0) == wanted) {
      return 0;
    }
    int low = 1;
    int high = over.mapped(Section.CONDITION) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int here = base.columns().get(Section.CONDITION, middle);
      if (here == wanted) {
        return middle;
      }
      if (here < wanted) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    Integer known = addedConditions.get(wanted);
    if (known == null) {
      known = over.append(Section.CONDITION, wanted);
      addedConditions.put(wanted, known);
    }
    return known;
  }

  private final Map<Integer, Integer> addedConditions = new HashMap<>();

  private int get(Section section, int index) {
    return graph.columns().get(section, index);
  }

  /** The slot of a parameter of a node, made if it is not there. */
  int parameterSlot(int node, int index, String name) {
    return slot(
        new SlotKey(
            SlotKind.PARAMETER, node, string(name), index, graph.file(node), graph.line(node)));
  }

  /** A slot by its identity in numbers of the graph. */
  private int slot(SlotKey key) {
    Integer added = addedSlots.get(key);
    if (added != null) {
      return added;
    }
    int found = find(key);
    if (found < 0) {
      over.append(Section.SLOT_KIND, key.kind().ordinal());
      over.append(Section.SLOT_MEMBER, key.member());
      over.append(Section.SLOT_INDEX, key.index());
      over.append(Section.SLOT_FILE, key.file());
      over.append(Section.SLOT_LINE, key.line());
      found = over.append(Section.SLOT_OWNER, key.owner());
      if (key.kind() == SlotKind.PARAMETER) {
        addParameter(key.owner(), found);
      }
    } else {
      claimedSlots.set(found);
      over.replace(Section.SLOT_FILE, found, key.file());
      over.replace(Section.SLOT_LINE, found, key.line());
    }
    addedSlots.put(key, found);
    return found;
  }

  private void addParameter(int node, int slot) {
    int[] all = graph.slots().parameters(node);
    int start = over.size(Section.PARAMETER_SLOT);
    for (int other : all) {
      over.append(Section.PARAMETER_SLOT, other);
    }
    over.append(Section.PARAMETER_SLOT, slot);
    over.range(Section.PARAMETER_START, node, start, over.size(Section.PARAMETER_SLOT));
  }

  /** The mapped slot that this one was before lines moved, or −1. */
  private int find(SlotKey key) {
    int low = firstOf(key);
    int best = -1;
    for (int s = low; s < over.mapped(Section.SLOT_KIND) && sameButPlace(s, key); s++) {
      if (key.kind() == SlotKind.PARAMETER || key.kind() == SlotKind.RESULT) {
        return s;
      }
      int file = base.slots().file(s);
      if (file != key.file() || claimedSlots.get(s)) {
        continue;
      }
      int line = file < 0 ? base.slots().line(s) : movedLine(file, base.slots().line(s));
      if (line == key.line()) {
        return s;
      }
      if (line <= 0 && best < 0) {
        best = s;
      }
    }
    return best;
  }

  /** Mapped slots are sorted by kind, owner, member, index, file and line. */
  private int firstOf(SlotKey key) {
    int low = 0;
    int high = over.mapped(Section.SLOT_KIND);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean sameButPlace(int slot, SlotKey key) {
    return compare(slot, key) == 0;
  }

  private int compare(int slot, SlotKey key) {
    int order = Integer.compare(base.columns().get(Section.SLOT_KIND, slot), key.kind().ordinal());
    order =
        order != 0
            ? order
            : Integer.compare(base.columns().get(Section.SLOT_OWNER, slot), key.owner());
    order =
        order != 0
            ? order
            : Integer.compare(base.columns().get(Section.SLOT_MEMBER, slot), key.member());
    return order != 0
        ? order
        : Integer.compare(base.columns().get(Section.SLOT_INDEX, slot), key.index());
  }

  // ---- the whole

  /**
   * The graph with everything laid over it.
   *
   * @param names tells names of parameters of functions that are not linked anew
   */
  public Graph build(OverlaySlotFlow.Parameters names) {
    over.goneNodes.or(unclaimed);
    moveSlots();
    Condition[] conditions = links.conditionTable();
    int[] newCondition = new int[conditions.length];
    Arrays.setAll(newCondition, i -> condition(conditions[i]));
    String[] strings = links.stringTable();
    int[] newString = new int[strings.length];
    Arrays.setAll(newString, i -> string(strings[i]));
    SlotKey[] keys = links.slotTable();
    int[] newSlot = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      SlotKey k = keys[i];
      boolean byNode = k.kind() == SlotKind.PARAMETER || k.kind() == SlotKind.RESULT;
      newSlot[i] =
          slot(
              new SlotKey(
                  k.kind(),
                  byNode ? nodeOf.get(k.owner()) : newString[k.owner()],
                  k.member() < 0 ? -1 : newString[k.member()],
                  k.index(),
                  k.file(),
                  k.line()));
    }
    OverlayEdges edges = new OverlayEdges(graph, base, over, owners);
    OverlayRows rows = new OverlayRows(graph, base, over, relinked);
    IntUnaryOperator reference =
        t ->
            t >= 0
                ? nodeOf.get(t)
                : Graph.isSlot(t) ? Graph.encodeSlot(newSlot[Graph.slotOf(t)]) : t;
    edges.add(sink, nodeOf::get, reference, newSlot, newCondition, newString);
    for (int i = 0; i < sink.registration.size(); i += 7) {
      int holder = sink.registration.get(i + 6);
      rows.registration(
          newSlot[sink.registration.get(i)],
          nodeOf.get(sink.registration.get(i + 1)),
          sink.registration.get(i + 2),
          sink.registration.get(i + 3),
          newCondition[sink.registration.get(i + 4)],
          sink.registration.get(i + 5),
          holder < 0 ? -1 : newString[holder]);
    }
    for (int i = 0; i < sink.flow.size(); i += 5) {
      rows.flow(
          newSlot[sink.flow.get(i)],
          newSlot[sink.flow.get(i + 1)],
          sink.flow.get(i + 2),
          sink.flow.get(i + 3),
          newCondition[sink.flow.get(i + 4)]);
    }
    edges.lay();
    new OverlaySlotFlow(this, graph, base, rows, names).run();
    rows.lay();
    edges.settleKinds(rows);
    return graph;
  }

  /** Slots of changed files that nobody linked anew names: their places move with the lines. */
  private void moveSlots() {
    int[] fileOf = base.columns().values(Section.SLOT_FILE);
    for (int slot = 0; slot < fileOf.length && !moved.isEmpty(); slot++) {
      int file = fileOf[slot];
      if (file < 0 || !moved.containsKey(file)) {
        continue;
      }
      boolean byNode =
          base.slots().kind(slot) == SlotKind.PARAMETER
              || base.slots().kind(slot) == SlotKind.RESULT;
      int line =
          byNode ? graph.line(base.slots().node(slot)) : movedLine(file, base.slots().line(slot));
      if (line > 0) {
        over.replace(Section.SLOT_LINE, slot, line);
      }
    }
  }
}
