package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** What macros do to names, members and calls. */
class MacroReadingTest {
  private static final EdgeKind[] INDIRECT = {
    EdgeKind.OPS,
    EdgeKind.TABLE,
    EdgeKind.CALLBACK_ARGUMENT,
    EdgeKind.CALLBACK_FIELD,
    EdgeKind.UNKNOWN
  };

  private static LinkFixture of(String text) {
    return new LinkFixture().file("a.c", text);
  }

  private static final String OPS =
      """
      struct ops { void (*go)(void); };
      struct chip { struct ops *ops; struct { struct ops *inner; } common; };
      static void go(void) { }
      static struct ops ops = { .go = go };
      """;

  @Test
  void aReplacementsNamesAreThoseAroundItsUse() {
    assertThat(
            of(OPS
                    + """
                    #define OPS chip->ops
                    void f(struct chip *chip) { OPS->go(); }
                    """)
                .edges(EdgeKind.UNKNOWN, INDIRECT))
        .containsExactly("f -> go ops type a.c:6");
  }

  @Test
  void aMemberMayBeAMacroForOneFurtherInside() {
    assertThat(
            of(OPS
                    + """
                    #define inner_ops common.inner
                    void f(struct chip *c) { c->inner_ops->go(); }
                    """)
                .edges(EdgeKind.UNKNOWN, INDIRECT))
        .containsExactly("f -> go ops type a.c:6");
  }

  @Test
  void aMacrosOwnCallIsOfTheOnlyRecordWithSuchMembers() {
    assertThat(
            of(OPS
                    + """
                    #define go_on(x) (x)->ops->go()
                    void f(struct chip *c) { go_on(c); }
                    """)
                .edges(EdgeKind.UNKNOWN, INDIRECT))
        .containsExactly("go_on -> go ops type a.c:5");
  }

  @Test
  void aCastToAMacrosParameterIsNoCall() {
    assertThat(
            of("""
            #define fits(type, x) ((type)(x) == x)
            #define call(fn, x) ((fn)(x))
            static void fn(int x) { }
            int f(int x) { call(fn, x); return fits(char, x); }
            """)
                .edges(EdgeKind.UNKNOWN, INDIRECT))
        .isEmpty();
    assertThat(
            of("""
            #define fits(type, x) ((type)(x) == x)
            #define call(fn, x) ((fn)(x))
            static void fn(int x) { }
            int f(int x) { call(fn, x); return fits(char, x); }
            """)
                .edges(EdgeKind.DIRECT))
        .containsExactly("f -> fn direct exact a.c:4");
  }

  @Test
  void aLocalDoesNotHideAFunctionLikeMacro() {
    assertThat(
            of("""
            int clamp_to(int x);
            #define max(x) clamp_to(x)
            int f(void) { int max = max(1); return max; }
            """)
                .edges(EdgeKind.UNKNOWN, EdgeKind.MACRO))
        .containsExactlyInAnyOrder(
            "f -> max macro exact a.c:3", "max -> clamp_to macro exact a.c:2");
  }

  @Test
  void operandsOfAssemblyAreNoCalls() {
    assertThat(
            of("""
            #define wrap(out, in) do_it(out, in)
            int f(int v) { wrap("=r" (v), "r" (v)); return v; }
            """)
                .edges(EdgeKind.UNKNOWN, INDIRECT))
        .isEmpty();
  }

  @Test
  void countsArgumentsBeforePasting() {
    assertThat(
            of("""
            #define COUNT_(a, b, c, n, ...) n
            #define COUNT(...) COUNT_(__VA_ARGS__, 3, 2, 1)
            #define CAT_(a, b) a##b
            #define CAT(a, b) CAT_(a, b)
            #define copy(...) CAT(copy_, COUNT(__VA_ARGS__))(__VA_ARGS__)
            void copy_2(char *, int);
            int g(int, int, int, int, int, int);
            void f(char *p) { copy(p, g(1, g(1, 2, 3, 4, 5, 6), 3, 4, g(1, 2, 3, 4, 5, 6), 6)); }
            """)
                .edges(EdgeKind.UNKNOWN, EdgeKind.DIRECT))
        .contains("f -> copy_2 direct exact a.c:8")
        .noneMatch(e -> e.contains("?"));
  }

  @Test
  void aMacroForAnOperatorIsNoCall() {
    assertThat(
            of("""
            #define op_min <
            #define cmp(op, x, y) ((x) op_##op (y) ? (x) : (y))
            int g(int);
            int f(int a) { return cmp(min, g(a), (int)g(2)); }
            """)
                .edges(EdgeKind.DIRECT, EdgeKind.UNKNOWN))
        .allMatch(e -> e.startsWith("f -> g "));
  }
}
