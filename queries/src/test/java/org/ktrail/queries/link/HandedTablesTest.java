package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;

/** A table of operations that is handed down is followed for each caller. */
class HandedTablesTest {
  private static final String WALKER =
      """
      struct walk;
      struct ops { int (*entry)(struct walk *w); int (*hole)(struct walk *w); };
      struct walk { const struct ops *ops; void *private; };
      static int first_entry(struct walk *w) { return 1; }
      static int first_hole(struct walk *w) { return 1; }
      static int second_entry(struct walk *w) { return 2; }
      static const struct ops first = { .entry = first_entry, .hole = first_hole };
      static const struct ops second = { .entry = second_entry };
      static int level(struct walk *w)
      {
      	const struct ops *ops = w->ops;
      	if (ops->hole)
      		ops->hole(w);
      	return ops->entry(w);
      }
      static int walk_range(const struct ops *ops, void *private)
      {
      	struct walk walk = { .ops = ops, .private = private };
      	return level(&walk);
      }
      static int direct(int n, const struct ops *ops) { return ops->entry(0); }
      static int through(const struct ops *ops) { return direct(1, ops); }
      """;

  private static boolean leads(String text, String from, String to) {
    try (Graph graph = new LinkFixture().file("a.c", WALKER + text).link()) {
      PathFinder finder = new PathFinder(GraphView.all(graph), NearestNames.NONE);
      return finder.find(PathQuery.of(from, to)) instanceof PathResult.Found;
    }
  }

  @Test
  void throughParameters() {
    String text =
        "int a(void) { return through(&first); } int b(void) { return through(&second); }";
    assertThat(leads(text, "a", "first_entry")).isTrue();
    assertThat(leads(text, "b", "second_entry")).isTrue();
    assertThat(leads(text, "a", "second_entry")).isFalse();
    assertThat(leads(text, "through", "second_entry")).isTrue();
  }

  @Test
  void inAMemberOfALocalRecord() {
    String text =
        """
        int a(void) { return walk_range(&first, 0); }
        int b(void) { return walk_range(&second, 0); }
        """;
    assertThat(leads(text, "a", "first_entry")).isTrue();
    assertThat(leads(text, "a", "first_hole")).isTrue();
    assertThat(leads(text, "b", "second_entry")).isTrue();
    assertThat(leads(text, "a", "second_entry")).isFalse();
    assertThat(leads(text, "b", "first_hole")).isFalse();
  }

  @Test
  void whatCanBeSeveralTablesIsAnyOfThem() {
    String text =
        """
        static int third_entry(struct walk *w) { return 3; }
        static const struct ops third = { .entry = third_entry };
        int a(int c) { return through(c ? &first : &third); }
        int b(int c)
        {
        	const struct ops *ops = &first;
        	if (c)
        		ops = &third;
        	return through(ops);
        }
        """;
    assertThat(leads(text, "a", "third_entry")).isTrue();
    assertThat(leads(text, "b", "first_entry")).isTrue();
    assertThat(leads(text, "b", "third_entry")).isTrue();
    assertThat(leads(text, "b", "second_entry")).isFalse();
  }

  @Test
  void whatIsNotKnownIsOpen() {
    String text =
        """
        const struct ops *given(void);
        extern const struct ops elsewhere;
        int a(void) { return through(given()); }
        int b(void) { return through(&elsewhere); }
        int c(struct walk *w) { return through(w->ops); }
        int d(const struct ops *ops) { ops = given(); return through(ops); }
        """;
    for (String from : new String[] {"a", "b", "c", "d"}) {
      assertThat(leads(text, from, "second_entry")).as(from).isTrue();
    }
  }

  @Test
  void whatIsPutIntoATableLaterIsInIt() {
    String text =
        """
        static int late(struct walk *w) { return 4; }
        static void set(struct ops *o) { o->entry = late; }
        static struct ops mine = { .hole = first_hole };
        int a(void) { set(&mine); return through(&mine); }
        """;
    assertThat(leads(text, "a", "late")).isTrue();
    assertThat(leads(text, "a", "second_entry")).isFalse();
  }

  @Test
  void aRecordThatIsSetAnewForgets() {
    String text =
        """
        const struct ops *given(void);
        static int inner(void) { struct walk walk = { .ops = given() }; return level(&walk); }
        static int outer(struct walk *w) { return inner(); }
        int a(void) { struct walk walk = { .ops = &first }; return outer(&walk); }
        """;
    assertThat(leads(text, "a", "second_entry")).isTrue();
  }
}
