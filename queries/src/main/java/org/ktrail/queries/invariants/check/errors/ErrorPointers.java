package org.ktrail.queries.invariants.check.errors;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.ErrorNames;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.NullTests;

/**
 * The error of a pointer that has none: {@code PTR_ERR} of what may be NULL, which is success, or
 * of another pointer than the one that was found to be an error.
 */
public final class ErrorPointers implements Check {
  private static final int FURTHEST = 6;

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.steps()) {
      NullTests.Test test = NullTests.of(step.event());
      Expression orNull = NullTests.errorTest(step.event(), ErrorNames.Kind.IS_ERROR_OR_NULL);
      Expression error = NullTests.errorTest(step.event(), ErrorNames.Kind.IS_ERROR);
      if (orNull != null) {
        Step taken = errorTaken(s, step, Edge.Kind.TRUE, orNull.text());
        if (taken != null) {
          tell(s, found, step, taken, orNull.text(), "may be NULL here, whose error is 0: success");
        }
      } else if (error != null) {
        Step taken = otherTaken(s, step, error.text());
        if (taken != null) {
          tell(
              s,
              found,
              step,
              taken,
              error.text(),
              "is the pointer that failed, but the error is taken of another one");
        }
      } else if (test != null) {
        String place = test.place().text();
        Step taken = errorTaken(s, step, test.whenNull(), place);
        if (taken != null) {
          tell(s, found, step, taken, place, "is NULL here, whose error is 0: success");
        }
      }
    }
  }

  private static void tell(
      Subject s, Consumer<Breach> found, Step test, Step taken, String place, String what) {
    found.accept(
        s.breach(
            "error-of-other",
            taken.line(),
            place,
            place + " " + what,
            s.way(test.line(), ((Event.Branch) test.event()).condition().text() + " is tested"),
            s.way(taken.line(), "the error is taken here")));
  }

  /** Where the steps straight behind a branch return the error of this pointer. */
  private static @Nullable Step errorTaken(Subject s, Step branch, Edge.Kind kind, String place) {
    return taken(s, branch, kind, place, true);
  }

  private static @Nullable Step otherTaken(Subject s, Step branch, String place) {
    return taken(s, branch, Edge.Kind.TRUE, place, false);
  }

  private static @Nullable Step taken(
      Subject s, Step branch, Edge.Kind kind, String place, boolean same) {
    Step at = next(s, branch, kind);
    String variable = "";
    for (int i = 0; i < FURTHEST && at != null; i++) {
      if (at.event() instanceof Event.Assign a) {
        String of = argument(a.value());
        if (a.target().bare().text().equals(place)) {
          return null;
        }
        if (!of.isEmpty()) {
          boolean other = !of.equals(place) && !isAlias(s, of, place);
          if (same ? of.equals(place) : other) {
            variable = a.target().text();
            if (!same) {
              return at;
            }
          } else {
            return null;
          }
        }
      }
      if (at.event() instanceof Event.Return r) {
        var value = r.value();
        String of = value == null ? "" : argument(value);
        boolean other = !of.isEmpty() && !of.equals(place) && !isAlias(s, of, place);
        boolean hit =
            same
                ? of.equals(place)
                    || value != null && !variable.isEmpty() && value.text().equals(variable)
                : other;
        return hit ? at : null;
      }
      if (at.next().size() != 1) {
        return null;
      }
      at = s.flow.steps().get(at.next().getFirst().to());
    }
    return null;
  }

  private static boolean isAlias(Subject s, String a, String b) {
    Expression x = new Expression.Name(a);
    Expression y = new Expression.Name(b);
    return s.name(x).equals(s.name(y))
        // One is set from the other, or both from one call.
        || s.flow.steps().stream()
            .anyMatch(step ->
                step.event() instanceof Event.Assign assign
                    && (assign.target().bare().text().equals(a)
                            && Known.mentions(assign.value().text(), b)
                        || assign.target().bare().text().equals(b)
                            && Known.mentions(assign.value().text(), a)));
  }

  private static String argument(Expression e) {
    return e.bare() instanceof Expression.Call c
            && ErrorNames.of(c.name()) == ErrorNames.Kind.SAME
            && c.name().startsWith("PTR_")
            && c.arguments().size() == 1
        ? c.arguments().getFirst().bare().text()
        : "";
  }

  private static @Nullable Step next(Subject s, Step branch, Edge.Kind kind) {
    for (Edge e : branch.next()) {
      if (e.kind() == kind) {
        return s.flow.steps().get(e.to());
      }
    }
    return null;
  }
}
