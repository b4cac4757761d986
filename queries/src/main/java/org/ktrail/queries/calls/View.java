package org.ktrail.queries.calls;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;

/**
 * A graph, and what of it can exist in the configuration asked for. Not safe for more than one
 * thread: it remembers verdicts.
 */
public final class View {
  private final Graph graph;
  private final Predicate<Condition> possible;
  private final BitSet asked = new BitSet();
  private final BitSet holds = new BitSet();
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<Integer, Symbol> symbols = new HashMap<>();

  /**
   * @param possible whether a condition can hold; constant true when no configuration is given
   */
  public View(Graph graph, Predicate<Condition> possible) {
    this.graph = graph;
    this.possible = possible;
  }

  public static View all(Graph graph) {
    return new View(graph, condition -> true);
  }

  public Graph graph() {
    return graph;
  }

  /**
   * @param condition by its number in the graph
   */
  public boolean possible(int condition) {
    if (!asked.get(condition)) {
      asked.set(condition);
      holds.set(condition, possible.test(decoded(condition)));
    }
    return holds.get(condition);
  }

  private Condition decoded(int condition) {
    return conditions.computeIfAbsent(condition, graph::condition);
  }

  /** A node by its names. */
  public Symbol symbol(int node) {
    return symbols.computeIfAbsent(
        node,
        n -> {
          int file = graph.file(n);
          return new Symbol(
              graph.name(n),
              graph.kind(n),
              place(file, graph.line(n)),
              decoded(graph.nodeCondition(n)),
              file < 0 ? "" : graph.program(file));
        });
  }

  public boolean possible(Condition condition) {
    return possible.test(condition);
  }

  /** The verdicts of all conditions, by number: for those who ask from many threads. */
  public BitSet verdicts() {
    for (int condition = 0; condition < graph.conditionCount(); condition++) {
      possible(condition);
    }
    return (BitSet) holds.clone();
  }

  public boolean hasNode(int node) {
    return possible(graph.nodeCondition(node));
  }

  /** Whether the edge and the definition that it leaves can exist; its target is not asked. */
  public boolean hasEdge(int edge) {
    return possible(graph.edgeCondition(edge)) && hasNode(graph.from(edge));
  }

  public boolean hasRegistration(int registration) {
    int file = graph.registrationFile(registration);
    return possible(graph.registrationCondition(registration))
        && (file < 0 || possible(graph.fileCondition(file)))
        && hasNode(graph.registrationNode(registration));
  }

  public boolean hasFlow(int flow) {
    int file = graph.flowFile(flow);
    return possible(graph.flowCondition(flow)) && (file < 0 || possible(graph.fileCondition(file)));
  }

  /** A place of the graph; {@link Place#NOWHERE} if the file is not known. */
  public Place place(int file, int line) {
    return file < 0 ? Place.NOWHERE : new Place(graph.path(file), line);
  }

  public Place site(int edge) {
    return place(graph.file(graph.from(edge)), graph.edgeLine(edge));
  }

  /** A site's condition with that of its file. */
  public Condition condition(int file, int condition) {
    Condition own = decoded(condition);
    return file < 0 ? own : Condition.and(decoded(graph.fileCondition(file)), own);
  }

  public Condition siteCondition(int edge) {
    return condition(graph.file(graph.from(edge)), graph.edgeCondition(edge));
  }

  public Place declared(int slot) {
    return place(graph.slotFile(slot), graph.slotLine(slot));
  }
}
