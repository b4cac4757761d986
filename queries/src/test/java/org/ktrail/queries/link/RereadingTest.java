package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Headers whose invocations their includers give a meaning. */
class RereadingTest {
  @Test
  void readsAListAsEachIncluderDefinesItsEntries() {
    LinkFixture f =
        new LinkFixture()
            .file("include/list.h", "ENTRY(one)\nENTRY(two)\n")
            .file(
                "a.c",
                """
                void made(void);
                #define ENTRY(n) void first_##n(void) { made(); }
                #include "include/list.h"
                #undef ENTRY
                #define ENTRY(n) void second_##n(void) { first_##n(); }
                #include "include/list.h"
                """);
    assertThat(f.edges(EdgeKind.DIRECT))
        .containsExactlyInAnyOrder(
            "first_one -> made direct exact a.c:3",
            "first_two -> made direct exact a.c:3",
            "second_one -> first_one direct exact a.c:6",
            "second_two -> first_two direct exact a.c:6");
  }

  private static LinkFixture events() {
    return new LinkFixture()
        .file(
            "include/event.h",
            """
            void run(int), note(int);
            #define EVENT(name, proto, args, assign) \\
                extern void iterate_##name(proto); \\
                static inline void event_##name(proto) { iterate_##name(args); }
            """)
        .file(
            "include/define.h",
            """
            #ifdef CREATE_EVENTS
            #undef CREATE_EVENTS
            #undef EVENT
            #define EVENT(name, proto, args, assign) void iterate_##name(proto) { run(args); }
            #define AGAIN(x) <x>
            #include AGAIN(EVENT_FILE)
            #include "stages.h"
            #undef EVENT
            #define CREATE_EVENTS
            #endif
            """)
        .file(
            "include/stages.h",
            """
            #undef EVENT
            #define EVENT(name, proto, args, assign) void probe_##name(proto) { assign; }
            #include AGAIN(EVENT_FILE)
            """)
        .file(
            "include/disk_events.h",
            """
            #include "event.h"
            #define DISK_EVENT(name) EVENT(name, int sector, sector, note(sector))
            DISK_EVENT(read)
            #include "define.h"
            """)
        .file("user.c", "#include \"include/disk_events.h\"\nvoid f(void) { event_read(1); }\n");
  }

  @Test
  void readsAHeaderAgainForTheFileThatAsksForIt() {
    LinkFixture f =
        events().file("events.c", "#define CREATE_EVENTS\n#include \"include/disk_events.h\"\n");
    assertThat(f.edges(EdgeKind.DIRECT))
        .contains(
            "f -> event_read direct exact user.c:2",
            "event_read -> iterate_read direct exact include/disk_events.h:3",
            "iterate_read -> run direct exact events.c:2",
            "probe_read -> note direct exact events.c:2");
  }

  @Test
  void readsAHeaderThroughTheOneThatIncludesIt() {
    LinkFixture f =
        events()
            .file("include/all_events.h", "#include \"disk_events.h\"\n")
            .file("events.c", "#define CREATE_EVENTS\n#include \"include/all_events.h\"\n");
    assertThat(f.edges(EdgeKind.DIRECT)).contains("iterate_read -> run direct exact events.c:2");
  }

  @Test
  void readsAListAsStatementsInsideABody() {
    LinkFixture f =
        new LinkFixture()
            .file("include/list.h", "ENTRY(one)\nENTRY(two)\n")
            .file(
                "a.c",
                """
                struct ops { void (*one)(void); void (*two)(void); };
                static void a1(void) { } static void a2(void) { }
                static struct ops ops = { .one = a1, .two = a2 };
                #define ENTRY(n) void (*__SCT__##n)(void);
                #include "include/list.h"
                static void update(struct ops *o)
                {
                #undef ENTRY
                #define ENTRY(n) __SCT__##n = o->n;
                #include "include/list.h"
                }
                void f(void) { __SCT__two(); }
                """);
    assertThat(f.edges(EdgeKind.TABLE)).containsExactly("f -> a2 table type a.c:12");
  }

  @Test
  void readsItOnceWhereNobodyAsks() {
    assertThat(events().edges(EdgeKind.DIRECT)).noneMatch(e -> e.contains("-> run"));
  }

  @Test
  void callsWhatAPatchedCallWasLastSetTo() {
    LinkFixture f =
        new LinkFixture()
            .file(
                "include/static_call.h",
                """
                #define DEFINE_STATIC_CALL(name, func) asm("jmp " #func)
                #define static_call(name) (&TRAMPOLINE(name))
                #define static_call_update(name, func) __static_call_update(#name, func)
                """)
            .file(
                "a.c",
                """
                #include "include/static_call.h"
                void start(int x) { }
                void later(int x) { }
                DEFINE_STATIC_CALL(tick, start);
                void set(void) { static_call_update(tick, later); }
                void run(void) { static_call(tick)(1); }
                """);
    assertThat(f.edges(EdgeKind.TABLE))
        .containsExactlyInAnyOrder(
            "run -> later table type a.c:6", "run -> start table type a.c:6");
  }
}
