package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Calls whose caller is not written in C. */
class EntriesTest {
  @Test
  void assemblyCallsAndJumpsByName() {
    LinkFixture f =
        new LinkFixture()
            .file("c.c", "void work(void) {}\nvoid leave(void) {}\nvoid other(void) {}\n")
            .file(
                "entry.S",
                """
                /* call nothing */
                SYM_CODE_START(enter)
                \tmovq %rsp, %rdi /* call other */
                \tcall work
                .Lagain:
                \tjnz .Lagain
                \tjz  inside
                SYM_INNER_LABEL(inside, SYM_L_GLOBAL)
                \tALTERNATIVE "", "jmp leave", FEATURE
                SYM_CODE_END(enter)
                \t.globl second
                second:
                \tbl work
                """);
    assertThat(f.edges(EdgeKind.ASSEMBLY))
        .containsExactlyInAnyOrder(
            "enter -> work assembly exact entry.S:4",
            "enter -> inside assembly exact entry.S:7",
            "enter -> leave assembly exact entry.S:9",
            "inside -> leave assembly exact entry.S:9",
            "second -> work assembly exact entry.S:13");
  }

  @Test
  void macrosOfTheAssemblerMakeRoutinesAndCalls() {
    LinkFixture f =
        new LinkFixture()
            .file("c.c", "void do_tick(void) {}\nvoid do_fault(void) {}\nvoid save(void) {}\n")
            .file(
                "include/asm/stub.h",
                """
                .macro stub name func code=0
                SYM_CODE_START(\\name\\()_entry)
                \t.if \\code == 1
                \tcall save
                \t.endif
                \tbody \\func
                SYM_CODE_END(\\name\\()_entry)
                .endm
                """)
            .file(
                "include/asm/list.h",
                """
                #ifndef __ASSEMBLY__
                #define DECLARE_STUB(n, f) void n##_entry(void)
                #else
                #define DECLARE_STUB(n, f) stub n f
                #endif
                DECLARE_STUB(tick, do_tick);
                """)
            .file(
                "entry.S",
                """
                #include "include/asm/stub.h"
                .macro body func
                \tcall \\func
                .endm
                #include "include/asm/list.h"
                \tstub fault do_fault code=1
                SYM_CODE_START(late)
                \tbody func=do_tick
                SYM_CODE_END(late)
                """);
    assertThat(f.edges(EdgeKind.ASSEMBLY))
        .containsExactlyInAnyOrder(
            "tick_entry -> do_tick assembly exact entry.S:5",
            "fault_entry -> save assembly exact entry.S:6",
            "fault_entry -> do_fault assembly exact entry.S:6",
            "late -> do_tick assembly exact entry.S:8");
  }

