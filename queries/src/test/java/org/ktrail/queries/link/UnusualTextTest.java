package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/**
 * Text that a parser alone reads wrongly: ladders, comments in directives, members as arguments.
 */
class UnusualTextTest {
  private static List<String> conditional(String text) {
    return new LinkFixture().file("a.c", text).conditionalEdges();
  }

  @Test
  void aLadderThatSplitsAnIfKeepsEachBranch() {
    String text =
        """
        int m1(void); int m2(void); int m3(void); int m4(void); int m5(void); int any(void);
        void go(void); int last(void);
        int reset(void)
        {
        #if defined(CONFIG_M1)
          if (m1()) {
        #elif defined(CONFIG_M2)
          if (m2()) {
        #elif defined(CONFIG_M3)
          if (m3()) {
        #elif defined(CONFIG_M4)
          if (m4()) {
        #elif defined(CONFIG_M5)
          if (m5()) {
        #else
          if (any()) {
        #endif
            go();
          }
          return 0;
        }
        int after(void) { return last(); }
        """;
    assertThat(conditional(text))
        .contains("reset -> m1 a.c:6 if CONFIG_M1", "after -> last a.c:22 if 1")
        .contains(
            "reset -> m5 a.c:14 if !(CONFIG_M1 || CONFIG_M2 || CONFIG_M3 || CONFIG_M4)"
                + " && CONFIG_M5")
        .contains(
            "reset -> any a.c:16 if !(CONFIG_M1 || CONFIG_M2 || CONFIG_M3 || CONFIG_M4 ||"
                + " CONFIG_M5)")
        .containsOnlyOnce("reset -> go a.c:18 if 1")
        .hasSize(8);
  }

  @Test
  void aCommentThatGoesOnDoesNotEndADirective() {
    String text =
        """
        void idle(int r); void off(int r); void pop(int r);
        #define stop(r) /* first the clock,
                           then the power */ do { idle(r); off(r); } while (0)
        void drain(int r)
        {
          pop(r);
          stop(r);
        }
        """;
    assertThat(conditional(text))
        .containsExactly(
            "drain -> pop a.c:6 if 1",
            "drain -> stop a.c:7 if 1",
            "stop -> idle a.c:2 if 1",
            "stop -> off a.c:2 if 1");
  }

  @Test
  void membersThatAreGivenToAMacroFillItsRecord() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      members.append("    .gain[").append(i).append("] = ").append(i).append(",\n");
    }
    String text =
        """
        struct loop { int gain[128]; int (*tick)(int); };
        #define setup(p, ...) (*(p) = (struct loop) { __VA_ARGS__ })
        static int tick_it(int x) { return x; }
        static int step(struct loop *l) { return l->tick(1); }
        static void reset(struct loop *l)
        {
          setup(l,
        """
            + members
            + """
                .tick = tick_it,
              );
            }
            static int second(struct loop *l) { reset(l); return step(l); }
            """;
    LinkFixture f = new LinkFixture().file("a.c", text);
    assertThat(f.edges(EdgeKind.DIRECT))
        .containsExactly(
            "second -> reset direct exact a.c:131", "second -> step direct exact a.c:131");
    assertThat(f.edges(EdgeKind.OPS)).containsExactly("step -> tick_it ops type a.c:4");
  }

  @Test
  void whatAMacroMakesCallsWhatItsTextSays() {
    String before = "#define BATCHED(t) int get_##t(void) { warn(); return refill(); }\n";
    String after =
        "#define BATCHED(t) int get_##t(void) { if (!ready()) fallback(); return refill(); }\n";
    String rest =
        """
        int ready(void); int fallback(void); int refill(void); void warn(void);
        BATCHED(u8)
        BATCHED(u32)
        """;
    assertThat(new LinkFixture().file("a.c", before + rest).edges(EdgeKind.DIRECT))
        .containsExactlyInAnyOrder(
            "get_u8 -> warn direct exact a.c:3",
            "get_u8 -> refill direct exact a.c:3",
            "get_u32 -> warn direct exact a.c:4",
            "get_u32 -> refill direct exact a.c:4");
    assertThat(new LinkFixture().file("a.c", after + rest).edges(EdgeKind.DIRECT))
        .contains("get_u8 -> fallback direct exact a.c:3", "get_u32 -> ready direct exact a.c:4")
        .noneMatch(e -> e.contains("warn"));
  }

  @Test
  void aListOfOperationsThatAreCopiedFillsTheCallsMadeOfThem() {
    LinkFixture f =
        new LinkFixture()
            .file("include/lamp.h", "struct lamp_ops { int (*on)(void); int (*level)(void); };\n")
            .file("include/lamp-ops.h", "LAMP_OP(on)\nLAMP_OP_RET0(level)\n")
            .file(
                "include/static_call.h",
                """
                #define DEFINE_STATIC_CALL_NULL(name, func) struct key __SCK__##name
                #define static_call(name) (__SCK__##name.func)
                #define static_call_update(name, func) patch(&__SCK__##name, func)
                """)
            .file(
                "lamp.c",
                """
                #include "include/static_call.h"
                #include "include/lamp.h"
                long __static_call_return0(void);
                #define LAMP_OP(f) DEFINE_STATIC_CALL_NULL(lamp_##f, *(((struct lamp_ops *)0)->f));
                #define LAMP_OP_RET0 LAMP_OP
                #include "include/lamp-ops.h"
                struct lamp_ops lamp_ops;
                static void update(struct lamp_ops *from)
                {
                  __builtin_memcpy(&lamp_ops, from, sizeof(lamp_ops));
                #define LAMP_OP(f) static_call_update(lamp_##f, lamp_ops.f);
                #define LAMP_OP_RET0(f) static_call_update(lamp_##f, (void *)(lamp_ops.f ? \\
                    (void *)lamp_ops.f : (void *)__static_call_return0));
                #include "include/lamp-ops.h"
                }
                int enter(void) { return static_call(lamp_on)(); }
                int look(void) { return static_call(lamp_level)(); }
                """)
            .file(
                "vendor.c",
                """
                #include "include/lamp.h"
                static int vendor_on(void) { return 1; }
                static int vendor_level(void) { return 2; }
                static struct lamp_ops vendor_ops = { .on = vendor_on, .level = vendor_level };
                """);
    assertThat(f.edges(EdgeKind.TABLE))
        .containsExactlyInAnyOrder(
            "enter -> vendor_on table type lamp.c:16",
            "look -> __static_call_return0 table type lamp.c:17",
            "look -> vendor_level table type lamp.c:17");
  }
}
