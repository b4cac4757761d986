package org.ktrail.queries.link.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/**
 * Types of expressions, told by which of two records' operations a call goes through: {@code
 * a_ops.get} holds {@code one}, {@code b_ops.get} holds {@code two}.
 */
class DeclaredTypesTest {
  private static final String TYPES =
      """
      struct a_ops { int (*get)(int x); };
      struct b_ops { int (*get)(int x); };
      static int one(int x) { return x; }
      static int two(int x) { return x; }
      static const struct a_ops first = { .get = one };
      static const struct b_ops second = { .get = two };
      typedef struct a_ops *a_t;
      typedef a_t also_a_t;
      struct dev { const struct a_ops *a; union { const struct b_ops *b; int n; }; a_t many[4]; };
      struct dev *dev_of(int n);
      """;

  /** Whom the call in f reaches. */
  private static List<String> called(String more) {
    return new LinkFixture()
        .file("a.c", TYPES + more).edges(EdgeKind.OPS, EdgeKind.UNKNOWN).stream()
            .filter(edge -> edge.startsWith("f -> "))
            .map(edge -> edge.substring(5, edge.indexOf(' ', 5)))
            .toList();
  }

  private static List<String> called(String parameters, String call) {
    return called("int f(" + parameters + ") { return " + call + "; }\n");
  }

  @Test
  void membersLeadToTheirRecords() {
    assertThat(called("struct dev *d", "d->a->get(1)")).containsExactly("one");
    assertThat(called("struct dev d", "d.a->get(1)")).containsExactly("one");
    assertThat(called("struct dev *d", "(*d).a->get(1)")).containsExactly("one");
  }

  @Test
  void membersOfAnonymousUnionsAreTheRecordsOwn() {
    assertThat(called("struct dev *d", "d->b->get(1)")).containsExactly("two");
  }

  @Test
  void typedefsAreFollowed() {
    assertThat(called("also_a_t a", "a->get(1)")).containsExactly("one");
    assertThat(called("a_t *a", "a[1]->get(1)")).containsExactly("one");
  }

  @Test
  void elementsOfArraysHaveTheElementsType() {
    assertThat(called("struct dev *d, int n", "d->many[n]->get(1)")).containsExactly("one");
  }

  @Test
  void whatAFunctionReturnsHasTheTypeOfItsHead() {
    assertThat(called("int n", "dev_of(n)->b->get(1)")).containsExactly("two");
  }

  @Test
  void aCastSaysTheTypeUnlessItSaysNothing() {
    assertThat(called("void *p", "((struct b_ops *)p)->get(1)")).containsExactly("two");
    assertThat(called("struct a_ops *p", "((struct b_ops *)(void *)p)->get(1)"))
        .containsExactly("two");
  }

  @Test
  void localsHaveTheTypeOfTheirDeclarationWhereTheyAre() {
    assertThat(
            called(
                """
                int f(struct dev *d) {
                  const struct a_ops *o = d->a;
                  { const struct b_ops *o = d->b; o->get(1); }
                  return 0;
                }
                """))
        .containsExactly("two");
  }

  @Test
  void aMemberMayBeAMacroForOneFurtherInside() {
    assertThat(
            called(
                """
                struct wrap { struct dev common; };
                #define wrap_a common.a
                int f(struct wrap *w) { return w->wrap_a->get(1); }
                """))
        .containsExactly("one");
  }

  @Test
  void aDeducedTypeIsThatOfTheValue() {
    assertThat(called("int f(struct dev *d) { __auto_type o = d->a; return o->get(1); }\n"))
        .containsExactly("one");
    assertThat(called("int f(struct dev *d) { typeof(d->b) o = d->b; return o->get(1); }\n"))
        .containsExactly("two");
  }

  @Test
  void aChainOfMembersOfAMacrosParameterTellsTheRecordIfOnlyOneHasIt() {
    assertThat(
            new LinkFixture()
                .file(
                    "a.c",
                    TYPES
                        + """
                        struct ring { const struct a_ops *ring_funcs; };
                        #define emit(r) ((r)->ring_funcs->get(1))
                        """)
                .edges(EdgeKind.OPS))
        .singleElement()
        .asString()
        .startsWith("emit -> one");
  }
}
