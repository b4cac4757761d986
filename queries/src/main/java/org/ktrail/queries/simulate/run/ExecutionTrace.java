package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What happened, in order; what happened in a call stands below it.
 *
 * @param actor that did it; "" where there is one only
 */
public record ExecutionTrace(String actor, Happening event, List<ExecutionTrace> below) {

  /** The value that the call gave, of a call that came back. */
  public Optional<String> result() {
    return below.isEmpty() || !(below.getLast().event() instanceof Happening.Returned r)
        ? Optional.empty()
        : Optional.of(r.value());
  }

  /** Events of one actor, each call with what happened in it. */
  record Entry(String actor, Happening event) {}

  /** Nests events; a switch to another actor stands where it happened, and its events below it. */
  static List<ExecutionTrace> of(List<Entry> events) {
    List<ExecutionTrace> top = new ArrayList<>();
    Deque<List<ExecutionTrace>> open = new ArrayDeque<>();
    open.push(top);
    int calls = 0; // since the last switch
    for (Entry e : events) {
      if (e.event() instanceof Happening.Switched) {
        open.clear();
        open.push(top);
        List<ExecutionTrace> below = new ArrayList<>();
        top.add(new ExecutionTrace(e.actor(), e.event(), below));
        open.push(below);
        calls = 0;
        continue;
      }
      if (e.event() instanceof Happening.Called) {
        List<ExecutionTrace> below = new ArrayList<>();
        open.element().add(new ExecutionTrace(e.actor(), e.event(), below));
        open.push(below);
        calls++;
        continue;
      }
      open.element().add(new ExecutionTrace(e.actor(), e.event(), List.of()));
      if (e.event() instanceof Happening.Returned && calls > 0) {
        calls--;
        open.pop();
      }
    }
    return top;
  }
}
