package org.ktrail.queries.invariants.values;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** What is known before each step of a function, found forwards until it changes no more. */
public final class ForwardFacts {
  private ForwardFacts() {}

  /** What is known after a step on one of the ways that go on from it. */
  public interface Along<T> {
    T after(Step step, Edge edge, T before);
  }

  /**
   * By step; a step that is never reached is absent.
   *
   * @param entry what is known at the function's start
   * @param join of what is known on two ways that meet
   * @param rounds at most, through all steps
   */
  public static <T> Map<Integer, T> of(
      Flow flow, T entry, Along<T> along, BinaryOperator<T> join, int rounds) {
    Map<Integer, T> in = new HashMap<>();
    in.put(0, entry);
    boolean changed = true;
    for (int round = 0; changed && round < rounds; round++) {
      changed = false;
      for (Step step : flow.steps()) {
        T before = in.get(step.id());
        if (before == null) {
          continue;
        }
        for (Edge edge : step.next()) {
          T after = along.after(step, edge, before);
          T known = in.get(edge.to());
          T joined = known == null ? after : join.apply(known, after);
          if (!joined.equals(known)) {
            in.put(edge.to(), joined);
            changed = true;
          }
        }
      }
    }
    return in;
  }

  /** What both have; the first one's values. */
  public static <V> Map<String, V> both(Map<String, V> a, Map<String, V> b) {
    Map<String, V> both = new HashMap<>(a);
    both.keySet().retainAll(b.keySet());
    return both;
  }
}
