package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Pointers that are read and written through macros which take any type. */
class ThroughMacrosTest {
  private static final String MACROS =
      """
      #define READ_IT(x) ({ check_type(x); (*(const volatile typeof(x) *)&(x)); })
      #define __get(p, local, c) ({                             \\
      	typeof(*p) *local = (typeof(*p) *)READ_IT(p);         \\
      	warn_unless(c);                                       \\
      	((typeof(*p) *)(local));                              \\
      })
      #define get_checked(p, c) __get((p), UNIQUE(p), (c) || held())
      #define get(p) get_checked(p, 0)
      #define WRITE_IT(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)
      #define release(p, v) do { barrier(); WRITE_IT(*p, v); } while (0)
      #define TYPED(v) (typeof(*(v)) *)(v)
      #define publish(p, v) do {                                \\
      	uintptr_t _v = (uintptr_t)(v);                        \\
      	if (_v == 0) WRITE_IT((p), (typeof(p))(_v));          \\
      	else release(&p, TYPED((typeof(p))_v));               \\
      } while (0)
      typedef int handler(void *data);
      struct device { handler *receive; int state; };
      """;

  @Test
  void whatIsPublishedIsWhatIsGot() {
    LinkFixture f =
        new LinkFixture()
            .file("rcu.h", MACROS)
            .file(
                "a.c",
                """
                #include "rcu.h"
                static int bridge(void *data) { return 0; }
                static int hooked(void *data) { return 0; }
                int attach(struct device *d, handler *h) { publish(d->receive, h); return 0; }
                int add(struct device *d) { return attach(d, bridge); }
                int core(struct device *d)
                {
                	handler *h;
                	h = get(d->receive);
                	return h ? h(d) : 0;
                }
                static handler *hook;
                void set(void) { publish(hook, hooked); }
                int run(void) { handler *h = get(hook); return h(0); }
                void count(struct device *d) { WRITE_IT(d->state, 1); publish(d->state, 2); }
                """);
    assertThat(f.edges(EdgeKind.CALLBACK_FIELD, EdgeKind.OPS, EdgeKind.TABLE, EdgeKind.UNKNOWN))
        .containsExactlyInAnyOrder(
            "core -> bridge callback-field type a.c:10", "run -> hooked table type a.c:14");
  }
}
