package org.ktrail.queries.link.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Members that are reached by two names are one slot. */
class GroupsTest {
  private static final String HEADER =
      """
      struct lane {
      	int id;
      	struct_group(calls,
      		void (*up)(struct lane *);
      		int width;
      		void (*down)(struct lane *);
      	);
      	union {
      		struct_group_tagged(lane_count, count,
      			unsigned long bytes;
      			long (*read)(struct lane *);
      		);
      		long raw;
      	};
      	struct {
      		struct_group_attr(inner, __packed, void (*far)(void););
      	} deep;
      };
      struct other { void (*up)(struct lane *); long (*read)(struct lane *); };
      """;

  @Test
  void aMemberAndTheSameMemberOfItsGroup() {
    LinkFixture f =
        new LinkFixture()
            .file("lane.h", HEADER)
            .file(
                "set.c",
                """
                #include "lane.h"
                static void lane_up(struct lane *l) { }
                static void lane_down(struct lane *l) { }
                static long lane_read(struct lane *l) { return 0; }
                static void lane_far(void) { }
                void set(struct lane *l)
                {
                	l->up = lane_up;
                	l->calls.down = lane_down;
                	l->count.read = lane_read;
                	l->deep.inner.far = lane_far;
                }
                static void first_up(struct lane *l) { }
                struct lane first = { .calls = { .up = first_up } };
                """)
            .file(
                "run.c",
                """
                #include "lane.h"
                long run(struct lane *l, struct lane_count *c, struct other *o)
                {
                	l->calls.up(l);
                	l->down(l);
                	l->deep.far();
                	o->up(l);
                	return l->read(l) + c->read(l);
                }
                """);
    assertThat(f.edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN))
        .containsExactly(
            "run -> ? callback-field  run.c:7",
            "run -> first_up ops type run.c:4",
            "run -> lane_down callback-field type run.c:5",
            "run -> lane_far callback-field type run.c:6",
            "run -> lane_read callback-field type run.c:8",
            "run -> lane_read callback-field type run.c:8",
            "run -> lane_up ops type run.c:4");
  }
}
