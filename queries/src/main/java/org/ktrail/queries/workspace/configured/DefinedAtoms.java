package org.ktrail.queries.workspace.configured;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.queries.graph.Graph;

/**
 * Decides {@code defined(NAME)} by what the headers of the snapshot define under the configuration.
 */
final class DefinedAtoms implements AtomResolver {
  private static final String PREFIX = "defined(";

  private final Graph graph;
  private final boolean open;
  private final Set<String> asking = new HashSet<>();
  private @Nullable ConditionEvaluator evaluator;

  /**
   * @param open whether what a source defines for itself may be defined; else it is not
   */
  DefinedAtoms(Graph graph, boolean open) {
    this.graph = graph;
    this.open = open;
  }

  void decideBy(ConditionEvaluator conditions) {
    evaluator = conditions;
  }

  @Override
  public Truth truth(String atom) {
    if (atom.startsWith(Condition.PROGRAM)) {
      return Truth.FALSE;
    }
    if (!atom.startsWith(PREFIX) || evaluator == null) {
      return Truth.UNKNOWN;
    }
    String name = atom.substring(PREFIX.length(), atom.length() - 1);
    Optional<Condition> when = graph.definedWhen(name);
    // Definitions can depend on each other in a circle.
    if (when.isEmpty()) {
      // No header defines it. Reserved names may be the compiler's; others (DEBUG) are for one file
      // to define, and such a file's own definition is not looked at here.
      return name.startsWith("_") ? Truth.UNKNOWN : Truth.FALSE;
    }
    if (!open && when.get().equals(Condition.atom(atom))) {
      return name.startsWith("_") ? Truth.UNKNOWN : Truth.FALSE;
    }
    if (!asking.add(name)) {
      return Truth.UNKNOWN;
    }
    try {
      return evaluator.truth(when.get());
    } finally {
      asking.remove(name);
    }
  }
}
