package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Names that stand for a function without a body, for themselves, or for one of several. */
class NamesAsValuesTest {
  @Test
  void aFunctionThatIsOnlyDeclaredGetsIntoATable() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct ops { int (*run)(int); int (*end)(int); };
                int elsewhere_run(int x);
                extern int elsewhere_end(int x);
                static const struct ops ops = { .run = elsewhere_run };
                void set(struct ops *o) { o->end = &elsewhere_end; }
                int go(struct ops *o) { return o->run(1) + o->end(2); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN))
        .containsExactly(
            "go -> elsewhere_end callback-field type a.c:6", "go -> elsewhere_run ops type a.c:6");
  }

  @Test
  void aMacroOfItsOwnNameIsTheFunction() {
    LinkFixture f =
        new LinkFixture()
            .file("b.c", "int may(int x) { return x; }\nint must(int a, int b) { return a; }\n")
            .file(
                "a.c",
                """
                int may(int x);
                #define may may
                int must(int a, int b);
                #define must(a, b) must(a, b)
                int f(int x) { return may(x) + must(x, 1); }
                """);
    assertThat(f.edges(EdgeKind.DIRECT, EdgeKind.MACRO, EdgeKind.UNKNOWN))
        .containsExactly("f -> may direct exact a.c:5", "f -> must direct exact a.c:5");
  }

  @Test
  void aMacroOfItsOwnNameKeepsTheNameOfWhatAMacroDefines() {
    LinkFixture f =
        new LinkFixture()
            .file("other.h", "#define get_b other_get_b\n")
            .file(
                "a.c",
                """
                #include "other.h"
                #undef get_b
                #define get_b get_b
                int base(void);
                #define MAKE(n) int get_##n(void) { return base(); }
                MAKE(b)
                """);
    assertThat(f.edges(EdgeKind.DIRECT)).containsExactly("get_b -> base direct exact a.c:6");
  }

  @Test
  void aParameterThatIsAssignedIsEither() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct ops { int (*open)(int); };
                struct file { const struct ops *ops; };
                static int table_open(int x) { return x; }
                static int given_open(int x) { return x; }
                static const struct ops table = { .open = table_open };
                static int do_open(struct file *f, int (*open)(int))
                {
                	if (!open)
                		open = f->ops->open;
                	return open(1);
                }
                int plain(struct file *f) { return do_open(f, 0); }
                int other(struct file *f) { return do_open(f, given_open); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_ARGUMENT, EdgeKind.UNKNOWN))
        .containsExactly(
            "do_open -> given_open callback-argument type a.c:10",
            "do_open -> table_open ops type a.c:10");
  }

  @Test
  void aSelectionByTypeCallsDirectly() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                int of_int(int x) { return x; }
                int of_long(long x) { return 0; }
                int of_rest(void *x) { return 0; }
                #define of(x) _Generic((x), int: of_int, long: (of_long), default: of_rest)(x)
                int f(int x) { return _Generic(x, int: of_int, char: of_int, default: of_rest)(x); }
                int g(long x) { return of(x); }
                """);
    assertThat(f.edges(EdgeKind.DIRECT, EdgeKind.TABLE, EdgeKind.UNKNOWN))
        .containsExactly("f -> of_int direct exact a.c:5", "g -> of_long direct exact a.c:6");
    assertThat(f.edges(EdgeKind.MACRO)).containsExactly("g -> of macro exact a.c:6");
  }
}
