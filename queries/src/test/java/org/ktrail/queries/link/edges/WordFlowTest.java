package org.ktrail.queries.link.edges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Functions that travel as {@code void *}. */
class WordFlowTest {
  @Test
  void followsAFunctionThroughUntypedParametersIntoAMember() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct point { struct hook *hooks; };
                struct hook { void *func; void *data; };
                static struct hook one;
                static void add_prio(void *probe, void *data, int prio)
                {
                	struct hook hook;
                	hook.func = probe;
                	hook.data = data;
                	one = hook;
                }
                static void add(void *probe, void *data) { add_prio(probe, data, 1); }
                static void register_probe(void (*probe)(void *), void *data)
                {
                	add((void *)probe, data);
                }
                static void first(void *data) { }
                static void init(void) { register_probe(first, 0); }
                static void run(struct point *p)
                {
                	void *it = p->hooks->func;
                	((void (*)(void *))(it))(p->hooks->data);
                }
                """);
    assertThat(f.edges(EdgeKind.CALLBACK_FIELD, EdgeKind.OPS, EdgeKind.UNKNOWN))
        .containsExactly("run -> first callback-field type a.c:21");
  }

  @Test
  void aWordIsCalledOnlyWithAFunctionInIt() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct id { unsigned long driver_data; void *other; };
                static int quirk(int x) { return x; }
                static const struct id ids[] = { { .driver_data = (unsigned long)quirk }, { } };
                static int probe(const struct id *id)
                {
                	int (*fn)(int) = (void *)id->driver_data;
                	return fn(1);
                }
                """);
    assertThat(f.edges(EdgeKind.CALLBACK_FIELD, EdgeKind.OPS, EdgeKind.UNKNOWN))
        .containsExactly("probe -> quirk ops type a.c:7");
  }
}
