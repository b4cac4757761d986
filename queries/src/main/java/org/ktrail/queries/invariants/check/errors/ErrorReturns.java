package org.ktrail.queries.invariants.check.errors;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.ErrorNames;

/** Which errors functions return by name: {@code return -EINVAL}, or of a variable set so. */
public final class ErrorReturns {
  private static final String NUMBER = "(static )?(inline )?(int|long|ssize_t)";
  private static final int DEPTH = 3;
  private final Map<Flow, Set<String>> known = new IdentityHashMap<>();

  /**
   * The names of the errors that a function returns, {@code EINVAL}; empty if nothing is known of
   * it, or it names none.
   */
  Set<String> of(String name, Subject s) {
    Optional<Flow> callee = s.code.anywhere(name, s.flow, Set.of("return -E", "= -E"));
    return callee
        .map(flow -> {
          Set<String> errors = known.get(flow);
          if (errors == null) {
            errors = flow.result().matches(NUMBER) ? find(flow) : Set.of();
            known.put(flow, errors);
          }
          return errors;
        })
        .orElse(Set.of());
  }

  /**
   * As {@link #of}, with the errors of those whose results a function returns, a few calls deep.
   */
  Set<String> withCallees(String name, Subject s) {
    Set<String> errors = new TreeSet<>();
    collect(name, s, DEPTH, errors, new HashSet<>());
    return errors;
  }

  private void collect(String name, Subject s, int depth, Set<String> errors, Set<String> seen) {
    if (depth == 0 || !seen.add(name)) {
      return;
    }
    errors.addAll(of(name, s));
    s.code
        .anywhere(name, s.flow, Set.of("return -E", "= -E"))
        .filter(flow -> flow.result().matches(NUMBER))
        .ifPresent(
            flow -> returnedCalls(flow).forEach(c -> collect(c, s, depth - 1, errors, seen)));
  }

  private static Set<String> returnedCalls(Flow flow) {
    Set<String> calls = new TreeSet<>();
    Set<String> variables = new HashSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Return r && r.value() != null) {
        switch (r.value().bare()) {
          case Expression.Call c -> calls.add(c.name());
          case Expression.Name n -> variables.add(n.name());
          default -> {}
        }
      }
    }
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && variables.contains(a.target().text())
          && a.value().bare() instanceof Expression.Call c) {
        calls.add(c.name());
      }
    }
    return calls;
  }

  private static Set<String> find(Flow flow) {
    Set<String> errors = new TreeSet<>();
    Set<String> returned = new HashSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Return r && r.value() != null) {
        String error = name(r.value());
        if (error != null) {
          errors.add(error);
        }
        if (r.value().bare() instanceof Expression.Name n) {
          returned.add(n.name());
        }
      }
    }
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && returned.contains(a.target().text())
          && !a.declares()) {
        String error = name(a.value());
        if (error != null) {
          errors.add(error);
        }
      }
    }
    return Set.copyOf(errors);
  }

  /** {@code EINVAL} of {@code -EINVAL}; null of all else. */
  static @Nullable String name(Expression e) {
    return e.bare() instanceof Expression.Unary u
            && u.operator().equals("-")
            && u.of() instanceof Expression.Name n
            && ErrorNames.isNumber(n.name())
        ? n.name()
        : null;
  }
}
