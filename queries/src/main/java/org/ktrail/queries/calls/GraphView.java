package org.ktrail.queries.calls;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.ConditionMemo;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;

/**
 * A graph, and what of it can exist in the configuration asked for. Not safe for more than one
 * thread: it remembers verdicts.
 */
public final class GraphView {
  private static final Predicate<Condition> ANY = condition -> true;

  private final Graph graph;
  private final Predicate<Condition> possible;
  private final boolean everything;
  private final Answers answers;
  private final Answers usual;
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<Integer, Symbol> symbols = new HashMap<>();
  private final boolean built;
  private @Nullable BitSet files;

  /**
   * @param possible whether a condition can hold
   */
  public GraphView(Graph graph, Predicate<Condition> possible) {
    this(graph, possible, new ConditionMemo(graph));
  }

  /**
   * @param possible whether a condition can hold
   * @param memo what others who asked the same found
   */
  public GraphView(Graph graph, Predicate<Condition> possible, ConditionMemo memo) {
    this(graph, possible, memo, possible, false);
  }

  private GraphView(
      Graph graph,
      Predicate<Condition> possible,
      ConditionMemo memo,
      Predicate<Condition> usual,
      boolean built) {
    this.graph = graph;
    this.possible = possible;
    answers = new Answers(possible, memo);
    this.usual = new Answers(usual, built ? new ConditionMemo(graph) : memo);
    this.built = built;
    everything = possible == ANY;
  }

  /**
   * What one configuration builds: of headers, those that a file which it compiles includes.
   *
   * @param possible whether a condition can hold under it
   * @param usual whether it can in a source that defines no macro for its headers: of a macro's
   *     variants, the others call what few sources have them call
   */
  public static GraphView built(
      Graph graph, Predicate<Condition> possible, Predicate<Condition> usual) {
    return new GraphView(graph, possible, new ConditionMemo(graph), usual, true);
  }

  /** Everything, no configuration given: no condition is even read. */
  public static GraphView all(Graph graph) {
    return new GraphView(graph, ANY);
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
    return answers.of(condition);
  }

  /** What a predicate says of conditions, by their number in the graph. */
  private final class Answers {
    private final ConditionMemo memo;
    private final IntPredicate test;

    Answers(Predicate<Condition> predicate, ConditionMemo memo) {
      this.memo = memo;
      test = condition -> predicate.test(decoded(condition));
    }

    boolean of(int condition) {
      return memo.of(condition, test);
    }
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

  /** What can exist, for those who ask from many threads. */
  public Verdicts verdicts() {
    BitSet conditions = new BitSet(graph.conditionCount());
    for (int condition = 0; condition < graph.conditionCount(); condition++) {
      conditions.set(condition, possible(condition));
    }
    BitSet files = new BitSet(graph.fileCount());
    for (int file = 0; file < graph.fileCount(); file++) {
      files.set(file, hasFile(file));
    }
    BitSet unusual = new BitSet();
    for (int node = 0; built && node < graph.nodeCount(); node++) {
      unusual.set(node, !isUsual(node));
    }
    return new Verdicts(graph, conditions, files, unusual);
  }

  /** Whether a file takes part in the build. */
  public boolean hasFile(int file) {
    return everything
        || file < 0
        || possible(graph.fileCondition(file)) && (!built || builtFiles().get(file));
  }

  private BitSet builtFiles() {
    BitSet known = files;
    if (known == null) {
      known = BuiltFiles.of(graph, this::possible);
      files = known;
    }
    return known;
  }

  /** What is only declared is there for whoever calls it. */
  public boolean hasNode(int node) {
    return everything
        || possible(graph.nodeCondition(node))
            && (!built || hasFile(graph.file(node)) && isUsual(node))
        || graph.kind(node) == NodeKind.DECLARED;
  }

  private boolean isUsual(int node) {
    return graph.kind(node) != NodeKind.MACRO || usual.of(graph.nodeCondition(node));
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
        && hasFile(file)
        && hasNode(graph.registrations().node(registration));
  }

  public boolean hasFlow(int flow) {
    if (everything) {
      return true;
    }
    int file = graph.flows().file(flow);
    return possible(graph.flows().condition(flow)) && hasFile(file);
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
