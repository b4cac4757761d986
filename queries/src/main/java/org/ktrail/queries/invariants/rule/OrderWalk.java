package org.ktrail.queries.invariants.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Breach.Way;
import org.ktrail.queries.invariants.rule.Invariant.Ordered;

/** Looks for a way of a function on which calls come in another order than a rule wants. */
final class OrderWalk {
  private final Flow flow;

  OrderWalk(Flow flow) {
    this.flow = flow;
  }

  /** The breach at one call, if there is one. */
  Optional<Breach> check(Ordered rule, Step call) {
    return switch (rule.side()) {
      case BEFORE ->
          search(0, s -> calls(s, rule.calls()), s -> s.id() == call.id())
              .map(way ->
                  breach(
                      rule,
                      call,
                      way,
                      "%s is called on a way without %s before it"
                          .formatted(rule.call(), String.join(" or ", rule.calls()))));
      case AFTER ->
          search(call.id(), s -> calls(s, rule.calls()), s -> s.event() instanceof Event.Return)
              .map(way ->
                  breach(
                      rule,
                      call,
                      way,
                      "%s returns on a way without %s after %s"
                          .formatted(flow.name(), String.join(" or ", rule.calls()), rule.call())));
      case UNTIL ->
          search(call.id(), s -> calls(s, rule.calls()), s -> calls(s, rule.never()))
              .map(way ->
                  breach(
                      rule,
                      call,
                      way,
                      "%s is called after %s and before %s"
                          .formatted(
                              String.join(" or ", rule.never()),
                              rule.call(),
                              String.join(" or ", rule.calls()))));
    };
  }

  private static boolean calls(Step step, List<String> names) {
    return step.event() instanceof Event.Call c && names.contains(c.call().name());
  }

  /** A way from one step to one that is looked for, through none that stops it. */
  private Optional<List<Integer>> search(int from, Predicate<Step> stops, Predicate<Step> wanted) {
    Map<Integer, Integer> before = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (Edge e : flow.steps().get(from).next()) {
      before.putIfAbsent(e.to(), from);
      open.add(e.to());
    }
    while (!open.isEmpty()) {
      int at = open.poll();
      Step step = flow.steps().get(at);
      if (wanted.test(step)) {
        List<Integer> way = new ArrayList<>(List.of(at));
        for (Integer b = before.get(at); b != null && b != from; b = before.get(b)) {
          way.addFirst(b);
          if (way.size() > flow.steps().size()) {
            break;
          }
        }
        way.addFirst(from);
        return Optional.of(way);
      }
      if (!stops.test(step)) {
        for (Edge e : step.next()) {
          if (before.putIfAbsent(e.to(), at) == null) {
            open.add(e.to());
          }
        }
      }
    }
    return Optional.empty();
  }

  private Breach breach(Ordered rule, Step call, List<Integer> way, String message) {
    List<Way> proof = new ArrayList<>();
    for (int i = 0; i + 1 < way.size(); i++) {
      Step step = flow.steps().get(way.get(i));
      if (step.event() instanceof Event.Branch b) {
        int next = way.get(i + 1);
        for (Edge e : step.next()) {
          if (e.to() == next) {
            boolean yes = e.kind() == Edge.Kind.TRUE;
            String text = b.condition().text() + (yes ? " is true" : " is false");
            proof.add(new Way(flow.file(), step.line(), text));
            break;
          }
        }
      }
    }
    Step last = flow.steps().get(way.getLast());
    proof.add(new Way(flow.file(), last.line(), "here"));
    return new Breach(
        rule.name(), flow.file(), flow.name(), call.line(), rule.call(), message, proof);
  }
}
