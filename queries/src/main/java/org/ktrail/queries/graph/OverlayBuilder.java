package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
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
  private final MovedLines lines = new MovedLines();
  private final OverlayTexts texts;
  private final OverlaySlots slots;

  /** By provisional number of {@link #links}. */
  private final IntList nodeOf = new IntList();

  private final Map<Integer, Integer> provisional = new HashMap<>();

  /** Nodes whose edges are replaced. */
  private final BitSet owners = new BitSet();

  private final BitSet unclaimed = new BitSet();

  public OverlayBuilder(Graph base) {
    this.base = base;
    over = new Overlay(base.columns());
    graph = base.under(over);
    texts = new OverlayTexts(base.columns(), graph.columns(), over);
    slots = new OverlaySlots(base, graph, over, texts, lines);
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

  public int addFile(String path, Condition condition, String program, boolean unit) {
    over.append(Section.FILE_UNIT, unit ? 1 : 0);
    over.append(Section.FILE_CONDITION, texts.condition(condition));
    over.append(Section.FILE_PROGRAM, texts.string(program));
    return over.append(Section.FILE_PATH, texts.string(path));
  }

  /** What a file includes now; as {@link GraphBuilder#includes}. */
  public void includes(int file, int[] targets, IntFunction<Condition> conditionOf) {
    int start = over.size(Section.INCLUDE_TARGET);
    for (int i = 0; i < targets.length; i++) {
      over.append(Section.INCLUDE_TARGET, targets[i]);
      over.append(Section.INCLUDE_CONDITION, texts.condition(conditionOf.apply(i)));
    }
    over.range(Section.INCLUDE_START, file, start, start + targets.length);
  }

  public void removeFile(int file) {
    over.goneFiles.set(file);
  }

  /** The lines of a changed file: from the old number to the new one, ≤ 0 for a line that went. */
  public void moveLines(int file, IntUnaryOperator newLine) {
    lines.put(file, newLine);
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
    return lines.now(file, line);
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
    int c = texts.condition(condition);
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
      int s = texts.string(name);
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

  // ---- the whole

  /**
   * The graph with everything laid over it.
   *
   * @param names tells names of parameters of functions that are not linked anew
   */
  public Graph build(OverlaySlotFlow.Parameters names) {
    over.goneNodes.or(unclaimed);
    slots.move();
    links.endRuns();
    Condition[] conditions = links.conditionTable();
    int[] newCondition = new int[conditions.length];
    Arrays.setAll(newCondition, i -> texts.condition(conditions[i]));
    String[] strings = links.stringTable();
    int[] newString = new int[strings.length];
    Arrays.setAll(newString, i -> texts.string(strings[i]));
    SlotKey[] keys = links.slotTable();
    int[] newSlot = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      newSlot[i] = slots.number(keys[i].renumbered(nodeOf::get, s -> newString[s], file -> file));
    }
    OverlayEdges edges = new OverlayEdges(graph, base, over, owners);
    OverlayRows rows = new OverlayRows(graph, base, over, relinked);
    IntUnaryOperator reference =
        t ->
            t >= 0
                ? nodeOf.get(t)
                : Graph.isSlot(t) ? Graph.encodeSlot(newSlot[Graph.slotOf(t)]) : t;
    edges.add(sink, nodeOf::get, reference, newSlot, newCondition, newString);
    for (int i = 0; i < sink.registration.rows(); i++) {
      IntTable.Row<RegistrationColumn> row = sink.registration.row(i);
      int holder = row.get(RegistrationColumn.HOLDER);
      rows.registration(
          newSlot[row.get(RegistrationColumn.SLOT)],
          nodeOf.get(row.get(RegistrationColumn.NODE)),
          row.get(RegistrationColumn.FILE),
          row.get(RegistrationColumn.LINE),
          newCondition[row.get(RegistrationColumn.CONDITION)],
          row.get(RegistrationColumn.FLAGS),
          holder < 0 ? -1 : newString[holder]);
    }
    for (int i = 0; i < sink.flow.rows(); i++) {
      IntTable.Row<FlowColumn> row = sink.flow.row(i);
      rows.flow(
          newSlot[row.get(FlowColumn.TARGET)],
          newSlot[row.get(FlowColumn.SOURCE)],
          row.get(FlowColumn.FILE),
          row.get(FlowColumn.LINE),
          newCondition[row.get(FlowColumn.CONDITION)]);
    }
    edges.lay();
    new OverlaySlotFlow(slots, graph, base, rows, names).run();
    rows.lay();
    edges.settleKinds(rows);
    return graph;
  }
}
