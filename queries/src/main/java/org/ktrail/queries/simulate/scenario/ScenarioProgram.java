package org.ktrail.queries.simulate.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Lowering;
import org.ktrail.queries.simulate.run.Program;

/** The code of a scenario laid over a program. */
final class ScenarioProgram implements Program {
  /** Stands for a path where lines are the scenario's. */
  static final String FILE = "scenario";

  private final TranslationUnit unit;
  private final Program under;
  private final Map<String, Optional<LoweredFunction>> functions = new HashMap<>();
  private final ScenarioSummaries summaries;

  /**
   * @param summaries of functions that the code defines
   */
  ScenarioProgram(TranslationUnit unit, ScenarioSummaries summaries, Program under) {
    this.unit = unit;
    this.under = under;
    this.summaries = summaries;
  }

  @Override
  public Optional<String> assumption(String function) {
    return summaries.assumption(ExpressionText.plain(function));
  }

  @Override
  public Optional<LoweredFunction> function(String symbol) {
    Optional<LoweredFunction> known = functions.get(symbol);
    if (known == null) {
      // A summary replaces a function wherever it is, one file's own too.
      String name = ExpressionText.plain(symbol);
      known =
          unit.function(name)
              .map(body -> {
                summaries.check(name, body.type());
                return Lowering.of(body, FILE);
              });
      if (known.isEmpty()) {
        known = under.function(symbol);
      }
      functions.put(symbol, known);
    }
    return known;
  }

  @Override
  public Optional<LoweredFunction> initialiser(String variable) {
    return owns(variable)
        ? Optional.of(unit.initialiser(variable))
            .filter(stores -> !stores.isEmpty())
            .map(stores -> Lowering.ofInitialiser(variable, stores, FILE))
        : under.initialiser(variable);
  }

  @Override
  public Optional<CType> variable(String name) {
    return owns(name) ? unit.declaredObject(name) : under.variable(name);
  }

  private boolean owns(String symbol) {
    return unit.declaredObject(symbol).isPresent() && unit.symbol(symbol).equals(symbol);
  }

  @Override
  public boolean isStated(String variable) {
    return owns(variable);
  }

  @Override
  public boolean isWritten(String function) {
    return under.isWritten(function);
  }

  @Override
  public boolean readsOnly(String function, int argument) {
    return under.readsOnly(function, argument);
  }

  @Override
  public Optional<LoweredFunction> behindModel(String function) {
    return under.behindModel(function);
  }

  @Override
  public boolean givesWay(String function, boolean known) {
    return unit.function(ExpressionText.plain(function)).isEmpty()
        && under.givesWay(function, known);
  }

  @Override
  public int decidingArgument(String function) {
    return under.decidingArgument(function);
  }

  @Override
  public boolean isModel(String function) {
    return under.isModel(function);
  }
}
