package org.ktrail.queries.invariants;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** Which locals are 0 on every way to a step: set so, or tested and not left for it. */
final class Zeroes {
  private Zeroes() {}

  /** By step: locals with the line that made them 0. */
  static Map<Integer, Map<String, Integer>> of(Flow flow) {
    return ForwardFacts.of(
        flow,
        Map.<String, Integer>of(),
        (step, edge, before) -> along(flow, step, edge, after(flow, step, before)),
        ForwardFacts::both,
        20);
  }

  private static Map<String, Integer> after(Flow flow, Step step, Map<String, Integer> before) {
    if (step.event() instanceof Event.Assign a) {
      Map<String, Integer> after = new HashMap<>(before);
      after.remove(a.target().root());
      if (a.operator().equals("=")
          && a.target() instanceof Expression.Name n
          && a.value().bare().text().equals("0")
          && isNumber(flow, n.name())) {
        after.put(n.name(), step.line());
      }
      return after;
    }
    if (step.event() instanceof Event.Call c) {
      Map<String, Integer> after = new HashMap<>(before);
      for (Expression x : c.call().arguments()) {
        if (x.bare() instanceof Expression.AddressOf a) {
          after.remove(a.of().root());
        }
      }
      return after;
    }
    return before;
  }

  /** {@code if (ret)} was false: it is 0. */
  private static Map<String, Integer> along(
      Flow flow, Step step, Edge edge, Map<String, Integer> before) {
    if (!(step.event() instanceof Event.Branch b)) {
      return before;
    }
    Expression c = b.condition().bare();
    String zero = "";
    if (c instanceof Expression.Name n && edge.kind() == Edge.Kind.FALSE) {
      zero = n.name();
    } else if (c instanceof Expression.Binary e
        && e.right().text().equals("0")
        && e.left().bare() instanceof Expression.Name n
        && (e.operator().equals("!=") && edge.kind() == Edge.Kind.FALSE
            || e.operator().equals("==") && edge.kind() == Edge.Kind.TRUE)) {
      zero = n.name();
    }
    if (zero.isEmpty() || !isNumber(flow, zero)) {
      return before;
    }
    Map<String, Integer> after = new HashMap<>(before);
    after.put(zero, step.line());
    return after;
  }

  private static boolean isNumber(Flow flow, String name) {
    return flow.variable(name).filter(v -> v.type().matches("int|long|ssize_t")).isPresent();
  }
}
