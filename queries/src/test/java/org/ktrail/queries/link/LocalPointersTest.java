package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Functions that a local variable holds, wherever it has them from. */
class LocalPointersTest {
  private static List<String> calls(LinkFixture f) {
    return f.edges(
        EdgeKind.OPS,
        EdgeKind.CALLBACK_FIELD,
        EdgeKind.CALLBACK_ARGUMENT,
        EdgeKind.TABLE,
        EdgeKind.UNKNOWN);
  }

  private static LinkFixture matching() {
    return new LinkFixture()
        .file(
            "match.h",
            """
            struct id { const char *name; const void *data; unsigned long driver_data; };
            struct device { const struct id *table; };
            const void *match_data(const struct device *dev);
            """)
        .file(
            "match.c",
            """
            #include "match.h"
            const struct id *matched(const struct device *dev);
            const void *match_data(const struct device *dev)
            {
            	const struct id *match = matched(dev);
            	if (!match)
            		return 0;
            	return match->data;
            }
            """)
        .file(
            "a.c",
            """
            #include "match.h"
            static int first(struct device *d) { return 1; }
            static int second(struct device *d) { return 2; }
            static const struct id ids[] = {
            	{ .name = "a", .data = first }, { .name = "b", .data = second }, { }
            };
            """);
  }

  @Test
  void fromAWordThatAFunctionGivesBack() {
    LinkFixture f =
        matching()
            .file(
                "b.c",
                """
                #include "match.h"
                int probe(struct device *d)
                {
                	int (*init)(struct device *) = match_data(d);
                	return init(d);
                }
                """);
    assertThat(calls(f))
        .containsExactlyInAnyOrder(
            "probe -> first ops type b.c:5", "probe -> second ops type b.c:5");
  }

  @Test
  void aWordIsOfTheShapeThatIsCalled() {
    LinkFixture f =
        matching()
            .file(
                "c.c",
                """
                #include "match.h"
                struct node;
                static void other(struct node *n, int x) { }
                static void another(struct node *n) { }
                static const struct id nodes[] = { { .data = other }, { .data = another }, { } };
                """)
            .file(
                "b.c",
                """
                #include "match.h"
                struct node;
                int probe(struct device *d, struct node *n)
                {
                	void (*init)(struct node *, int) = match_data(d);
                	init(n, 1);
                	return 0;
                }
                """);
    assertThat(calls(f)).containsExactly("probe -> other ops type b.c:6");
  }

  @Test
  void aFilesOwnTableIsWhatItGetsBack() {
    LinkFixture f =
        matching()
            .file(
                "b.c",
                """
                #include "match.h"
                static int mine(struct device *d) { return 3; }
                static const struct id own[] = { { .name = "c", .data = mine }, { } };
                int probe(struct device *d)
                {
                	int (*init)(struct device *) = match_data(d);
                	return init(d);
                }
                """);
    assertThat(calls(f)).containsExactly("probe -> mine table exact b.c:7");
  }

  @Test
  void fromAWordBesideAFunction() {
    LinkFixture f =
        matching()
            .file(
                "b.c",
                """
                #include "match.h"
                static int quirk(struct device *d) { return 3; }
                static int other(struct device *d) { return 4; }
                static const struct id more[] = { { .driver_data = (unsigned long)quirk }, { } };
                int probe(struct device *d, const struct id *id, int c)
                {
                	int (*init)(struct device *) = (int (*)(struct device *))id->driver_data;
                	if (c)
                		init = other;
                	return init(d);
                }
                """);
    assertThat(calls(f))
        .containsExactlyInAnyOrder(
            "probe -> other table type b.c:10", "probe -> quirk ops type b.c:10");
  }

  @Test
  void filledByTheCalleeThatIsGivenItsAddress() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                static int one(int x) { return x; }
                static int two(int x) { return x; }
                static void get(int (**fn)(int)) { *fn = one; }
                static void get_other(int (**fn)(int)) { *fn = two; }
                static void get_through(int c, int (**fn)(int)) { get(fn); }
                int f(int x)
                {
                	int (*fn)(int);
                	get(&fn);
                	return fn(x);
                }
                int g(int x)
                {
                	int (*fn)(int);
                	get_through(1, &fn);
                	return fn(x);
                }
                """);
    assertThat(calls(f))
        .containsExactlyInAnyOrder(
            "f -> one callback-field type a.c:10", "g -> one callback-field type a.c:16");
  }

  @Test
  void anArrayFilledByTheCalleeThatIsGivenIt() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                static int one(int x) { return x; }
                static int two(int x) { return x; }
                static int three(int x) { return x; }
                static int (*handlers[])(int) = { [0] = one, };
                static int (*others[])(int) = { [0] = three, };
                static void setup(int (*table[])(int)) { table[1] = two; }
                static void init(void) { setup(handlers); }
                int f(int i) { return handlers[i](i); }
                int g(int i) { return others[i](i); }
                """);
    assertThat(calls(f))
        .containsExactlyInAnyOrder(
            "f -> one table type a.c:8",
            "f -> two table type a.c:8",
            "g -> three table type a.c:9");
  }

  @Test
  void aCopyOfAVariableThatAMacroDeclares() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "global.h",
                """
                typedef int (*handler_t)(int);
                #define GLOBAL(type, name) extern type name
                GLOBAL(handler_t, the_handler);
                """)
            .file(
                "a.c",
                """
                #include "global.h"
                void install(handler_t h) { the_handler = h; }
                int run(int x) { handler_t h = the_handler; return h(x); }
                """)
            .file(
                "b.c",
                """
                #include "global.h"
                void install(handler_t h);
                static int mine(int x) { return x; }
                void init(void) { install(mine); }
                """);
    assertThat(calls(f)).containsExactly("run -> mine table type a.c:3");
  }
}
