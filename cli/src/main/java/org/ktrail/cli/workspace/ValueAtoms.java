package org.ktrail.cli.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.simulate.c.ConstantExpression;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Unsupported;

/**
 * Decides atoms that compare the values of macros, {@code MAX_NODES>1}, by what headers define
 * under the configuration. What is not defined for sure, in one way, decides nothing.
 */
final class ValueAtoms implements AtomResolver {
  private static final String SYMBOL = "CONFIG_";

  private final Graph graph;
  private final Configuration configuration;
  private final Map<String, Optional<Declarations.Macro>> known = new HashMap<>();
  private final Set<String> asking = new HashSet<>();
  private @Nullable ConditionEvaluator evaluator;

  ValueAtoms(Graph graph, Configuration configuration) {
    this.graph = graph;
    this.configuration = configuration;
  }

  void decideBy(ConditionEvaluator conditions) {
    evaluator = conditions;
  }

  @Override
  public Truth truth(String atom) {
    if (atom.indexOf('(') == "defined".length() && atom.startsWith("defined")) {
      return Truth.UNKNOWN;
    }
    List<String> tokens = PreprocessingTokens.of(atom);
    if (tokens.size() < 3 || evaluator == null || !asking.add(atom)) {
      return Truth.UNKNOWN;
    }
    try {
      List<String> expanded = MacroExpander.of(name -> macro(name).orElse(null)).expandAll(tokens);
      return expanded == null || expanded.stream().anyMatch(PreprocessingTokens::isIdentifier)
          ? Truth.UNKNOWN
          : Truth.of(
              ConstantExpression.value(expanded.stream().map(t -> new Lexeme(t, 0)).toList()) != 0);
    } catch (Unsupported notConstant) {
      return Truth.UNKNOWN;
    } finally {
      asking.remove(atom);
    }
  }

  private Optional<Declarations.Macro> macro(String name) {
    Optional<Declarations.Macro> found = known.get(name);
    if (found == null) {
      found = Optional.ofNullable(value(name)).map(text -> macro(name, text));
      known.put(name, found);
    }
    return found;
  }

  private @Nullable String value(String name) {
    if (name.startsWith(SYMBOL)) {
      String value = configuration.values().getOrDefault(name.substring(SYMBOL.length()), "0");
      return value.equals("y") ? "1" : value.matches("\\d+|0[xX][0-9a-fA-F]+") ? value : null;
    }
    Set<String> values = new HashSet<>();
    for (Graph.Constant c : graph.constants(name)) {
      switch (java.util.Objects.requireNonNull(evaluator).truth(c.condition())) {
        case TRUE -> values.add(c.replacement());
        case UNKNOWN -> {
          return null;
        }
        case FALSE -> {}
      }
    }
    return values.size() == 1 ? values.iterator().next() : null;
  }

  private static Declarations.Macro macro(String name, String text) {
    return new Declarations.Macro(name, false, List.of(), false, text, 0, 0, 0, -1);
  }
}
