package org.ktrail.queries.calls;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/** What of a graph a {@link GraphView} has, decided once; safe for any number of threads. */
public final class Verdicts {
  private final Graph graph;
  private final BitSet conditions;
  private final BitSet files;
  private final BitSet unusual;

  /**
   * @param conditions those that can hold
   * @param files those that take part in the build
   * @param unusual variants of macros that are left out
   */
  Verdicts(Graph graph, BitSet conditions, BitSet files, BitSet unusual) {
    this.unusual = unusual;
    this.graph = graph;
    this.conditions = conditions;
    this.files = files;
  }

  public boolean hasNode(int node) {
    return conditions.get(graph.nodeCondition(node))
            && hasFile(graph.file(node))
            && !unusual.get(node)
        || graph.kind(node) == NodeKind.DECLARED;
  }

  /** Whether an edge can exist where its ends do. */
  public boolean hasSite(int edge) {
    return conditions.get(graph.edges().condition(edge));
  }

  public boolean hasRegistration(int registration) {
    return conditions.get(graph.registrations().condition(registration))
        && hasFile(graph.registrations().file(registration))
        && hasNode(graph.registrations().node(registration));
  }

  public boolean hasFlow(int flow) {
    return conditions.get(graph.flows().condition(flow)) && hasFile(graph.flows().file(flow));
  }

  /** The directories below {@code arch/} that conditions name. */
  public Set<String> architectures() {
    Set<String> names = new TreeSet<>();
    for (int condition = 0; condition < graph.conditionCount(); condition++) {
      architectures(graph.condition(condition), names);
    }
    return names;
  }

  private static void architectures(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant c -> {}
      case Condition.Atom a -> {
        if (a.name().startsWith("ARCH=")) {
          into.add(a.name().substring("ARCH=".length()));
        }
      }
      case Condition.Not n -> architectures(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> architectures(t, into));
      case Condition.Or o -> o.terms().forEach(t -> architectures(t, into));
    }
  }

  private boolean hasFile(int file) {
    return file < 0 || files.get(file);
  }
}
