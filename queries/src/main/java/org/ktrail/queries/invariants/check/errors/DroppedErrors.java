package org.ktrail.queries.invariants.check.errors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.Known;

/**
 * An error that a variable is given and that nothing reads afterwards: on every way it is
 * overwritten, or the function returns something else.
 */
public final class DroppedErrors implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    for (Step step : s.flow.steps()) {
      if (!(step.event() instanceof Event.Assign a)
          || a.declares()
          || !a.operator().equals("=")
          || !(a.target() instanceof Expression.Name n)) {
        continue;
      }
      boolean local =
          s.flow.variable(n.name()).filter(v -> !v.isStatic() && !v.isPointer()).isPresent();
      if (local && ErrorReturns.name(a.value()) != null && isLost(s.flow, step, n.name())) {
        found.accept(
            s.breach(
                "dropped-error",
                step.line(),
                n.name(),
                "%s is set to %s, which nothing reads before %s returns"
                    .formatted(n.name(), a.value().text(), s.flow.name()),
                s.way(step.line(), n.name() + " = " + a.value().text())));
      }
    }
  }

  /**
   * Whether nothing reads it, and it is not on every way just a value to begin with that is
   * overwritten.
   */
  private static boolean isLost(Flow flow, Step from, String name) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    boolean leaves = false;
    from.next().forEach(e -> open.add(e.to()));
    while (!open.isEmpty()) {
      Step step = flow.steps().get(open.poll());
      if (!seen.add(step.id())) {
        continue;
      }
      if (Subject.evaluated(step).stream().anyMatch(e -> mentions(e, name))) {
        return false;
      }
      if (step.event() instanceof Event.Assign a) {
        boolean whole = a.target().text().equals(name);
        if (whole && !a.operator().equals("=") || !whole && mentions(a.target(), name)) {
          return false;
        }
        if (whole) {
          continue;
        }
      }
      leaves |= step.event() instanceof Event.Exit;
      for (Edge e : step.next()) {
        open.add(e.to());
      }
    }
    return leaves;
  }

  /** By text where an expression has no form. */
  private static boolean mentions(Expression e, String name) {
    return e.mentions(name) || Known.mentions(e.text(), name);
  }
}
