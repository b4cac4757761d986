package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Macros with variants, and macros that are functions elsewhere. */
class MacroVariantsTest {
  private static final String FUNCTIONS =
      """
      int get_fast(int x);
      int get_slow(int x);
      """;

  @Test
  void eachVariantOfAnOpenMacroIsExpandedUnderItsCondition() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                FUNCTIONS
                    + """
                    #ifdef CONFIG_FAST
                    #define get(how, x) get_##how(x)
                    #else
                    #define get(how, x) get_slow(x)
                    #endif
                    int f(void) { return get(fast, 1); }
                    """);
    assertThat(f.conditionalEdges())
        .contains("f -> get_fast a.c:8 if CONFIG_FAST")
        .contains("get -> get_slow a.c:6 if !CONFIG_FAST")
        .doesNotContain("f -> get_fast a.c:8 if 1");
  }

  @Test
  void aNameThatIsAFunctionElsewhereIsNotExpanded() {
    LinkFixture f =
        new LinkFixture()
            .file("arch/x86/include/asm/bits.h", "static inline int _test(int n) { return n; }\n")
            .file(
                "arch/arm/include/asm/bits.h",
                "#define _test arch_test\nstatic inline int arch_test(int n) { return n; }\n")
            .file(
                "include/linux/bits.h",
                """
                #include <asm/bits.h>
                int const_test(int n);
                #define bit(op, n) (n == 1 ? const##op(n) : op(n))
                #define test(n) bit(_test, n)
                """)
            .file("a.c", "#include <linux/bits.h>\nint f(int n) { return test(n); }\n");
    assertThat(f.builtEdges("ARCH=x86"))
        .contains("test -> _test macro exact include/linux/bits.h:4")
        .contains("test -> const_test macro exact include/linux/bits.h:4")
        .noneMatch(e -> e.contains("arch_test"));
    assertThat(f.builtEdges("ARCH=arm"))
        .contains("_test -> arch_test macro exact arch/arm/include/asm/bits.h:1")
        .contains("test -> _test macro exact include/linux/bits.h:4");
  }

  @Test
  void aDefaultInAHeaderGivesWayToWhatItsIncludersHave() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "include/asm-generic/ok.h",
                """
                #ifndef range_ok
                static inline int range_ok(long a) { return 1; }
                #endif
                #define ok(a) range_ok(a)
                """)
            .file(
                "arch/x86/include/asm/ok.h",
                """
                static inline int limit(long a) { return 2; }
                static inline int range_ok(long a) { return limit(a); }
                #define range_ok range_ok
                #include <asm-generic/ok.h>
                """)
            .file("a.c", "#include <asm/ok.h>\nint f(long a) { return ok(a); }\n");
    assertThat(f.builtEdges("ARCH=x86", "defined(range_ok)"))
        .contains("ok -> range_ok macro exact include/asm-generic/ok.h:4")
        .contains("range_ok -> limit direct exact arch/x86/include/asm/ok.h:2");
  }

  @Test
  void statementsOfAUseKeepTheirConditions() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                FUNCTIONS
                    + """
                    #define run(fn, idle, x) do { if (idle) get_slow(x); \\
                      if (IS_ENABLED(CONFIG_FAST)) get_fast(x); fn(x); } while (0)
                    void given(int x) { }
                    void f(void) { run(given, 0, 1); }
                    """);
    assertThat(f.conditionalEdges())
        .contains("f -> get_fast a.c:6 if CONFIG_FAST", "f -> given a.c:6 if 1")
        .noneMatch(e -> e.startsWith("f -> get_slow"));
  }

  @Test
  void calleesOfAnotherArchitectureAreNone() {
    LinkFixture f =
        new LinkFixture()
            .file("arch/x86/a.c", "int here(void) { return far(); }\n")
            .file("arch/arm/b.c", "int far(void) { return 1; }\n");
    assertThat(f.conditionalEdges()).noneMatch(e -> e.startsWith("here -> far"));
  }
}
