package org.ktrail.queries.invariants.check.units;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;

/**
 * Of a range that a caller passed as start and length the start is set to something else on a way,
 * the length is not, and both are used. To add to the start moves the origin and is no clamp.
 */
public final class StartMoved implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (String[] range : ranges(s.flow)) {
      String start = range[0];
      String length = range[1];
      for (Step step : s.flow.steps()) {
        if (step.event() instanceof Event.Assign a
            && a.operator().equals("=")
            && a.target().text().equals(start)
            && !a.value().mentions(start)
            && !a.value().mentions(length)
            && !isOfLength(s.flow, a.value(), length)
            && reaches(s.flow, 0, step.id(), length)
            && leads(s.flow, step.id(), start, length)) {
          found.accept(
              s.breach(
                  "start-moved",
                  step.line(),
                  start,
                  "%s is set to %s on a way on which %s stays as it was"
                      .formatted(start, a.value().text(), length),
                  s.way(step.line(), start + " = " + a.value().text())));
        }
      }
    }
  }

  /** Two parameters next to each other whose sum the function compares with something. */
  private static Set<String[]> ranges(Flow flow) {
    Set<String[]> all = new HashSet<>();
    Set<String> sums = new TreeSet<>();
    for (Step step : flow.steps()) {
      for (Expression e : Units.all(step)) {
        if (e instanceof Expression.Binary c && c.operator().matches("[<>]=?")) {
          sum(c.left(), sums);
          sum(c.right(), sums);
        }
      }
    }
    for (int i = 0; i + 1 < flow.parameters().size(); i++) {
      String a = flow.parameters().get(i).name();
      String b = flow.parameters().get(i + 1).name();
      boolean numbers =
          !flow.parameters().get(i).isPointer() && !flow.parameters().get(i + 1).isPointer();
      if (numbers && sums.contains(a + " " + b)) {
        all.add(new String[] {a, b});
      }
    }
    return all;
  }

  /** The two sides of a sum, which may have something added or taken off. */
  private static void sum(Expression e, Set<String> sums) {
    if (e.bare() instanceof Expression.Binary b) {
      if (b.operator().equals("+")) {
        sums.add(b.left().bare().text() + " " + b.right().bare().text());
      }
      sum(b.left(), sums);
    }
  }

  /** Whether it is a place that was found for the length: {@code at = find_room(length)}. */
  private static boolean isOfLength(Flow flow, Expression value, String length) {
    return value.bare() instanceof Expression.Name n
        && flow.steps().stream()
            .anyMatch(t ->
                t.event() instanceof Event.Assign a
                    && a.target().text().equals(n.name())
                    && a.value().mentions(length));
  }

  private static boolean sets(Step step, String name) {
    return step.event() instanceof Event.Assign a && a.target().text().equals(name);
  }

  /** Whether a way leads there on which the length is not set. */
  private static boolean reaches(Flow flow, int from, int to, String length) {
    return search(flow, from, length, s -> s.id() == to);
  }

  /** Whether both are used after it on a way on which the length is not set. */
  private static boolean leads(Flow flow, int from, String start, String length) {
    return search(
        flow,
        from,
        length,
        s ->
            s.event() instanceof Event.Call c
                && c.call().arguments().stream().anyMatch(a -> a.mentions(start))
                && c.call().arguments().stream().anyMatch(a -> a.mentions(length)));
  }

  private static boolean search(Flow flow, int from, String length, Predicate<Step> wanted) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    flow.steps().get(from).next().forEach(e -> open.add(e.to()));
    while (!open.isEmpty()) {
      Step step = flow.steps().get(open.poll());
      if (!seen.add(step.id())) {
        continue;
      }
      if (wanted.test(step)) {
        return true;
      }
      if (!sets(step, length)) {
        for (Edge e : step.next()) {
          open.add(e.to());
        }
      }
    }
    return false;
  }
}
