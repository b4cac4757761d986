package org.ktrail.queries.simulate.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.ir.Code;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Lowering;
import org.ktrail.queries.simulate.run.Program;

/** The code of a scenario laid over a program. */
final class ScenarioProgram implements Program {
  /** Stands for a path where lines are the scenario's. */
  static final String FILE = "scenario";

  private final TranslationUnit unit;
  private final Program under;
  private final Map<String, Optional<Code>> functions = new HashMap<>();
  private final Map<String, String> assumptions = new HashMap<>();

  /**
   * @param summaries of functions that the code defines
   */
  ScenarioProgram(TranslationUnit unit, List<Scenario.Summary> summaries, Program under) {
    this.unit = unit;
    this.under = under;
    summaries.forEach(
        s -> assumptions.put(s.function(), s.function() + "() as summarised: " + s.why()));
  }

  @Override
  public Optional<String> assumption(String function) {
    return Optional.ofNullable(assumptions.get(ExpressionText.plain(function)));
  }

  @Override
  public Optional<Code> function(String symbol) {
    Optional<Code> known = functions.get(symbol);
    if (known == null) {
      // A summary replaces a function wherever it is, one file's own too.
      known = unit.function(ExpressionText.plain(symbol)).map(body -> Lowering.of(body, FILE));
      if (known.isEmpty()) {
        known = under.function(symbol);
      }
      functions.put(symbol, known);
    }
    return known;
  }

  @Override
  public Optional<Code> initialiser(String variable) {
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
  public boolean isModel(String function) {
    return under.isModel(function);
  }
}
