package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** What macros do with the arguments that they are given. */
class GivenToMacrosTest {
  @Test
  void membersOfAnInitialiserInTheReplacement() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      many.append("\t\t.gain%d = %d,\n".formatted(i, i));
    }
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct loop { int gain; void (*tick)(void); void (*stop)(void); };
                #define RESET(_type, _at, ...) do {            \\
                	static const _type _new = { __VA_ARGS__ };  \\
                	*(_at) = _new;                              \\
                } while (0)
                #define MAKE(_at, _one) (*(_at) = (struct loop){ .gain = 1, _one })
                static void loop_tick(void) { }
                static void loop_stop(void) { }
                static void loop_halt(void) { }
                void few(struct loop *l) { RESET(struct loop, l, .gain = 1, .stop = loop_stop,); }
                void one(struct loop *l) { MAKE(l, .stop = loop_halt); }
                void run(struct loop *l) { l->tick(); l->stop(); }
                void lot(struct loop *l)
                {
                	RESET(struct loop, l,
                %s		.tick = loop_tick,
                	);
                }
                void after(struct loop *l) { lot(l); }
                """
                    .formatted(many));
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.DIRECT, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN))
        .containsExactly(
            "after -> lot direct exact a.c:139",
            "run -> loop_halt ops type a.c:12",
            "run -> loop_stop ops type a.c:12",
            "run -> loop_tick ops type a.c:12");
  }

  @Test
  void whatIsOnlyPastedIsNotCalled() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                int readl(int at);
                int shift(int n) { return n; }
                int CTL(int n) { return n; }
                #define REG_CTL(n) shift(n)
                #define read_at(hw, at) readl(at)
                #define rd(reg) read_at(hw, REG_##reg)
                #define rd_plain(reg) read_at(hw, reg)
                #define say(x) print(#x)
                #define name_of(x) text_of(x)
                #define text_of(x) #x
                int f(void *hw) { return rd(CTL(1)); }
                int g(void *hw) { return rd_plain(CTL(1)); }
                int h(void) { return say(CTL(2)); }
                #define TWICE(n) n n
                int expanded_first(void) { return name_of(TWICE(2)); }
                """);
    assertThat(f.edges(EdgeKind.DIRECT)).containsExactly("g -> CTL direct exact a.c:12");
    assertThat(f.edges(EdgeKind.MACRO))
        .contains("f -> REG_CTL macro exact a.c:11")
        .noneMatch(edge -> edge.contains("TWICE")); // expanded, and then text
  }

  @Test
  void whatIsThereOnlyWithVariableArguments() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "a.c",
                """
                struct probe_ops { int (*take)(int); void (*done)(int); };
                #define PROBE(_n, _take, ...) \\
                	static const struct probe_ops _n = { .take = _take, __VA_OPT__(.done = __VA_ARGS__,) }
                #define HOOK(_n, ...) \\
                	void _n##_hook(int x) { __VA_OPT__(__VA_ARGS__(x);) note(x); }
                #define tell(s, fn, ...) fn((s) __VA_OPT__(,) __VA_ARGS__)
                void note(int x) { }
                static void check(int x) { }
                static int a_take(int x) { tell(x, note); return x; }
                static void a_done(int x) { }
                static int b_take(int x) { return x; }
                PROBE(a_probe, a_take, a_done);
                PROBE(b_probe, b_take);
                HOOK(a)
                HOOK(b, check)
                void run(const struct probe_ops *p) { p->take(1); p->done(1); }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.DIRECT, EdgeKind.UNKNOWN))
        .containsExactly(
            "a_hook -> note direct exact a.c:14",
            "a_take -> note direct exact a.c:9",
            "b_hook -> check direct exact a.c:15",
            "b_hook -> note direct exact a.c:15",
            "run -> a_done ops type a.c:16",
            "run -> a_take ops type a.c:16",
            "run -> b_take ops type a.c:16");
    assertThat(f.edges(EdgeKind.MACRO)).contains("a_take -> tell macro exact a.c:9");
  }
}
