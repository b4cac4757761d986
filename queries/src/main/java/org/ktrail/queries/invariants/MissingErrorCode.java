package org.ktrail.queries.invariants;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  /** Steps from the test to the return, at most. */
  private static final int FURTHEST = 200;

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

  /**
   * The return that a failed test leads to on each of its ways, if that returns what is still 0;
   * ways may part in what cleans up.
   */
  private static @Nullable Step returned(
      Flow flow, Step test, Edge.Kind kind, Map<String, Integer> zeroes) {
    Map<String, Integer> left = new HashMap<>(zeroes);
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    test.next().stream().filter(e -> e.kind() == kind).forEach(e -> open.add(e.to()));
    Step out = null;
    while (!open.isEmpty() && seen.size() < FURTHEST) {
      Step at = flow.steps().get(open.poll());
      if (at.id() == test.id()) {
        return null; // it is tried again
      }
      if (!seen.add(at.id())) {
        continue;
      }
      if (at.event() instanceof Event.Return r) {
        boolean known = r.value() instanceof Expression.Name n && left.containsKey(n.name());
        if (!known || out != null && out.id() != at.id()) {
          return null;
        }
        out = at;
        continue;
      }
      forget(at, left);
      at.next().forEach(e -> open.add(e.to()));
    }
    boolean returnsZero =
        out != null
            && out.event() instanceof Event.Return r
            && r.value() instanceof Expression.Name n
            && left.containsKey(n.name());
    return open.isEmpty() && returnsZero ? out : null;
  }

  /** What a step sets, or may. */
  private static void forget(Step at, Map<String, Integer> left) {
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
  }
}
