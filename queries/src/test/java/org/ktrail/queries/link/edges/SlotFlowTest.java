package org.ktrail.queries.link.edges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Functions that are handed on by calls of which it is only known at the end whom they reach. */
class SlotFlowTest {
  private static List<String> callbacks(String text) {
    return new LinkFixture()
        .file("a.c", text).edges(EdgeKind.CALLBACK_ARGUMENT, EdgeKind.CALLBACK_FIELD).stream()
            .map(edge -> edge.substring(0, edge.indexOf(" callback")))
            .toList();
  }

  @Test
  void whatASlotHoldsIsHandedTheFunction() {
    assertThat(
            callbacks(
                """
                struct ops { void (*each)(void (*fn)(int)); };
                static void one(int n) { }
                static void walk(void (*fn)(int)) { fn(1); }
                static const struct ops o = { .each = walk };
                static void run(struct ops *ops) { ops->each(one); }
                """))
        .contains("walk -> one");
  }

  @Test
  void whatIsHandedOnTwiceArrives() {
    assertThat(
            callbacks(
                """
                struct ops { void (*each)(void (*fn)(int)); };
                static void one(int n) { }
                static void inner(void (*fn)(int)) { fn(1); }
                static const struct ops in = { .each = inner };
                static void outer(void (*fn)(int)) { in.each(fn); }
                struct more { void (*all)(void (*fn)(int)); };
                static const struct more out = { .all = outer };
                static void run(struct more *m) { m->all(one); }
                """))
        .contains("inner -> one");
  }

  @Test
  void aFunctionThatHandsToItselfEnds() {
    assertThat(
            callbacks(
                """
                struct ops { void (*each)(void (*fn)(int)); };
                static void one(int n) { }
                static void walk(void (*fn)(int));
                static const struct ops o = { .each = walk };
                static void walk(void (*fn)(int)) { fn(1); o.each(fn); }
                static void run(struct ops *ops) { ops->each(one); }
                """))
        .contains("walk -> one");
  }

  @Test
  void moreArgumentsThanParametersGoNowhere() {
    assertThat(
            callbacks(
                """
                struct ops { void (*each)(int n, void (*fn)(int)); };
                static void one(int n) { }
                static void walk(int n) { }
                static const struct ops o = { .each = (void *)walk };
                static void run(struct ops *ops) { ops->each(1, one); }
                """))
        .noneMatch(edge -> edge.startsWith("walk"));
  }
}
