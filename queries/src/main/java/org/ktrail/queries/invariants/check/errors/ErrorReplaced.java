package org.ktrail.queries.invariants.check.errors;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.FailureTests;

/** A callee says what went wrong, and the function returns an error of its own for it. */
public final class ErrorReplaced implements Check {
  private static final int FURTHEST = 6;

  /** Who asks for a device is told that there is none, for whatever reason. */
  private static final Pattern PROBES =
      Pattern.compile("(?:\\w*_)?(?:probe|attach|detect|config|configure|init|setup)\\d*+");

  /** The core of power management takes these two for "not now". */
  private static final Pattern SUSPENDS = Pattern.compile("\\w*(?:suspend|idle)\\w*+");

  private final ErrorReturns returns;

  public ErrorReplaced(ErrorReturns returns) {
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
      if (returns.withCallees(callee, s).stream().anyMatch(e -> isLost(e, error))
          && !isAnswer(s.flow.name(), error)) {
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

  /** A number out of range is an invalid argument, too. */
  private static boolean isLost(String error, String returned) {
    return !error.equals(returned) && !(error.equals("ERANGE") && returned.equals("EINVAL"));
  }

  /** Whether an error is what those who call such a function act on. */
  private static boolean isAnswer(String function, String error) {
    return switch (error) {
      case "ENODEV", "ENXIO" -> PROBES.matcher(function).matches();
      case "EAGAIN", "EBUSY" -> SUSPENDS.matcher(function).matches();
      default -> false;
    };
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
