package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** What is hooked into one of many points that macros make is called at that point alone. */
class ProbesTest {
  private static LinkFixture points() {
    return new LinkFixture()
        .file(
            "point.h",
            """
            struct work { void (*func)(struct work *work); };
            struct tracepoint_func { void *func; void *data; int prio; };
            struct tracepoint { const char *name; struct tracepoint_func *funcs; };
            #define rcu_dereference_raw(p) ({ typeof(p) local = (p); local; })
            #define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
            int tracepoint_probe_register(struct tracepoint *tp, void *probe, void *data);
            int tracepoint_probe_unregister(struct tracepoint *tp, void *probe, void *data);
            #define DECLARE_POINT(name) \\
            	extern struct tracepoint __tracepoint_##name; \\
            	int __traceiter_##name(void *data, int x); \\
            	static inline void trace_##name(int x) { __traceiter_##name(0, x); } \\
            	static inline int register_trace_##name(void (*probe)(void *, int), void *data) \\
            	{ return tracepoint_probe_register(&__tracepoint_##name, (void *)probe, data); } \\
            	static inline int unregister_trace_##name(void (*probe)(void *, int), void *data) \\
            	{ return tracepoint_probe_unregister(&__tracepoint_##name, (void *)probe, data); }
            #define DEFINE_POINT(name) \\
            	struct tracepoint __tracepoint_##name = { .name = #name }; \\
            	int __traceiter_##name(void *data, int x) { \\
            		struct tracepoint_func *it_func_ptr; \\
            		void *it_func; \\
            		it_func_ptr = rcu_dereference_raw((&__tracepoint_##name)->funcs); \\
            		if (it_func_ptr) { \\
            			do { \\
            				it_func = READ_ONCE((it_func_ptr)->func); \\
            				data = (it_func_ptr)->data; \\
            				((void(*)(void *, int))(it_func))(data, x); \\
            			} while ((++it_func_ptr)->func); \\
            		} \\
            		return 0; \\
            	}
            #define DEFINE_DEV_POINT(name) DEFINE_POINT(dev_##name)
            """)
        .file(
            "core.c",
            """
            #include "point.h"
            static int add(struct tracepoint *tp, struct tracepoint_func *f) { return 0; }
            int tracepoint_probe_register(struct tracepoint *tp, void *probe, void *data)
            {
            	struct tracepoint_func tp_func;
            	tp_func.func = probe;
            	return add(tp, &tp_func);
            }
            int tracepoint_probe_unregister(struct tracepoint *tp, void *probe, void *data)
            {
            	struct tracepoint_func tp_func;
            	tp_func.func = probe;
            	return add(tp, &tp_func);
            }
            """)
        .file(
            "points.h",
            """
            #include "point.h"
            DECLARE_POINT(one)
            DECLARE_POINT(two)
            """);
  }

  @Test
  void aProbeBelongsToItsPoint() {
    LinkFixture f =
        points()
            .file(
                "a.c",
                """
                #include "points.h"
                DEFINE_POINT(one)
                DEFINE_POINT(two)
                DEFINE_DEV_POINT(three)
                """)
            .file(
                "b.c",
                """
                #include "points.h"
                static void probe_one(void *data, int x) { }
                static void probe_two(void *data, int x) { }
                int init(void)
                {
                	return register_trace_one(probe_one, 0) + register_trace_two(probe_two, 0);
                }
                void exit(void) { unregister_trace_one(probe_one, 0); }
                """);
    assertThat(called(f))
        .containsExactlyInAnyOrder(
            "__traceiter_one -> probe_one callback-field type a.c:2",
            "__traceiter_two -> probe_two callback-field type a.c:3");
  }

  @Test
  void whatARecordNamesTogetherIsHookedIn() {
    LinkFixture f =
        points()
            .file(
                "a.c",
                """
                #include "points.h"
                struct trace_event_class { const char *system; void *probe; void *perf_probe; };
                struct trace_event_call {
                	struct trace_event_class *class;
                	union { char *name; struct tracepoint *tp; };
                };
                struct insn { int (*probe)(void); int (*perf_probe)(void); };
                static void probe_raw(void *data, int x) { }
                static void probe_perf(void *data, int x) { }
                #define CLASS(name) static struct trace_event_class class_##name = \
                	{ .system = "s", .probe = probe_raw, .perf_probe = probe_perf };
                #define EVENT(template, name) static struct trace_event_call event_##name = \
                	{ .class = &class_##template, { .tp = &__tracepoint_##name, }, };
                DEFINE_POINT(one)
                DEFINE_POINT(two)
                CLASS(t)
                EVENT(t, one)
                static void probe_made(void *data, int x) { }
                void make(struct trace_event_call *call) { call->class->probe = probe_made; }
                void run(struct trace_event_call *call)
                {
                	void (*fn)(void *, int) = call->tp->funcs->func;
                	fn(0, 1);
                }
                """);
    assertThat(called(f))
        .containsExactlyInAnyOrder(
            "__traceiter_one -> probe_perf callback-field type a.c:12",
            "__traceiter_one -> probe_raw callback-field type a.c:12");
  }

  private static List<String> called(LinkFixture f) {
    return f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD).stream()
        .filter(e -> e.contains("-> probe_"))
        .toList();
  }
}
