package org.ktrail.queries.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.EdgeKind;

/** Variables whose type is said by what they are initialised with, and values that casts type. */
class DeducedTypesTest {
  /** Two records whose members have the same names, so that only the type tells them apart. */
  private static final String RECORDS =
      """
      struct pump;
      struct pump_ops { int (*start)(struct pump *); };
      struct gate_ops { int (*start)(struct pump *); };
      struct node { int n; };
      struct pump { const struct pump_ops *ops; struct node node; };
      int pump_start(struct pump *p) { return 0; }
      int gate_start(struct pump *p) { return 0; }
      const struct pump_ops pumps = { .start = pump_start };
      const struct gate_ops gates = { .start = gate_start };
      const struct pump_ops *ops_of(struct pump *p) { return p->ops; }
      #define outer_of(p, t, m) ({ void *__p = (void *)(p); (t *)(__p - __offset(t, m)); })
      #define pump_of(n) ((struct pump *)((char *)(n) - 8))
      """;

  private static List<String> check(String body) {
    return new LinkFixture()
        .file("a.h", RECORDS)
        .file("a.c", "#include \"a.h\"\n" + body)
        .edges(EdgeKind.OPS, EdgeKind.CALLBACK_FIELD, EdgeKind.UNKNOWN);
  }

  @Test
  void autoIsTheTypeOfItsInitialiser() {
    assertThat(
            check(
                """
                int f(struct pump *p)
                {
                	const auto ops = ops_of(p);
                	return ops->start(p);
                }
                """))
        .containsExactly("f -> pump_start ops type a.c:5");
  }

  @Test
  void autoInALoopAndOfWhatAMacroComputes() {
    assertThat(
            check(
                """
                int f(struct node *n)
                {
                	auto p = outer_of(n, struct pump, node);
                	for (auto o = p->ops; o; o++)
                		o->start(p);
                	return p->ops->start(p);
                }
                """))
        .containsExactly("f -> pump_start ops type a.c:6", "f -> pump_start ops type a.c:7");
  }

  @Test
  void autoAsAStorageClassSaysNothing() {
    assertThat(
            check(
                """
                int f(struct pump *p)
                {
                	auto const struct pump_ops *ops = p->ops;
                	return ops->start(p);
                }
                """))
        .containsExactly("f -> pump_start ops type a.c:5");
  }

  @Test
  void unqualifiedTypeOfAnOperand() {
    assertThat(
            check(
                """
                int f(struct pump *p)
                {
                	typeof_unqual(p->ops) ops = next();
                	__typeof_unqual__(ops) same = next();
                	return ops->start(p) + same->start(p);
                }
                """))
        .containsExactly("f -> pump_start ops type a.c:6", "f -> pump_start ops type a.c:6");
  }

  @Test
  void aCastTypesWhateverWasComputed() {
    assertThat(
            check(
                """
                int f(struct node *n, unsigned long x)
                {
                	outer_of(n, struct pump, node)->ops->start(0);
                	pump_of(n)->ops->start(0);
                	return ((struct gate_ops *)(x & ~3UL))->start(0);
                }
                """))
        .containsExactly(
            "f -> gate_start ops type a.c:6",
            "f -> pump_start ops type a.c:4",
            "f -> pump_start ops type a.c:5");
  }
}
