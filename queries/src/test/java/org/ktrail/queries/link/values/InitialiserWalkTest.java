package org.ktrail.queries.link.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Which member the values of an initialiser go to, told by whom a call of the member reaches. */
class InitialiserWalkTest {
  private static final String TYPES =
      """
      typedef int (*get_t)(int x);
      struct inner { int n; get_t get; };
      struct outer { int a; get_t first; struct inner in; struct inner list[2]; get_t last; };
      static int one(int x) { return x; }
      static int two(int x) { return x; }
      """;

  /** Whom calls of {@code o->first}, {@code o->in.get} and {@code o->last} reach. */
  private static List<String> reached(String initialiser) {
    String text =
        TYPES
            + initialiser
            + """

            static int call_first(struct outer *o) { return o->first(1); }
            static int call_inner(struct inner *i) { return i->get(1); }
            static int call_last(struct outer *o) { return o->last(1); }
            """;
    return new LinkFixture()
        .file("a.c", text).edges(EdgeKind.OPS).stream()
            .map(edge -> edge.substring(0, edge.indexOf(" ops")))
            .toList();
  }

  @Test
  void designatedMembersGetTheirValues() {
    assertThat(reached("struct outer o = { .first = one, .last = two };"))
        .containsExactly("call_first -> one", "call_last -> two");
  }

  @Test
  void valuesWithoutNamesGoByTheirPlace() {
    assertThat(reached("struct outer o = { 0, one };")).containsExactly("call_first -> one");
  }

  @Test
  void aNestedListIsThatOfTheMember() {
    assertThat(reached("struct outer o = { .in = { .get = two } };"))
        .containsExactly("call_inner -> two");
    assertThat(reached("struct outer o = { .in = { 1, two } };"))
        .containsExactly("call_inner -> two");
  }

  @Test
  void designatorsMayLeadInside() {
    assertThat(reached("struct outer o = { .in.get = two };")).containsExactly("call_inner -> two");
    assertThat(reached("struct outer o = { .list[1].get = one };"))
        .containsExactly("call_inner -> one");
  }

  @Test
  void elementsOfAnArrayAreEachInitialised() {
    assertThat(reached("struct inner all[] = { { 1, one }, [3] = { .get = two } };"))
        .containsExactly("call_inner -> one", "call_inner -> two");
  }

  @Test
  void aCompoundLiteralIsOfTheTypeItSays() {
    assertThat(reached("struct { void *data; } o = { .data = &(struct inner){ .get = one } };"))
        .containsExactly("call_inner -> one");
  }

  @Test
  void aMacroStandsForMembersOrForAValue() {
    assertThat(
            reached(
                """
                #define BOTH(f, l) .first = f, .last = l
                struct outer o = { BOTH(one, two) };
                """))
        .containsExactly("call_first -> one", "call_last -> two");
    assertThat(reached("#define INNER(f) { .get = f }\nstruct outer o = { .in = INNER(two) };"))
        .containsExactly("call_inner -> two");
  }

  @Test
  void moreValuesThanMembersGoNowhere() {
    assertThat(reached("struct inner i = { 1, one, two };")).containsExactly("call_inner -> one");
  }

  @Test
  void aMemberThatIsNotThereGetsNothing() {
    assertThat(reached("struct inner i = { .set = one };")).doesNotContain("call_inner -> one");
  }
}
