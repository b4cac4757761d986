package org.ktrail.queries.workspace.configured;

import java.util.Map;
import java.util.function.Predicate;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;

/** What a graph of all variants has for one configuration, or for one architecture. */
public final class ConfiguredViews {
  private ConfiguredViews() {}

  /** What a configuration builds. */
  public static GraphView of(Graph graph, Configuration configuration) {
    return GraphView.built(
        graph, possible(graph, configuration, true), possible(graph, configuration, false));
  }

  private static Predicate<Condition> possible(
      Graph graph, Configuration configuration, boolean open) {
    DefinedAtoms defined = new DefinedAtoms(graph, open);
    ValueAtoms values = new ValueAtoms(graph, configuration);
    ConditionEvaluator evaluator = configuration.evaluator(defined.orElse(values));
    defined.decideBy(evaluator);
    values.decideBy(evaluator);
    return condition -> evaluator.truth(condition) != Truth.FALSE;
  }

  /**
   * What kernels of an architecture can have.
   *
   * @param symbols those that they have no choice about; what was found with the same map before is
   *     not found anew
   */
  public static GraphView of(Graph graph, String architecture, Map<String, Truth> symbols) {
    AtomResolver atoms = new ArchitectureAtoms(architecture, symbols);
    ConditionEvaluator evaluator = ConditionEvaluator.of(atoms);
    return new GraphView(
        graph, condition -> evaluator.truth(condition) != Truth.FALSE, graph.memo(symbols));
  }
}