  @Test
  void theTableOfSystemCallsStandsForTheHeaderMadeOfIt() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "arch/x86/entry/syscalls/syscall_64.tbl",
                """
                # number abi name entry
                0\tcommon\tlook\tsys_look
                1\t64\ttouch\tsys_touch
                2\tx32\tsmell\tsys_smell
                3\tcommon\ttaste
                """)
            .file(
                "calls.c",
                """
                long __my_sys_look(void) { return 0; }
                long __my_sys_touch(void) { return 0; }
                long __my_sys_smell(void) { return 0; }
                long __my_sys_ni_syscall(void) { return 0; }
                """)
            .file(
                "arch/x86/entry/dispatch.c",
                """
                #define __SYSCALL(nr, name) long __my_##name(void);
                #include <asm/syscalls_64.h>
                #undef __SYSCALL
                #define __SYSCALL(nr, name) case nr: return __my_##name();
                long dispatch(unsigned nr)
                {
                  switch (nr) {
                #include <asm/syscalls_64.h>
                  default: return -1;
                  }
                }
                """);
    assertThat(f.edges(EdgeKind.SYSCALL))
        .containsExactlyInAnyOrder(
            "dispatch -> __my_sys_look syscall exact arch/x86/entry/dispatch.c:8",
            "dispatch -> __my_sys_touch syscall exact arch/x86/entry/dispatch.c:8",
            "dispatch -> __my_sys_ni_syscall syscall exact arch/x86/entry/dispatch.c:8");
  }

  private static final String INIT =
      """
      typedef int (*initcall_t)(void);
      struct module { int (*init)(void); void (*exit)(void); };
      #ifndef MODULE
      #define ___define_initcall(fn, id, __sec) int stub_##fn(void) { return fn(); }
      #define late_initcall(fn) ___define_initcall(fn, 7, .initcall7)
      #define module_init(x) late_initcall(x);
      #define module_exit(x) static void *__exitcall_##x = x;
      #else
      #define module_init(x) int init_module(void) __attribute__((alias(#x)));
      #endif
      """;

  private static final String MAIN =
      """
      #include "init.h"
      int do_one_initcall(initcall_t fn) { return fn(); }
      void load(struct module *mod) { do_one_initcall(mod->init); }
      void unload(struct module *mod) { mod->exit(); }
      """;

  @Test
  void whoRunsInitcallsCallsThem() {
    LinkFixture f =
        new LinkFixture()
            .file("init.h", INIT)
            .file("main.c", MAIN)
            .file(
                "lamp.c",
                """
                #include "init.h"
                static int lamp_init(void) { return 0; }
                static void lamp_exit(void) {}
                module_init(lamp_init);
                module_exit(lamp_exit);
                """)
            .file(
                "fan.c",
                """
                #include "init.h"
                static int fan_init(void) { return 0; }
                late_initcall(fan_init);
                """);
    assertThat(f.edges(EdgeKind.INITCALL, EdgeKind.DIRECT))
        .containsExactlyInAnyOrder(
            "do_one_initcall -> lamp_init initcall type main.c:2",
            "do_one_initcall -> fan_init initcall type main.c:2",
            "do_one_initcall -> ? initcall  main.c:2", // nothing here is a module
            "load -> do_one_initcall direct exact main.c:3");
  }

  @Test
  void whatNobodyRunsIsStillCalledFromItsFile() {
    LinkFixture f =
        new LinkFixture()
            .file("init.h", INIT)
            .file(
                "fan.c",
                """
                #include "init.h"
                static int fan_init(void) { return 0; }
                late_initcall(fan_init);
                """);
    assertThat(f.edges(EdgeKind.INITCALL))
        .isEqualTo(List.of("fan.c -> fan_init initcall exact fan.c:3"));
  }

  @Test
  void whoRunsALevelOfInitcallsCallsThoseOfThatLevel() {
    LinkFixture f =
        new LinkFixture()
            .file("init.h", INIT)
            .file(
                "main.c",
                """
                #include "init.h"
                typedef initcall_t initcall_entry_t;
                extern initcall_entry_t __initcall_start[], __initcall6_start[], __initcall7_start[];
                static initcall_t initcall_from_entry(initcall_entry_t *entry) { return *entry; }
                int do_one_initcall(initcall_t fn) { return fn(); }
                void first(void)
                {
                	initcall_entry_t *fn;
                	for (fn = __initcall_start; fn < __initcall6_start; fn++)
                		do_one_initcall(initcall_from_entry(fn));
                }
                static initcall_entry_t *levels[] = { __initcall6_start, __initcall7_start };
                void level(int n)
                {
                	initcall_entry_t *fn;
                	for (fn = levels[n]; fn < levels[n + 1]; fn++)
                		do_one_initcall(initcall_from_entry(fn));
                }
                void last(void)
                {
                	initcall_t call;
                	initcall_entry_t *fn = __initcall7_start;
                	call = initcall_from_entry(fn);
                	call();
                }
                """)
            .file(
                "fan.c",
                """
                #include "init.h"
                #define early_initcall(fn) ___define_initcall(fn, early, .initcallearly)
                static int fan_early(void) { return 0; }
                early_initcall(fan_early);
                static int fan_late(void) { return 0; }
                late_initcall(fan_late);
                """);
    assertThat(f.edges(EdgeKind.INITCALL))
        .containsExactlyInAnyOrder(
            "do_one_initcall -> fan_early initcall type main.c:5",
            "do_one_initcall -> fan_late initcall type main.c:5",
            "last -> fan_late initcall type main.c:24");
  }
}
