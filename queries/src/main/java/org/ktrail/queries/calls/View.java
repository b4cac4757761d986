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
  private static final Predicate<Condition> ANY = condition -> true;

  private final Graph graph;
  private final Predicate<Condition> possible;
  private final boolean everything;
  private final BitSet asked = new BitSet();
  private final BitSet holds = new BitSet();
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<Integer, Symbol> symbols = new HashMap<>();

  /**
   * @param possible whether a condition can hold
   */
  public View(Graph graph, Predicate<Condition> possible) {
    this.graph = graph;
    this.possible = possible;
    everything = possible == ANY;
  }

  /** Everything, no configuration given: no condition is even read. */
  public static View all(Graph graph) {
    return new View(graph, ANY);
  }

  public Graph graph() {
    return graph;
  }

  /**
   * @param condition by its number in the graph
   */
  public boolean possible(int condition) {
    if (everything) {
      return true;
    }
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
    BitSet verdicts = new BitSet(graph.conditionCount());
    for (int condition = 0; condition < graph.conditionCount(); condition++) {
      verdicts.set(condition, possible(condition));
    }
    return verdicts;
  }

  public boolean hasNode(int node) {
    return everything || possible(graph.nodeCondition(node));
  }

  /**
   * Whether an edge can exist where the definition that it leaves does; its target is not asked.
   */
  public boolean hasSite(int edge) {
    return everything || possible(graph.edges().condition(edge));
  }

  /** Whether the edge and the definition that it leaves can exist; its target is not asked. */
  public boolean hasEdge(int edge) {
    return everything || hasSite(edge) && hasNode(graph.edges().from(edge));
  }

  public boolean hasRegistration(int registration) {
    if (everything) {
      return true;
    }
    int file = graph.registrations().file(registration);
    return possible(graph.registrations().condition(registration))
        && (file < 0 || possible(graph.fileCondition(file)))
        && hasNode(graph.registrations().node(registration));
  }

  public boolean hasFlow(int flow) {
    if (everything) {
      return true;
    }
    int file = graph.flows().file(flow);
    return possible(graph.flows().condition(flow))
        && (file < 0 || possible(graph.fileCondition(file)));
  }

  /** A place of the graph; {@link Place#NOWHERE} if the file is not known. */
  public Place place(int file, int line) {
    return file < 0 ? Place.NOWHERE : new Place(graph.path(file), line);
  }

  public Place site(int edge) {
    return place(graph.file(graph.edges().from(edge)), graph.edges().line(edge));
  }

  /** A site's condition with that of its file. */
  public Condition condition(int file, int condition) {
    Condition own = decoded(condition);
    return file < 0 ? own : Condition.and(decoded(graph.fileCondition(file)), own);
  }

  public Condition siteCondition(int edge) {
    return condition(graph.file(graph.edges().from(edge)), graph.edges().condition(edge));
  }

  public Place declared(int slot) {
    return place(graph.slots().file(slot), graph.slots().line(slot));
  }
}
