package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Elements of tables that macros or compound literals make. */
class ElementMacrosTest {
  @Test
  void aMacroStandsForAnElementAndItsIndex() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct command { int number; int (*run)(void *data); };
                #define NUMBER(n) ((n) & 0xff)
                #define COMMAND(name, _run) [NUMBER(CMD_##name) - 4] = { .number = CMD_##name, .run = _run, }
                #define COMMAND_OF(name, _run, len) COMMAND(name, _run)
                enum { CMD_PLAY = 5, CMD_STOP };
                static int play(void *data) { return 0; }
                static int stop(void *data) { return 0; }
                static int skip(void *data) { return 0; }
                static const struct command commands[] = {
                	COMMAND(PLAY, play),
                	COMMAND_OF(STOP, stop, 4),
                };
                int run(int n, void *data) { return commands[n].run(data); }
                typedef int (*handler)(void *data);
                #define HANDLER(id, f) [id - 1] = f
                static int up(void *data) { return 0; }
                static int down(void *data) { return 0; }
                #define KEYS up, \\
                	down
                static const handler handlers[] = { HANDLER(1, skip), KEYS };
                int handle(int n, void *data) { return handlers[n](data); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.TABLE, EdgeKind.UNKNOWN))
        .containsExactlyInAnyOrder(
            "run -> play ops type a.c:13",
            "run -> stop ops type a.c:13",
            "handle -> skip table type a.c:21",
            "handle -> up table type a.c:21",
            "handle -> down table type a.c:21");
  }

  @Test
  void whatAPointerPointsToIsMadeWhereItIsSet() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct inner { int (*map)(int); };
                struct outer { const struct inner *in; int (*probe)(int); };
                static int one(int x) { return x; }
                static int two(int x) { return x; }
                static int three(int x) { return x; }
                const struct outer first = { .in = &(const struct inner) { .map = one } };
                const struct inner *all[] = { [1] = &(const struct inner) { .map = two } };
                void set(struct outer *o) { o->in = &(const struct inner) { .map = three }; }
                int go(const struct inner *in) { return in->map(1); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.UNKNOWN))
        .containsExactlyInAnyOrder(
            "go -> one ops type a.c:9", "go -> two ops type a.c:9", "go -> three ops type a.c:9");
  }

  @Test
  void aBoundThatNamesATypeLeavesTheRecordWhole() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct alg { int (*encrypt)(int); int base; };
                struct instance {
                	void (*free)(struct instance *i);
                	union {
                		struct { char head[offsetof(struct alg, base)]; int base; } s;
                		struct alg alg;
                	};
                };
                static int gcm(int x) { return x; }
                void create(struct instance *i) { i->alg.encrypt = gcm; }
                int encrypt(struct alg *a) { return a->encrypt(1); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN))
        .containsExactly("encrypt -> gcm callback-field type a.c:11");
  }
}
