package org.ktrail.queries.invariants;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** A callee says what went wrong, and the function returns an error of its own for it. */
final class ErrorReplaced implements Check {
  private static final int FURTHEST = 6;
  private final ErrorReturns returns;

  ErrorReplaced(ErrorReturns returns) {
    this.returns = returns;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    for (Step step : s.flow.steps()) {
      FailureTests.Test test = FailureTests.of(s.flow, step);
      if (test == null || test.timeout() || test.call().name().isEmpty()) {
        continue;
      }
      Step out = returned(s.flow, FailureTests.next(s.flow, step, test.failed()));
      String error = out == null ? null : error(out);
      if (out == null || error == null) {
        continue;
      }
      String callee = test.call().name();
      if (returns.withCallees(callee, s).stream().anyMatch(e -> !e.equals(error))) {
        found.accept(
            s.breach(
                "error-replaced",
                out.line(),
                callee,
                "-%s is returned for whatever error %s returned".formatted(error, callee),
                s.way(step.line(), callee + " failed"),
                s.way(out.line(), "-" + error)));
      }
    }
  }

  /** The return straight behind the failed test; null if anything else is decided or set before. */
  private static @Nullable Step returned(Flow flow, @Nullable Step first) {
    Step at = first;
    for (int i = 0; i < FURTHEST && at != null; i++) {
      switch (at.event()) {
        case Event.Return _ -> {
          return at;
        }
        case Event.Call _, Event.Read _, Event.Join _ -> {}
        default -> {
          return null;
        }
      }
      at = at.next().size() == 1 ? flow.steps().get(at.next().getFirst().to()) : null;
    }
    return null;
  }

  private static @Nullable String error(Step out) {
    Expression value = out.event() instanceof Event.Return r ? r.value() : null;
    return value == null ? null : ErrorReturns.name(value);
  }
}
