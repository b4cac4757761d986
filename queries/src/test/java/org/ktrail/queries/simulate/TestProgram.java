package org.ktrail.queries.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Lowering;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Program;

/** A program that is one text of C without macros. */
public final class TestProgram implements Program {
  private final TranslationUnit unit;
  private final Map<String, Optional<LoweredFunction>> functions = new HashMap<>();

  TestProgram(TranslationUnit unit) {
    this.unit = unit;
  }

  public static TestProgram of(String source) {
    return new TestProgram(read(source));
  }

  /** With models: their macros expanded, their functions in place of the program's. */
  static Program of(String source, Models models) {
    List<Lexeme> tokens = new TestMacros(models.macros().values()).expand(Lexemes.of(source));
    return models.over(new TestProgram(TranslationUnit.read(tokens)));
  }

  static TranslationUnit read(String source) {
    return TranslationUnit.read(Lexemes.of(source));
  }

  @Override
  public Optional<LoweredFunction> function(String name) {
    return functions.computeIfAbsent(
        name, n -> unit.function(n).map(body -> Lowering.of(body, "t.c")));
  }

  @Override
  public Optional<LoweredFunction> initialiser(String variable) {
    return unit.initialiser(variable).isEmpty()
        ? Optional.empty()
        : Optional.of(Lowering.ofInitialiser(variable, unit.initialiser(variable), "t.c"));
  }

  @Override
  public Optional<CType> variable(String name) {
    return unit.object(name).filter(t -> !(t instanceof CType.Function));
  }
}
