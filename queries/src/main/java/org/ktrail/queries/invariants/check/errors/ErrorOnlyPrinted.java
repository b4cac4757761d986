package org.ktrail.queries.invariants.check.errors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.FailureTests;

/**
 * A call has failed or its time ran out, a message says so, and the function, which could return an
 * error, goes on as if nothing had been.
 */
public final class ErrorOnlyPrinted implements Check {
  /** What prints at a level of trouble: {@code pr_err}, {@code dev_warn_ratelimited} … */
  private static final Pattern PRINTS =
      Pattern.compile(
          "printk|\\w*_(?:err|error|warn|warning|crit|alert|emerg)(?:_once|_ratelimited)?+");

  /** A warning: who writes it has decided to go on. */
  private static final Pattern WARNS =
      Pattern.compile("\\w*_(?:warn|warning)(?:_once|_ratelimited)?+");

  /** Functions that undo have nobody to return an error to. */
  private static final Pattern UNDOES =
      Pattern.compile(
          "(?:\\w*_)?(?:remove|exit|shutdown|release|close|stop|disable|suspend|free|destroy|cleanup"
              + "|deinit|fini|teardown|unregister|disconnect|uninit|detach|unbind|reset|off)\\d*+(?:_\\w*+)?+");

  private static final int FURTHEST = 8;
  private final ErrorReturns returns;

  public ErrorOnlyPrinted(ErrorReturns returns) {
    this.returns = returns;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()
        || !s.flow.result().matches("(static )?(inline )?(int|long|ssize_t)")
        || UNDOES.matcher(s.flow.name()).matches()) {
      return;
    }
    for (Step step : s.flow.steps()) {
      FailureTests.Test test = FailureTests.of(s.flow, step);
      if (test == null
          || test.call().name().isEmpty()
          || UNDOES.matcher(test.call().name()).matches()) {
        continue;
      }
      Step print = onlyPrints(s, step, test);
      if (print != null
          && (test.timeout()
              || !isWarning(print) && !returns.withCallees(test.call().name(), s).isEmpty())) {
        String callee = test.call().name();
        found.accept(
            s.breach(
                "error-only-printed",
                print.line(),
                callee,
                test.timeout()
                    ? "that the time of %s ran out is printed, and not returned".formatted(callee)
                    : "that %s failed is printed, and not returned".formatted(callee),
                s.way(step.line(), callee + " failed"),
                s.way(print.line(), "printed")));
      }
    }
  }

  private static boolean isWarning(Step print) {
    return print.event() instanceof Event.Call c && WARNS.matcher(c.call().name()).matches();
  }

  /**
   * The print, if the failed way does nothing else until it meets the other one; the other may be
   * longer, but goes on from where they meet.
   */
  private static @Nullable Step onlyPrints(Subject s, Step branch, FailureTests.Test test) {
    Step good =
        FailureTests.next(
            s.flow, branch, test.failed() == Edge.Kind.TRUE ? Edge.Kind.FALSE : Edge.Kind.TRUE);
    Step at = FailureTests.next(s.flow, branch, test.failed());
    Step print = null;
    for (int i = 0; i < FURTHEST && at != null && good != null; i++) {
      if (at.id() == good.id()) {
        return readLater(s.flow, good, test.variable()) ? null : print;
      }
      if (at.event() instanceof Event.Call c) {
        if (PRINTS.matcher(c.call().name()).matches()) {
          print = at;
        } else if (print != null) {
          return null; // what comes after the message deals with it
        }
      } else if (!(at.event() instanceof Event.Join || at.event() instanceof Event.Read)) {
        return null;
      }
      at = at.next().size() == 1 ? s.flow.steps().get(at.next().getFirst().to()) : null;
    }
    return null;
  }

  /** Whether a variable is read before it gets another value. */
  private static boolean readLater(Flow flow, Step from, String variable) {
    Set<Integer> seen = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>(List.of(from));
    while (!variable.isEmpty() && !open.isEmpty()) {
      Step at = open.poll();
      if (!seen.add(at.id())) {
        continue;
      }
      if (Subject.evaluated(at).stream().anyMatch(e -> e.mentions(variable))) {
        return true;
      }
      if (!(at.event() instanceof Event.Assign a && a.target().text().equals(variable))) {
        at.next().forEach(e -> open.add(flow.steps().get(e.to())));
      }
    }
    return false;
  }
}
