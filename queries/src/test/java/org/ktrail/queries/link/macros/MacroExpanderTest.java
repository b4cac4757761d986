package org.ktrail.queries.link.macros;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.Declarations.Macro;

class MacroExpanderTest {
  /** Each definition as in C, without {@code #define}. */
  private static String expand(String text, String... definitions) {
    Map<String, Macro> macros =
        Arrays.stream(definitions)
            .map(MacroExpanderTest::macro)
            .collect(Collectors.toMap(Macro::name, Function.identity()));
    String expanded = MacroExpander.of(macros::get).expand(text);
    return expanded == null ? "?" : expanded.strip().replaceAll(" +", " ");
  }

  private static Macro macro(String definition) {
    int end = definition.indexOf(' ');
    int open = definition.indexOf('(');
    if (open < 0 || open > end && end >= 0) {
      String name = end < 0 ? definition : definition.substring(0, end);
      return new Macro(
          name, false, List.of(), false, end < 0 ? "" : definition.substring(end + 1), 1, 1, 0, -1);
    }
    int close = definition.indexOf(')');
    List<String> parameters =
        Arrays.stream(definition.substring(open + 1, close).split(","))
            .map(String::strip)
            .filter(p -> !p.isEmpty())
            .map(p -> p.equals("...") ? "__VA_ARGS__" : p)
            .toList();
    boolean variadic = definition.substring(open, close).contains("...");
    return new Macro(
        definition.substring(0, open),
        true,
        parameters,
        variadic,
        definition.substring(close + 1).strip(),
        1,
        1,
        0,
        -1);
  }

  @Test
  void pastesAndStringises() {
    assertThat(expand("DEF(foo)", "DEF(n) int n##_show = #n;"))
        .isEqualTo("int foo_show = \"foo\" ;");
  }

  @Test
  void whatStandsInItsOwnReplacementIsNeverReplacedAgain() {
    String user = "user mark(space(user))";
    assertThat(
            expand("LIST(user)", user, "LIST(x) ITEM(x) ITEM(x)", "ITEM(x) PICK(x)", "PICK(x) x"))
        .isEqualTo("mark ( space ( user ) ) mark ( space ( user ) )");
    assertThat(
            expand(
                "CAT(f, user) STR(user)",
                user,
                "CAT(a,b) CAT2(a,b)",
                "CAT2(a,b) a##b",
                "STR(x) STR2(x)",
                "STR2(x) #x"))
        .isEqualTo("fmark ( space ( user ) ) \"mark ( space ( user ) )\"");
  }

  @Test
  void aNamePastedOfOneInItsOwnReplacementIsAnother() {
    String cat = "CAT(a,b) a##b";
    assertThat(
            expand(
                "LAST(x, y)",
                "LAST(...) APPLY(LAST, 2)(__VA_ARGS__)",
                "APPLY(f,n) CAT(f, n)",
                cat,
                "LAST2(a,b) b"))
        .isEqualTo("y");
  }

  @Test
  void hasWhatIsOptionalOnlyWithVariableArguments() {
    String call = "CALL(fn,...) fn(1 __VA_OPT__(,) __VA_ARGS__)";
    assertThat(expand("CALL(f)", call)).isEqualTo("f ( 1 )");
    assertThat(expand("CALL(f, a, b)", call)).isEqualTo("f ( 1 , a , b )");
    assertThat(expand("CALL(f, NONE)", call, "NONE ")).isEqualTo("f ( 1 )");
    assertThat(
            expand("INIT(a) INIT(a, f)", "INIT(x,...) { x, __VA_OPT__(.run = __VA_ARGS__(x),) }"))
        .isEqualTo("{ a , } { a , . run = f ( a ) , }");
  }

  @Test
  void pastesBesideWhatIsOptional() {
    String named = "NAME(n,...) n ## __VA_OPT__(_with) __VA_OPT__(x) ## y";
    assertThat(expand("NAME(a)", named)).isEqualTo("a y");
    assertThat(expand("NAME(a, 1)", named)).isEqualTo("a_with xy");
  }

  @Test
  void expandsArgumentsBeforeSubstitutionButNotBesidePaste() {
    assertThat(expand("CAT(A, A) ID(A)", "A b", "CAT(x, y) x##y", "ID(x) x")).isEqualTo("AA b");
  }

  @Test
  void doesNotExpandItselfAgain() {
    assertThat(expand("f(1)", "f(x) f(x, 2)")).isEqualTo("f ( 1 , 2 )");
  }

  @Test
  void takesTheRestAndSwallowsTheCommaWithoutIt() {
    assertThat(expand("p(a) p(a, b, c)", "p(f, ...) q(f, ##__VA_ARGS__)"))
        .isEqualTo("q ( a ) q ( a , b , c )");
  }

  @Test
  void findsTheParenthesisOfANestedNameBehindTheExpansion() {
    assertThat(expand("PICK(2)(x, y)", "PICK(n) M##n", "M2(a, b) b a")).isEqualTo("y x");
  }

  @Test
  void countsThroughTheLevelsOfTheKernelsMap() {
    assertThat(
            expand(
                "MAP(2, DECL, int, a, long, b)",
                "MAP(n, ...) MAP##n(__VA_ARGS__)",
                "MAP2(m, t, a, ...) m(t, a), MAP1(m, __VA_ARGS__)",
                "MAP1(m, t, a) m(t, a)",
                "DECL(t, a) t a"))
        .isEqualTo("int a , long b");
  }

  @Test
  void leavesBodiesAloneWhenOnlyDeclarationsAreWanted() {
    Macro define = macro("DEF(n) void n(void) { min(n, A); } int n##2 = A;");
    MacroExpander expander =
        MacroExpander.ofDeclarations(Map.of("DEF", define, "A", macro("A 7"))::get);
    String expanded = Objects.requireNonNull(expander.expand("DEF(f)"));
    assertThat(expanded.strip().replaceAll(" +", " "))
        .isEqualTo("void f ( void ) { min ( f , A ) ; } int f2 = 7 ;");
  }

  @Test
  void givesUpWhatGrowsWithoutBound() {
    assertThat(expand("a(a(a(a(a(a(a(a(a(a(a(a(x))))))))))))", "a(x) x x x x x x x x"))
        .isEqualTo("?");
  }

  @Test
  void isBoundedWhereMacrosDoubleOrNest() {
    List<String> doubling = new ArrayList<>(List.of("D0"));
    List<String> growing = new ArrayList<>(List.of("D0 x"));
    for (int i = 1; i <= 60; i++) {
      doubling.add("D%d D%d D%d".formatted(i, i - 1, i - 1));
      growing.add("D%d D%d D%d".formatted(i, i - 1, i - 1));
    }
    assertThat(expand("D60", doubling.toArray(String[]::new))).isEqualTo("?");
    assertThat(expand("D60", growing.toArray(String[]::new))).isEqualTo("?");
    assertThat(expand("D10", doubling.toArray(String[]::new))).isEmpty();
    assertThat(expand("M(".repeat(20_000) + "x" + ")".repeat(20_000), "M(x) x")).isEqualTo("?");
    assertThat(expand("M(".repeat(50) + "x" + ")".repeat(50), "M(x) x")).isEqualTo("x");
  }
}
