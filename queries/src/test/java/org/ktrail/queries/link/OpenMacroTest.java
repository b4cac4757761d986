package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Macros that do not tell by themselves whom they call. */
class OpenMacroTest {
  private static List<String> edges(String text) {
    return new LinkFixture()
        .file("a.c", text)
        .edges(
            EdgeKind.DIRECT,
            EdgeKind.OPS,
            EdgeKind.TABLE,
            EdgeKind.CALLBACK_ARGUMENT,
            EdgeKind.CALLBACK_FIELD,
            EdgeKind.UNKNOWN);
  }

  @Test
  void whatAParameterCallsBelongsToEachUse() {
    assertThat(
            edges(
                """
                #define once(when, act, ...) ({ static int done; if ((when) && !done) act(__VA_ARGS__); })
                #define grumble(when) once(when, say, 1)
                void say(int);
                void dump(int, int);
                void f(int x) { grumble(x); }
                void g(int x) { once(x, dump, x, 2); }
                """))
        .containsExactly("g -> dump direct exact a.c:6");
  }

  @Test
  void aMacroThatSaysWhatIsCalledCallsIt() {
    assertThat(
            new LinkFixture()
                .file(
                    "a.c",
                    """
                    #define once(when, act, ...) ({ if (when) act(__VA_ARGS__); })
                    #define grumble(when) once(when, say, 1)
                    static void say(int i) { }
                    static void dump(int i) { }
                    void f(int x) { grumble(x); once(x, dump, 1); }
                    """)
                .edges(EdgeKind.MACRO))
        .contains("grumble -> say macro exact a.c:2")
        .noneMatch(e -> e.startsWith("once -> "));
  }

  @Test
  void allNamedAlternativesAndThePointerAreCalled() {
    assertThat(
            edges(
                """
                struct ops { int (*get)(int); };
                #define try_1(f, a, ...) ({ f == a ? a(__VA_ARGS__) : f(__VA_ARGS__); })
                #define try_2(f, b, a, ...) ({ f == b ? b(__VA_ARGS__) : try_1(f, a, __VA_ARGS__); })
                static int one(int x) { return x; }
                static int two(int x) { return x; }
                static int three(int x) { return x; }
                static struct ops o = { .get = three };
                int f(struct ops *p) { return try_2(p->get, one, two, 1); }
                int g(int (*fn)(int)) { return try_1(fn, one, 2); }
                int h(void) { return g(three); }
                """))
        .containsExactlyInAnyOrder(
            "f -> one direct exact a.c:8",
            "f -> two direct exact a.c:8",
            "f -> three ops type a.c:8",
            "g -> one direct exact a.c:9",
            "g -> three callback-argument type a.c:9",
            "h -> g direct exact a.c:10");
  }

  @Test
  void aParameterMayNameAMember() {
    assertThat(
            edges(
                """
                struct dev;
                struct core { int (*log)(struct dev *); };
                struct video { int (*start)(struct dev *, int); };
                struct ops { const struct core *core; const struct video *video; };
                struct dev { const struct ops *ops; };
                #define dev_call(d, o, f, args...) \
                  ({ struct dev *__d = (d); __d->ops->o->f ? __d->ops->o->f(__d, ##args) : -1; })
                static int log_it(struct dev *d) { return 0; }
                static int start_it(struct dev *d, int on) { return on; }
                static const struct core core = { .log = log_it };
                static const struct video video = { .start = start_it };
                static const struct ops ops = { .core = &core, .video = &video };
                int f(struct dev *d) { return dev_call(d, video, start, 1); }
                int g(struct dev *d) { return dev_call(d, core, log); }
                """))
        .containsExactly("f -> start_it ops type a.c:12", "g -> log_it ops type a.c:13");
  }

  @Test
  void aMacrosValueMayBeAMemberThatItsUseNames() {
    assertThat(
            edges(
                """
                struct ops { void (*up)(void); void (*down)(void); };
                struct port { struct ops *ops; };
                #define op(p, which) ((p)->ops->which)
                static void up(void) { }
                static void down(void) { }
                static struct ops all = { .up = up, .down = down };
                void f(struct port *p) { if (op(p, down)) op(p, down)(); }
                """))
        .containsExactly("f -> down ops type a.c:7");
  }

  @Test
  void aFunctionThatIsOnlyDeclaredCanBeStored() {
    assertThat(
            edges(
                """
                struct ops { int (*get)(void); };
                int nothing(void);
                static struct ops o = { .get = nothing };
                int f(struct ops *p) { return p->get(); }
                """))
        .containsExactly("f -> nothing ops type a.c:4");
  }
}
