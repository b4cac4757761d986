package org.ktrail.queries.invariants.check.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.ByValue;
import org.ktrail.queries.invariants.types.NumberTypes;
import org.ktrail.queries.invariants.values.Known;

/**
 * A local that nothing in its function gives a value, and that is handed to what reads it. A macro
 * may set what it is handed, so that {@link ByValue} is asked of each call.
 */
public final class NeverGiven implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    Set<String> names =
        s.locals().stream()
            .filter(v -> NumberTypes.isNative(v.type()) || v.type().equals("bool"))
            .filter(v -> !v.isArray())
            .map(Flow.Variable::name)
            .collect(Collectors.toCollection(HashSet::new));
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Unread) {
        return;
      }
      if (step.event() instanceof Event.Assign a) {
        names.remove(a.target().root());
      }
      if (!(step.event() instanceof Event.Call)) {
        Subject.evaluated(step).forEach(e -> names.removeIf(n -> !isPlain(e, n)));
      }
    }
    ByValue byValue = new ByValue(s.code, s.flow);
    for (Flow.Variable v : s.flow.locals()) {
      if (names.contains(v.name())) {
        read(s.flow, v.name(), byValue)
            .ifPresent(step ->
                found.accept(
                    s.breach(
                        "uninitialised",
                        step.line(),
                        v.name(),
                        "%s is read, but nothing gives it a value".formatted(v.name()),
                        s.way(v.line(), v.name() + " is declared"),
                        s.way(step.line(), v.name() + " is read"))));
      }
    }
  }

  /** The first call that reads it, if none of those that are handed it may do anything else. */
  private static Optional<Step> read(Flow flow, String name, ByValue byValue) {
    Optional<Step> first = Optional.empty();
    for (Step step : flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      List<Expression> arguments = call.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        if (Known.mentions(arguments.get(i).text(), name)) {
          if (!isPlain(arguments.get(i), name) || !byValue.reads(call.name(), i)) {
            return Optional.empty();
          }
          first = first.isPresent() ? first : Optional.of(step);
        }
      }
    }
    return first;
  }

  /** Whether an expression has the name only as an operand of what has a form, if at all. */
  private static boolean isPlain(Expression e, String name) {
    return switch (e) {
      case Expression.Name n -> true;
      case Expression.AddressOf a -> !Known.mentions(a.text(), name);
      case Expression.Other o -> !Known.mentions(o.text(), name);
      case Expression.Call c -> true; // a step of its own
      default -> e.parts().stream().allMatch(p -> isPlain(p, name));
    };
  }
}
