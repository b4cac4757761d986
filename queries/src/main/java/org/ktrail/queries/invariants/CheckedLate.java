package org.ktrail.queries.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/**
 * A pointer that is followed on every way to a test whether it is NULL: the test comes too late, or
 * is not needed.
 */
final class CheckedLate implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    Map<Integer, Map<String, Integer>> followed = solve(s.flow);
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      NullTests.Test test = NullTests.of(step.event());
      if (test == null || !(test.place() instanceof Expression.Name)) {
        continue;
      }
      String place = test.place().text();
      boolean pointer = s.flow.variable(place).filter(Flow.Variable::isPointer).isPresent();
      Integer line = followed.getOrDefault(step.id(), Map.of()).get(place);
      if (pointer && line != null && line < step.line() && told.add(place)) {
        found.accept(
            s.breach(
                "checked-late",
                step.line(),
                place,
                "%s is tested here, but was followed before".formatted(place),
                s.way(line, place + " is followed"),
                s.way(step.line(), place + " is tested")));
      }
    }
  }

  /** Before each step, what was followed on every way to it, with the line. */
  private static Map<Integer, Map<String, Integer>> solve(Flow flow) {
    return ForwardFacts.of(
        flow,
        Map.<String, Integer>of(),
        (step, edge, before) -> after(step, before),
        ForwardFacts::both,
        20);
  }

  private static Map<String, Integer> after(Step step, Map<String, Integer> before) {
    List<String> gone =
        switch (step.event()) {
          case Event.Assign a -> List.of(a.target().bare().root());
          // Its address is handed on, or a macro is given it: it may be another one then.
          case Event.Call c ->
              c.call().arguments().stream()
                  .map(Expression::bare)
                  .map(x -> x instanceof Expression.AddressOf a ? a.of().bare() : x)
                  .filter(x -> x instanceof Expression.Name)
                  .map(Expression::text)
                  .toList();
          default -> List.of();
        };
    boolean assigns =
        step.event() instanceof Event.Assign a && a.target() instanceof Expression.Name;
    String read =
        step.event() instanceof Event.Read r
                && r.place() instanceof Expression.Member m
                && m.arrow()
                && m.base().bare() instanceof Expression.Name n
            ? n.name()
            : step.event() instanceof Event.Assign a
                    && a.target() instanceof Expression.Member m
                    && m.arrow()
                    && m.base().bare() instanceof Expression.Name n
                ? n.name()
                : "";
    boolean forgets = assigns || step.event() instanceof Event.Call && !gone.isEmpty();
    if (read.isEmpty() && !forgets) {
      return before;
    }
    Map<String, Integer> after = new HashMap<>(before);
    if (forgets) {
      gone.forEach(after::remove);
    }
    if (!read.isEmpty()) {
      after.putIfAbsent(read, step.line());
    }
    return after;
  }
}
