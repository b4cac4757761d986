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
public record Trace(String actor, Event event, List<Trace> below) {

  /** The value that the call gave, of a call that came back. */
  public Optional<String> result() {
    return below.isEmpty() || !(below.getLast().event() instanceof Event.Returned r)
        ? Optional.empty()
        : Optional.of(r.value());
  }

  /** Events of one actor, each call with what happened in it. */
  record Entry(String actor, Event event) {}

  /** Nests events; a switch to another actor stands where it happened, and its events below it. */
  static List<Trace> of(List<Entry> events) {
    List<Trace> top = new ArrayList<>();
    Deque<List<Trace>> open = new ArrayDeque<>();
    open.push(top);
    int calls = 0; // since the last switch
    for (Entry e : events) {
      if (e.event() instanceof Event.Switched) {
        open.clear();
        open.push(top);
        List<Trace> below = new ArrayList<>();
        top.add(new Trace(e.actor(), e.event(), below));
        open.push(below);
        calls = 0;
        continue;
      }
      if (e.event() instanceof Event.Called) {
        List<Trace> below = new ArrayList<>();
        open.element().add(new Trace(e.actor(), e.event(), below));
        open.push(below);
        calls++;
        continue;
      }
      open.element().add(new Trace(e.actor(), e.event(), List.of()));
      if (e.event() instanceof Event.Returned && calls > 0) {
        calls--;
        open.pop();
      }
    }
    return top;
  }
}
