package org.ktrail.queries.invariants.check.types;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.NumberTypes;

/**
 * {@code /} and {@code %} of 64 bits: where a register has 32, the compiler calls a function for it
 * that the kernel does not have.
 */
public final class LongDivision implements Check {
  public static final BreachKind KIND =
      BreachKind.change(
              "divide-64", "64 bits are divided with an operator where 32-bit machines build it")
          .whereRegistersHaveSomeWidth();

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<Integer> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Assign a && a.operator().matches("[/%]=")) {
        if (isLong(s, a.target()) && !isPower(a.value()) && told.add(step.line())) {
          tell(s, step, a.target(), a.operator().substring(0, 1), found);
        }
      }
      for (Expression e : Subject.evaluated(step)) {
        Expression.Binary division = find(s, e);
        if (division != null && told.add(step.line())) {
          tell(s, step, division.left(), division.operator(), found);
        }
      }
    }
  }

  private static void tell(
      Subject s, Step step, Expression of, String operator, Consumer<Breach> found) {
    found.accept(
        s.breach(
                KIND.name(),
                step.line(),
                of.text(),
                "%s has 64 bits, and %s of it needs a function that is not there on 32-bit machines"
                    .formatted(of.text(), operator),
                s.way(step.line(), of.text() + " " + operator))
            .on(Breach.Width.BITS_32));
  }

  private static Expression.@Nullable Binary find(Subject s, Expression e) {
    if (e instanceof Expression.Binary b
        && b.operator().matches("[/%]")
        && isLong(s, b.left())
        && !isPower(b.right())) {
      return b;
    }
    // What a macro or function is handed, it may shift.
    if (e instanceof Expression.Call) {
      return null;
    }
    for (Expression part : e.parts()) {
      Expression.Binary inner = find(s, part);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private static boolean isLong(Subject s, Expression e) {
    if (e instanceof Expression.Binary b && b.operator().matches("[-+*]")) {
      return isLong(s, b.left()) || isLong(s, b.right());
    }
    return (e.isPlace() || e instanceof Expression.Cast)
        && NumberTypes.isLongLong(s.types.of(e, s.flow));
  }

  /** A constant may be a power of two, for which a shift will do: a name, a small number. */
  private static boolean isPower(Expression e) {
    Expression bare = e.bare();
    if (bare instanceof Expression.Literal l && l.text().matches("\\d+[uUlL]*")) {
      return new BigInteger(l.text().replaceAll("[uUlL]", "")).bitCount() == 1;
    }
    return !(bare.isPlace() && !bare.text().matches("[A-Z0-9_]+"));
  }
}
