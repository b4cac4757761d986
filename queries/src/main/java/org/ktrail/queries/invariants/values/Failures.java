package org.ktrail.queries.invariants.values;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** On which edge of a test something has failed, by what is tested, or said of it. */
public final class Failures {
  /** Lines between a call and the test of its result. */
  private static final int FURTHEST = 6;

  private final Flow flow;
  private final List<List<Integer>> predecessors;

  public Failures(Flow flow) {
    this.flow = flow;
    this.predecessors = flow.predecessors();
  }

  /** The edge on which the test says so, by itself or by the message behind it; or null. */
  @Nullable
  public Edge of(Step test) {
    if (!(test.event() instanceof Event.Branch b)) {
      return null;
    }
    Edge.Kind kind = byTest(test, b.condition().bare());
    for (Edge e : test.next()) {
      if (kind == null ? isReported(e) : e.kind() == kind) {
        return e;
      }
    }
    return null;
  }

  private Edge.@Nullable Kind byTest(Step test, Expression condition) {
    Expression error = NullTests.errorTest(test.event(), ErrorNames.Kind.IS_ERROR);
    if (error != null && error.isPlace()) {
      return Edge.Kind.TRUE;
    }
    if (condition instanceof Expression.Binary c
        && c.operator().equals("<")
        && c.right().bare().text().equals("0")
        && c.left().bare() instanceof Expression.Name n
        && given(test, n.name(), false)) {
      return Edge.Kind.TRUE;
    }
    if (timesOut(condition)) {
      return Edge.Kind.FALSE;
    }
    NullTests.Test pointer = NullTests.of(test.event());
    return pointer != null && given(test, pointer.place().text(), true) ? pointer.whenNull() : null;
  }

  /** Waiting gives 0 where the time was over. */
  private static boolean timesOut(Expression condition) {
    return condition instanceof Expression.Call c
        && c.name().matches("wait_(event|for_completion)(_io)?_timeout");
  }

  /** Whether a place has what a call gave it shortly before: an allocator, or any. */
  private boolean given(Step test, String place, boolean allocated) {
    return flow.steps().stream()
        .anyMatch(b ->
            b.event() instanceof Event.Assign a
                && b.id() < test.id()
                && test.line() - b.line() <= FURTHEST
                && a.target().bare().text().equals(place)
                && a.value().bare() instanceof Expression.Call c
                && (!allocated || gives(c, place)));
  }

  /** Whether a call gives an object or NULL: a known allocator, or one that is called so. */
  private boolean gives(Expression.Call c, String place) {
    return Allocators.mayFail(c)
        || c.name().contains("alloc")
            && flow.variable(place).filter(Flow.Variable::isPointer).isPresent();
  }

  /** Whether an error is reported along an edge, before it branches or meets others. */
  private boolean isReported(Edge edge) {
    Step at = flow.steps().get(edge.to());
    while (predecessors.get(at.id()).size() == 1) {
      if (at.event() instanceof Event.Call c && c.dropped() && reports(c)) {
        return true;
      }
      if (at.next().size() != 1) {
        return false;
      }
      at = flow.steps().get(at.next().getFirst().to());
    }
    return false;
  }

  private static boolean reports(Event.Call c) {
    return isReporter(c.call().name())
        && c.call().arguments().stream()
            .anyMatch(x -> x instanceof Expression.Literal l && l.text().contains("\""));
  }

  private static boolean isReporter(String name) {
    for (String word : name.split("_")) {
      if (word.matches("(?i)err|error|errorf|errorfc|crit")) {
        return true;
      }
    }
    return false;
  }
}
