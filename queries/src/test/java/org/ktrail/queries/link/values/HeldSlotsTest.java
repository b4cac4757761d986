package org.ktrail.queries.link.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.link.LinkFixture;

/** Functions of objects that are known are kept apart from those of others of their type. */
class HeldSlotsTest {
  private static final String OPS =
      """
      struct ops { int (*get)(int x); };
      struct hw { int id; struct ops ops; };
      struct port { struct ops ops; };
      static int one(int x) { return x; }
      static int two(int x) { return x; }
      static int three(int x) { return x; }
      """;

  private static List<String> calls(String text) {
    return new LinkFixture()
        .file("a.c", OPS + text)
        .edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN);
  }

  @Test
  void aVariableHasItsOwn() {
    assertThat(
            calls(
                """
                static const struct ops first = { .get = one };
                static const struct ops second = { .get = two };
                static int f(int x) { return first.get(x); }
                """))
        .containsExactly("f -> one ops type a.c:9");
  }

  @Test
  void whatIsEmbeddedHasItsOwn() {
    assertThat(
            calls(
                """
                static void init(struct hw *h, struct port *p) { h->ops.get = one; p->ops.get = two; }
                static int f(struct hw *h) { return h->ops.get(1); }
                """))
        .containsExactly("f -> one callback-field type a.c:8");
  }

  @Test
  void anyObjectOfTheTypeHasAll() {
    assertThat(
            calls(
                """
                static const struct ops first = { .get = one };
                static void init(struct hw *h) { h->ops.get = two; }
                static int f(struct ops *o) { return o->get(1); }
                """))
        .containsExactly("f -> one ops type a.c:9", "f -> two ops type a.c:9");
  }

  @Test
  void whatIsPutIntoAnUnknownObjectCanBeInEach() {
    assertThat(
            calls(
                """
                static const struct ops first = { .get = one };
                static void set(struct ops *o) { o->get = two; }
                static int f(struct hw *h) { return h->ops.get(1); }
                """))
        .containsExactly("f -> two callback-field type a.c:9");
  }

  @Test
  void aRecordThatIsCopiedBringsWhatItHas() {
    assertThat(
            calls(
                """
                void memcpy(void *to, const void *from, int size);
                static const struct ops first = { .get = one };
                static const struct ops second = { .get = two };
                static void init(struct hw *h, struct port *p)
                {
                	h->ops = first;
                	memcpy(&p->ops, &second, sizeof(second));
                }
                static int f(struct hw *h) { return h->ops.get(1); }
                static int g(struct port *p) { return p->ops.get(1); }
                """))
        .containsExactly(
            "f -> one callback-field type a.c:15", "g -> two callback-field type a.c:16");
  }

  @Test
  void anArrayThatIsOnlyDeclaredIsGatheredFromOthers() {
    assertThat(
            calls(
                """
                extern const struct ops all_start[], all_end[];
                static const struct ops first = { .get = one };
                static void f(void)
                {
                	const struct ops *o;
                	for (o = all_start; o < all_end; o++)
                		o->get(1);
                }
                """))
        .containsExactly("f -> one ops type a.c:13");
  }

  @Test
  void aMacroStoresWhereItIsUsed() {
    assertThat(
            calls(
                """
                #define SET(o, f) do { (o)->get = (f); } while (0)
                static void init(struct hw *h, struct port *p)
                {
                	SET(&h->ops, one);
                	SET(&p->ops, two);
                }
                static int f(struct hw *h) { return h->ops.get(1); }
                """))
        .containsExactly("f -> one callback-field type a.c:13");
  }

  @Test
  void membersOfAUnionOfOneTypeAreOnePlace() {
    assertThat(
            calls(
                """
                struct driver {
                	union { int (*remove)(int x); int (*remove_new)(int x); void (*other)(void); };
                };
                static const struct driver first = { .remove = one };
                static const struct driver second = { .remove_new = two };
                static int f(struct driver *d) { return d->remove(1); }
                static int g(struct driver *d) { d->other(); return d->remove_new(1); }
                """))
        .containsExactlyInAnyOrder(
            "f -> one ops type a.c:12",
            "f -> two ops type a.c:12",
            "g -> ? callback-field  a.c:13",
            "g -> one ops type a.c:13",
            "g -> two ops type a.c:13");
  }
}
