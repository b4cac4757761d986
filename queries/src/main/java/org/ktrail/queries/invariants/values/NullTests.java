package org.ktrail.queries.invariants.values;

import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;

/** What branches say of pointers. */
public final class NullTests {
  private NullTests() {}

  /** A place that a branch tests, and the edge on which it is NULL. */
  public record Test(Expression place, Edge.Kind whenNull) {}

  /** {@code if (p)}, {@code if (p == NULL)}, {@code if (p != NULL)}; null for any other branch. */
  public static @Nullable Test of(Event event) {
    if (!(event instanceof Event.Branch b)) {
      return null;
    }
    Expression condition = b.condition().bare();
    if (condition instanceof Expression.Binary c && c.operator().matches("[!=]=")) {
      boolean equal = c.operator().equals("==");
      Expression place =
          c.right().text().equals("NULL")
              ? c.left().bare()
              : c.left().text().equals("NULL") ? c.right().bare() : condition;
      return place.isPlace() ? new Test(place, equal ? Edge.Kind.TRUE : Edge.Kind.FALSE) : null;
    }
    return condition.isPlace() ? new Test(condition, Edge.Kind.FALSE) : null;
  }

  /** The argument of a branch on {@code IS_ERR(p)} or {@code IS_ERR_OR_NULL(p)}; null otherwise. */
  public static @Nullable Expression errorTest(Event event, ErrorNames.Kind kind) {
    return event instanceof Event.Branch b
            && b.condition().bare() instanceof Expression.Call c
            && c.arguments().size() == 1
            && ErrorNames.of(c.name()) == kind
        ? c.arguments().getFirst().bare()
        : null;
  }

  /** Whether code goes through a place as a pointer in an expression: {@code p->x}, {@code *p}. */
  public static boolean goesThrough(Expression e, String place) {
    boolean here =
        switch (e) {
          case Expression.Member m -> m.arrow() && m.base().bare().text().equals(place);
          case Expression.Deref d -> d.of().bare().text().equals(place);
          case Expression.Index i -> i.base().bare().text().equals(place);
          default -> false;
        };
    if (here) {
      return true;
    }
    if (e instanceof Expression.AddressOf a) {
      // &p->x computes an address; only what leads to p is followed.
      return a.of().bare() instanceof Expression.Member m && goesThrough(m.base(), place);
    }
    return e.parts().stream().anyMatch(part -> goesThrough(part, place));
  }
}
