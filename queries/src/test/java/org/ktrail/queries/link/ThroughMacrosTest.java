package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
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

  /**
   * Of {@code page_to_virt()} and its like every architecture has its own, which use each other.
   */
  @Test
  void macrosOfManyArchitecturesAreFollowedForAWhile() {
    LinkFixture f = new LinkFixture();
    StringBuilder macros = new StringBuilder();
    for (int level = 0; level < 6; level++) {
      macros.append("#define p%1$d(x) (p%2$d(x) + p%2$d(x))\n".formatted(level, level + 1));
    }
    macros.append("#define p6(x) ((x)->receive = hooked, 0)\n");
    for (int arch = 0; arch < 20; arch++) {
      f.file("arch/a" + arch + "/include/asm/page.h", macros.toString());
    }
    f.file(
        "lib/a.c",
        """
        #include <asm/page.h>
        struct device { int (*receive)(void *data); };
        static int hooked(void *data) { return 0; }
        int attach(struct device *d) { return p0(d); }
        int core(struct device *d) { return d->receive(d); }
        """);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThat(f.edges(EdgeKind.CALLBACK_FIELD, EdgeKind.OPS))
                .containsExactly("core -> hooked callback-field type lib/a.c:5"));
  }
}
