package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;

class ClosedMacrosTest {
  private final Map<String, List<Callable>> callables = new HashMap<>();

  private Callable macro(String name, String parameter, String replacement) {
    Callable c =
        Callable.of(
            new FactOrigin(1, Declarations.NONE),
            new Declarations.Macro(name, true, List.of(parameter), false, replacement, 1, 1, 0, -1),
            Condition.ALWAYS);
    callables.computeIfAbsent(name, n -> new ArrayList<>()).add(c);
    return c;
  }

  private boolean isClosed(Callable macro) {
    return new ClosedMacros(callables).of(macro) != MacroTraits.Traits.OPEN;
  }

  private boolean isSettled(Callable macro) {
    return new SettledArguments(callables).of(macro) != null;
  }

  @Test
  void whatCallsNoParameterIsClosed() {
    macro("inner", "x", "outer(f(x))");
    assertThat(isClosed(macro("outer", "x", "inner(x) + g(x)"))).isTrue();
  }

  @Test
  void whatAnyMacroOfAUsedNameCallsIsOpen() {
    macro("inner", "x", "0");
    macro("inner", "f", "f(1)");
    macro("between", "x", "inner(x)");
    assertThat(isClosed(macro("outer", "x", "between(x)"))).isFalse();
    assertThat(isClosed(macro("pastes", "x", "x##_show"))).isFalse();
  }

  @Test
  void aClosedMacroStillTellsWhatIsText() {
    MacroTraits.Traits traits = new ClosedMacros(callables).of(macro("named", "x", "f(#x)"));
    assertThat(traits.text().get(0)).isTrue();
    assertThat(traits.open()).isFalse();
  }

  @Test
  void whatIsHandedToWhatAlwaysEvaluatesIsSettled() {
    macro("inner", "x", "f(x)");
    Callable outer = macro("outer", "x", "inner(x)");
    assertThat(isSettled(outer)).isTrue();
    Callable drops = macro("drops", "x", "((void) 0)");
    assertThat(new SettledArguments(callables).of(drops)).containsExactly(Condition.NEVER);
  }

  @Test
  void whatIsHandedToWhatMayDropItIsNotSettled() {
    macro("inner", "x", "f(x)");
    macro("inner", "x", "((void) 0)");
    assertThat(isSettled(macro("outer", "x", "inner(x)"))).isFalse();
    assertThat(isSettled(macro("around", "x", "outer(x)"))).isFalse();
  }
}
