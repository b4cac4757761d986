package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;

/** What macros of one file do with their parameters, themselves and through each other. */
class MacroTraitsTest implements MacroLookup {
  private final Map<String, List<Callable>> callables = new HashMap<>();

  private Callable macro(String name, String parameters, String replacement) {
    List<String> names = Arrays.asList(parameters.split(", "));
    boolean variadic = names.getLast().equals("__VA_ARGS__");
    Callable c =
        Callable.of(
            new FactOrigin(1, Declarations.NONE),
            new Declarations.Macro(name, true, names, variadic, replacement, 1, 1, 0, -1),
            Condition.ALWAYS);
    callables.put(name, List.of(c));
    return c;
  }

  private MacroTraits.Traits traits(String parameters, String replacement) {
    return new MacroTraits(this).of(macro("M", parameters, replacement));
  }

  private static BitSet set(int... parameters) {
    BitSet set = new BitSet();
    Arrays.stream(parameters).forEach(set::set);
    return set;
  }

  @Test
  void aParameterInThePlaceOfACalleeIsCalled() {
    assertThat(traits("f, x", "f(x)").called()).isEqualTo(set(0));
    assertThat(traits("f, x", "(*f)(x)").called()).isEqualTo(set(0));
    assertThat(traits("f, x", "(f)(x)").called()).isEqualTo(set(0));
    assertThat(traits("f, x", "g(f, x)").called()).isEqualTo(set());
  }

  @Test
  void aParenthesisedArgumentIsNoCall() {
    assertThat(traits("f, x", "g(f)(x)").called()).isEqualTo(set());
    assertThat(traits("f, x", "(g)(f)(x)").called()).isEqualTo(set());
  }

  @Test
  void aParameterBesideAPasteMakesAName() {
    MacroTraits.Traits traits = traits("n, x", "n##_show(x)");
    assertThat(traits.naming()).isEqualTo(set(0));
    assertThat(traits.text()).isEqualTo(set(0));
    assertThat(traits.open()).isTrue();
  }

  @Test
  void aCommaBeforeAPasteIsThatOfOptionalArguments() {
    assertThat(traits("x, __VA_ARGS__", "f(x, ## __VA_ARGS__)").naming()).isEqualTo(set());
  }

  @Test
  void aMemberOnTheWayToACallIsNamed() {
    assertThat(traits("d, op", "d->ops->op(d)").naming()).isEqualTo(set(1));
    assertThat(traits("d, op", "(d->op.fn)(d)").naming()).isEqualTo(set(1));
    assertThat(traits("d, op", "d->ops->op + 1").naming()).isEqualTo(set());
  }

  @Test
  void whatIsOnlyMadeAStringIsText() {
    MacroTraits.Traits traits = traits("a, b", "f(#a, #b, b)");
    assertThat(traits.text()).isEqualTo(set(0));
    assertThat(traits.open()).isFalse();
  }

  @Test
  void whatAMacroInsideDoesIsDoneThroughIt() {
    macro("CALL", "f, x", "f(x)");
    assertThat(traits("x, g", "CALL(g, x)").called()).isEqualTo(set(1));
    macro("SHOW", "n", "n##_show");
    MacroTraits.Traits traits = traits("n, x", "SHOW(n)(x)");
    assertThat(traits.naming()).isEqualTo(set(0));
    assertThat(traits.computed()).isTrue();
    // What is handed on is expanded before it is pasted there.
    assertThat(traits.text()).isEqualTo(set());
  }

  @Test
  void optionalArgumentsAreAllOfTheLastParameter() {
    macro("CALL", "x, __VA_ARGS__", "h(x, __VA_ARGS__##_fn)");
    assertThat(traits("a, b", "CALL(0, 1, b)").naming()).isEqualTo(set(1));
  }

  @Test
  void aMacroThatUsesItselfIsReadOnce() {
    assertThat(traits("f, x", "M(f, x) + f(x)").called()).isEqualTo(set(0));
    macro("PING", "f", "PONG(f)");
    Callable pong = macro("PONG", "f", "PING(f) + f()");
    assertThat(new MacroTraits(this).of(pong).called()).isEqualTo(set(0));
  }

  @Test
  void aCalledSelectionIsComputed() {
    assertThat(traits("x, y", "_Generic(x, int: f, long: g)(y)").computed()).isTrue();
    assertThat(traits("x, y", "_Generic(x, int: 1, long: 2) + y").computed()).isFalse();
  }

  @Test
  void anArgumentIsTextWhereAllThatTheNameMeansTakesItSo() {
    MacroTraits traits = new MacroTraits(this);
    Callable text = macro("A", "n", "f(#n)");
    Callable value = macro("B", "n", "f(n)");
    assertThat(traits.isText(List.of(text), 0)).isTrue();
    assertThat(traits.isText(List.of(text, value), 0)).isFalse();
    assertThat(traits.isText(List.of(), 0)).isFalse();
    Callable rest = macro("C", "x, __VA_ARGS__", "f(x, #__VA_ARGS__)");
    assertThat(traits.isText(List.of(rest), 5)).isTrue();
    assertThat(traits.isText(List.of(rest), 0)).isFalse();
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
