package org.ktrail.queries.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/**
 * An allocation fails, or a pointer is found to be an error, and the function returns the 0 that a
 * variable still has of what went well before.
 */
final class MissingErrorCode implements Check {
  private static final int FURTHEST = 60;

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged() || !s.flow.result().matches("(static )?(inline )?(int|long|ssize_t)")) {
      return;
    }
    Map<Integer, Map<String, Integer>> zero = Zeroes.of(s.flow);
    for (Step step : s.flow.steps()) {
      Edge.Kind fails = failing(s.flow, step);
      if (fails == null) {
        continue;
      }
      Map<String, Integer> zeroes = zero.getOrDefault(step.id(), Map.of());
      Step out = returned(s.flow, step, fails, zeroes);
      if (out != null
          && out.event() instanceof Event.Return last
          && last.value() instanceof Expression value) {
        String variable = value.text();
        found.accept(
            s.breach(
                "missing-error-code",
                step.line(),
                variable,
                "%s returns %s where this fails, which is 0 then"
                    .formatted(s.flow.name(), variable),
                s.way(zeroes.getOrDefault(variable, step.line()), variable + " is 0"),
                s.way(step.line(), ((Event.Branch) step.event()).condition().text() + " fails"),
                s.way(out.line(), "returns " + variable)));
      }
    }
  }

  /** The edge of a test on which an allocation, or what gives error pointers, has failed. */
  private static Edge.@Nullable Kind failing(Flow flow, Step step) {
    Expression error = NullTests.errorTest(step.event(), Errors.Kind.IS_ERROR);
    if (error != null && error.isPlace()) {
      return Edge.Kind.TRUE;
    }
    NullTests.Test test = NullTests.of(step.event());
    if (test == null) {
      return null;
    }
    String place = test.place().text();
    boolean allocated =
        flow.steps().stream()
            .anyMatch(b ->
                b.event() instanceof Event.Assign a
                    && b.id() < step.id()
                    && step.line() - b.line() <= 6
                    && a.target().bare().text().equals(place)
                    && Allocators.mayFail(a.value()));
    return allocated ? test.whenNull() : null;
  }

  /** The return that a failed test leads to without a branch, if it returns what is still 0. */
  private static @Nullable Step returned(
      Flow flow, Step test, Edge.Kind kind, Map<String, Integer> zeroes) {
    Map<String, Integer> left = new HashMap<>(zeroes);
    Step at = null;
    for (Edge e : test.next()) {
      if (e.kind() == kind) {
        at = flow.steps().get(e.to());
      }
    }
    for (int i = 0; i < FURTHEST && at != null; i++) {
      if (at.event() instanceof Event.Return r) {
        return r.value() instanceof Expression.Name n && left.containsKey(n.name()) ? at : null;
      }
      if (at.event() instanceof Event.Assign a) {
        left.remove(a.target().root());
      }
      if (at.event() instanceof Event.Call c) {
        c.call()
            .arguments()
            .forEach(x -> {
              if (x.bare() instanceof Expression.AddressOf a) {
                left.remove(a.of().root());
              } else if (x.bare() instanceof Expression.Name n
                  && n.name().matches("ret|rc|err|error")) {
                left.remove(n.name()); // a macro may set what it is handed
              }
            });
      }
      if (at.next().size() != 1) {
        return null;
      }
      at = flow.steps().get(at.next().getFirst().to());
    }
    return null;
  }
}
