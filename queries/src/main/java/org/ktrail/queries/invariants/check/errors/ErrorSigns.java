package org.ktrail.queries.invariants.check.errors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.ErrorNames;

/** A result that is compared with an error as a positive number, where errors are negative. */
public final class ErrorSigns implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> positive = positive(s);
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      Deque<Expression> open = new ArrayDeque<>(Subject.evaluated(step));
      while (!open.isEmpty()) {
        Expression e = open.pop();
        if (e instanceof Expression.Binary b
            && (b.operator().equals("==") || b.operator().equals("!="))) {
          compare(s, step, b.left().bare(), b.right().bare(), positive, told, found);
          compare(s, step, b.right().bare(), b.left().bare(), positive, told, found);
        }
        open.addAll(e.parts());
      }
    }
  }

  private static void compare(
      Subject s,
      Step step,
      Expression value,
      Expression error,
      Set<String> positive,
      Set<String> told,
      Consumer<Breach> found) {
    boolean result =
        value instanceof Expression.Call
            || value instanceof Expression.Name n && s.flow.variable(n.name()).isPresent();
    if (result
        && error instanceof Expression.Name n
        && ErrorNames.isNumber(n.name())
        && !positive.contains(value.text())
        && told.add(step.line() + value.text())) {
      found.accept(
          s.breach(
              "errno-sign",
              step.line(),
              value.text(),
              "%s is compared with %s, but errors are negative: -%s"
                  .formatted(value.text(), n.name(), n.name()),
              s.way(step.line(), value.text() + " against " + n.name())));
    }
  }

  /** Variables that hold errors as positive numbers: set to one, or to what is negated. */
  private static Set<String> positive(Subject s) {
    Set<String> all = new HashSet<>();
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Assign a) {
        boolean number =
            a.value().bare() instanceof Expression.Name n && ErrorNames.isNumber(n.name());
        boolean negated =
            a.value().bare() instanceof Expression.Unary u
                && u.operator().equals("-")
                && !(u.of() instanceof Expression.Name e && ErrorNames.isNumber(e.name()));
        if (number || negated) {
          all.add(a.target().text());
        }
      }
    }
    return all;
  }
}
