package org.ktrail.queries.invariants.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** What the shape of a function says of its branches. */
public final class Ways {
  private static final int FURTHEST = 12;
  private final Flow flow;
  private final PlaceNames places;
  private final List<List<Integer>> predecessors;
  private final Map<Long, Set<String>> decided = new HashMap<>();
  private final Map<Integer, Set<String>> guards = new HashMap<>();

  public Ways(Flow flow, PlaceNames places) {
    this.flow = flow;
    this.places = places;
    this.predecessors = flow.predecessors();
  }

  /**
   * What decides whether a loop is left: what its conditions read has another value the next time.
   */
  public Set<String> decidedBy(int head, int last) {
    return decided.computeIfAbsent(
        (long) head << 32 | last,
        k -> {
          Set<String> read = new HashSet<>();
          for (int i = head; i <= last; i++) {
            Step step = flow.steps().get(i);
            boolean leaves =
                step.next().stream().anyMatch(e -> e.to() == 1 || e.to() < head || e.to() > last);
            if (leaves && step.event() instanceof Event.Branch b) {
              collect(b.condition(), read);
            }
          }
          read.removeIf(name -> flow.variable(name).isPresent() && keeps(name, head, last));
          return read;
        });
  }

  /** Whether a loop leaves a local as it is: {@code for (…; has_lock && i < n; i++)}. */
  private boolean keeps(String local, int head, int last) {
    return flow.steps().subList(head, last + 1).stream()
        .noneMatch(step ->
            switch (step.event()) {
              case Event.Assign a -> a.target().root().equals(local);
              // By its address, or by a macro.
              case Event.Call c -> c.call().arguments().stream().anyMatch(e -> e.mentions(local));
              case Event.Unread u -> true;
              default -> false;
            });
  }

  private void collect(Expression e, Set<String> into) {
    into.add(places.name(e));
    switch (e) {
      case Expression.Name n -> {}
      case Expression.Literal l -> {}
      default -> e.parts().forEach(p -> collect(p, into));
    }
  }

  /** The tests that come right before a step, as they came out: {@code if (a && b) step;}. */
  public Set<String> guards(int step) {
    return guards.computeIfAbsent(
        step,
        s -> {
          Set<String> found = new TreeSet<>();
          int at = s;
          for (int i = 0; i < FURTHEST && predecessors.get(at).size() == 1; i++) {
            int before = predecessors.get(at).getFirst();
            Step previous = flow.steps().get(before);
            if (previous.event() instanceof Event.Branch b) {
              for (Edge e : previous.next()) {
                if (e.to() == at) {
                  found.add(places.name(b.condition()) + " " + e.kind());
                }
              }
            } else if (!(previous.event() instanceof Event.Read)) {
              break;
            }
            at = before;
          }
          return found;
        });
  }

  /** The tests that come right before a step: {@code if (a && b) step;}. */
  public List<Integer> guarding(int step) {
    List<Integer> found = new ArrayList<>();
    int at = step;
    for (int i = 0; i < FURTHEST && predecessors.get(at).size() == 1; i++) {
      at = predecessors.get(at).getFirst();
      Event event = flow.steps().get(at).event();
      if (event instanceof Event.Branch) {
        found.add(at);
      } else if (!(event instanceof Event.Read)) {
        break;
      }
    }
    return found;
  }

  /** Whether a test only decides whether a step is gone through: all its ways meet behind it. */
  public boolean meetAgain(int test, int step) {
    Set<Integer> toStep = before(step);
    return flow.steps().get(test).next().stream()
        .allMatch(e -> e.to() == step || toStep.contains(e.to()) || before(e.to()).contains(step));
  }

  /** Steps from which a step may be reached, itself not among them unless it is in a loop. */
  public Set<Integer> before(int step) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> open = new ArrayList<>(predecessors.get(step));
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (seen.add(at)) {
        open.addAll(predecessors.get(at));
      }
    }
    return seen;
  }
}
