package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;

class ArgumentTraitsTest implements MacroLookup {
  private static final Condition X = Condition.atom("CONFIG_X");

  private final Map<String, List<Callable>> callables = new HashMap<>();

  private void macro(String name, String parameters, String replacement, Condition condition) {
    List<String> names = Arrays.asList(parameters.split(", "));
    boolean variadic = names.getLast().equals("__VA_ARGS__");
    callables
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(
            Callable.of(
                new FactOrigin(1, Declarations.NONE),
                new Declarations.Macro(name, true, names, variadic, replacement, 1, 1, 0, -1),
                condition));
  }

  private Condition evaluated(String name, int argument) {
    return new ArgumentTraits(this).evaluated(name, argument);
  }

  @Test
  void whatIsNoMacroEvaluatesItsArguments() {
    assertThat(evaluated("function", 0)).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("sizeof", 0)).isEqualTo(Condition.NEVER);
  }

  @Test
  void whatAFileSeesIsFollowedThroughMacros() {
    macro("ASSERT", "x", "CHECK(x)", Condition.ALWAYS);
    macro("CHECK", "x", "((void)sizeof(x))", Condition.ALWAYS);
    assertThat(evaluated("ASSERT", 0)).isEqualTo(Condition.NEVER);
  }

  @Test
  void oneOfSeveralDefinitionsEvaluatesWhereItIsTheOne() {
    macro("ASSERT", "x", "f(x)", X);
    macro("ASSERT", "x", "((void)0)", Condition.not(X));
    assertThat(evaluated("ASSERT", 0)).isEqualTo(X);
  }

  @Test
  void moreArgumentsThanParametersAreTheLastOnesOrNobodys() {
    macro("PRINT", "f, __VA_ARGS__", "drop(f)", Condition.ALWAYS);
    assertThat(evaluated("PRINT", 0)).isEqualTo(Condition.ALWAYS);
    assertThat(evaluated("PRINT", 1)).isEqualTo(Condition.NEVER);
    assertThat(evaluated("PRINT", 7)).isEqualTo(Condition.NEVER);
    macro("ONE", "x", "((void)0)", Condition.ALWAYS);
    assertThat(evaluated("ONE", 1)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void whatAMacroThatUsesItselfDoesIsNotFollowed() {
    macro("LOOP", "x", "LOOP(x)", Condition.ALWAYS);
    assertThat(evaluated("LOOP", 0)).isEqualTo(Condition.ALWAYS);
    macro("PING", "x", "PONG(x)", Condition.ALWAYS);
    macro("PONG", "x", "PING(x)", Condition.ALWAYS);
    assertThat(evaluated("PING", 0)).isEqualTo(Condition.ALWAYS);
  }

  @Override
  public List<Callable> callables(String name) {
    return callables.getOrDefault(name, List.of());
  }

  @Override
  public MacroTraits.Traits closed(Callable macro) {
    return MacroTraits.Traits.OPEN;
  }

  @Override
  public Condition @Nullable [] settled(Callable macro) {
    return null;
  }

  @Override
  public Condition decided(Callable macro) {
    return Condition.ALWAYS;
  }
}
