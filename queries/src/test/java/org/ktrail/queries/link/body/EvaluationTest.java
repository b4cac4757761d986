package org.ktrail.queries.link.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Calls that are written, and are none: what a macro drops, and what constants keep out. */
class EvaluationTest {
  private static List<String> edges(String text) {
    return new LinkFixture().file("a.c", text).edges(EdgeKind.DIRECT, EdgeKind.MACRO);
  }

  private static final String FUNCTIONS =
      """
      static int locked(int x) { return x; }
      static int named(int x) { return x; }
      static void print(int x) { }
      """;

  @Test
  void anArgumentThatIsOnlyMeasuredIsNoCall() {
    assertThat(
            edges(
                FUNCTIONS
                    + """
                    #define check(x) ((void)sizeof(!(x)))
                    #define kept(x) do { if (!(x)) print(0); } while (0)
                    void f(int x) { check(locked(x) == 2); kept(named(x)); }
                    """))
        .containsExactly(
            "f -> check macro exact a.c:6",
            "f -> kept macro exact a.c:6",
            "f -> named direct exact a.c:6",
            "kept -> print macro exact a.c:5");
  }

  @Test
  void aMacroThatStandsInDeadCodeIsNotEvaluated() {
    assertThat(
            edges(
                FUNCTIONS
                    + """
                    #define quiet(x) ({ if (0) print(x); 0; })
                    #define quieter(name, ...) quiet(__VA_ARGS__)
                    #define warn(c) do { } while (0 && (c))
                    void f(int x) { quieter(x, named(x)); warn(locked(x)); print(locked(x)); }
                    """))
        .containsExactly(
            "f -> locked direct exact a.c:7",
            "f -> print direct exact a.c:7",
            "f -> quieter macro exact a.c:7",
            "f -> warn macro exact a.c:7",
            "quieter -> quiet macro exact a.c:5");
  }

  @Test
  void eachArgumentIsJudgedByItself() {
    assertThat(
            edges(
                FUNCTIONS
                    + """
                    #define second(a, b) (sizeof(a) ? (b) : 0)
                    void f(int x) { second(locked(x), named(x)); second(print(named(locked(x))), 0); }
                    """))
        .containsExactly("f -> named direct exact a.c:5", "f -> second macro exact a.c:5");
  }

  @Test
  void variantsOfAMacroGiveTheCondition() {
    assertThat(
            conditions(
                FUNCTIONS
                    + """
                    #ifdef CONFIG_DEBUG
                    #define check(x) print(x)
                    #else
                    #define check(x) do { } while (0)
                    #endif
                    #define maybe(x) (IS_ENABLED(CONFIG_A) && (x))
                    void f(int x) { check(locked(x)); maybe(named(x)); }
                    """,
                "locked",
                "named"))
        .containsExactly("CONFIG_DEBUG", "CONFIG_A");
  }

  @Test
  void aSelfNamedMacroIsTheFunction() {
    assertThat(
            edges(
                """
                static void poke(int x) { }
                #define poke poke
                void f(int x) { poke(x); }
                """))
        .containsExactly("f -> poke direct exact a.c:3");
  }

  @Test
  void aHeaderWithBodiesUsesWhatItsIncluderHas() {
    assertThat(
            new LinkFixture()
                .file(
                    "k/tree.c",
                    "#include \"tree.h\"\nstatic void root(void) { }\n#include \"stall.h\"\n")
                .file("k/other.c", "static void root(void) { }\n")
                .file("k/stall.h", "static void print(void) { root(); LOCKED(); }\n")
                .file("k/tree.h", "#define LOCKED() root()\n")
                .edges(EdgeKind.DIRECT, EdgeKind.MACRO, EdgeKind.UNKNOWN))
        .contains(
            "print -> root direct exact k/stall.h:1", "print -> LOCKED macro exact k/stall.h:1");
  }

  @Test
  void aDriversOwnMacroMeansNothingElsewhere() {
    assertThat(
            new LinkFixture()
                .file("drivers/x/hw.h", "#define Reserved base(0)\n")
                .file("include/linux/flags.h", "#define SHARED shared()\n")
                .file(
                    "mm/a.c",
                    """
                    #define FLAG(n) void Set##n(void) { }
                    #define SET(n) FLAG(n)
                    SET(Reserved)
                    void shared(void) { }
                    void f(void) { SetReserved(); SHARED; }
                    """)
                .edges(EdgeKind.DIRECT, EdgeKind.MACRO, EdgeKind.UNKNOWN))
        .contains("f -> SetReserved direct exact mm/a.c:5", "f -> SHARED macro exact mm/a.c:5");
  }

  private static List<String> conditions(String text, String... callees) {
    try (var graph = new LinkFixture().file("a.c", text).link()) {
      return java.util.Arrays.stream(callees)
          .map(callee -> {
            int node = graph.nodes(callee)[0];
            int edge = graph.edges().in(node)[0];
            Condition c = graph.condition(graph.edges().condition(edge));
            return c.toString();
          })
          .toList();
    }
  }
}
