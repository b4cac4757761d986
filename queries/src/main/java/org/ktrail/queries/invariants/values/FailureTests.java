package org.ktrail.queries.invariants.values;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** Branches on whether a call has failed: of what it returned, or of the variable that took it. */
public final class FailureTests {
  /** Waits that return what is left of the time: 0 is that it ran out. */
  private static final Pattern WAIT = Pattern.compile("wait_for_\\w++|wait_event\\w*+");

  /** Lines between a call and the test of its result. */
  private static final int NEAR = 3;

  private FailureTests() {}

  /**
   * A call and where it has failed.
   *
   * @param variable that took the result; "" if it is tested itself
   * @param failed the edge of the branch
   * @param timeout whether failing is that time ran out, 0, and not an error
   */
  public record Test(Expression.Call call, String variable, Edge.Kind failed, boolean timeout) {}

  /** What a branch says of a call; null if it does not test one. */
  public static @Nullable Test of(Flow flow, Step step) {
    if (!(step.event() instanceof Event.Branch b)) {
      return null;
    }
    Expression condition = b.condition().bare();
    Edge.Kind failed = Edge.Kind.TRUE;
    boolean equalsZero = false;
    if (condition instanceof Expression.Binary c && c.right().bare().text().equals("0")) {
      switch (c.operator()) {
        case "<", "!=" -> {}
        case "==" -> equalsZero = true;
        default -> {
          return null;
        }
      }
      condition = c.left().bare();
    }
    Expression.Call call =
        condition instanceof Expression.Call c
            ? c
            : condition instanceof Expression.Name n ? assigned(flow, step, n.name()) : null;
    if (call == null) {
      return null;
    }
    String variable = condition instanceof Expression.Name n ? n.name() : "";
    boolean timeout = WAIT.matcher(call.name()).matches() && call.name().contains("timeout");
    if (timeout) {
      return new Test(call, variable, equalsZero ? Edge.Kind.TRUE : Edge.Kind.FALSE, true);
    }
    return new Test(call, variable, equalsZero ? Edge.Kind.FALSE : failed, false);
  }

  /** The call whose result a variable has just taken. */
  private static Expression.@Nullable Call assigned(Flow flow, Step test, String variable) {
    List<Step> steps = flow.steps();
    for (int i = test.id() - 1; i > 1 && test.line() - steps.get(i).line() <= NEAR; i--) {
      if (steps.get(i).event() instanceof Event.Assign a && a.target().text().equals(variable)) {
        return a.operator().equals("=") && a.value().bare() instanceof Expression.Call c ? c : null;
      }
      if (steps.get(i).event() instanceof Event.Branch) {
        return null;
      }
    }
    return null;
  }

  /** Where an edge of a branch leads. */
  public static @Nullable Step next(Flow flow, Step branch, Edge.Kind kind) {
    for (Edge e : branch.next()) {
      if (e.kind() == kind) {
        return flow.steps().get(e.to());
      }
    }
    return null;
  }
}
