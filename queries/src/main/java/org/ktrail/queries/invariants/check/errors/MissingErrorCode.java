package org.ktrail.queries.invariants.check.errors;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.StepLabels;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.EveryWay;
import org.ktrail.queries.invariants.values.Failures;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Outcomes;
import org.ktrail.queries.invariants.values.Outcomes.Outcome;

/**
 * Something fails, and every way from there returns a variable that still says that all went well:
 * by what is tested, or by the error that is reported. Or the variable that is returned is 0
 * always, though an exit leaves out what others do.
 */
public final class MissingErrorCode implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged() || !s.flow.result().matches("(static )?(inline )?(int|long|ssize_t)")) {
      return;
    }
    Set<String> returned = returned(s.flow);
    if (!returned.isEmpty()) {
      new Search(s, found, returned).go();
    }
  }

  /** The locals that are returned as they are. */
  private static Set<String> returned(Flow flow) {
    Set<String> names = new TreeSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Return r
          && r.value() != null
          && r.value().bare() instanceof Expression.Name n
          && flow.parameter(n.name()) < 0) {
        names.add(n.name());
      }
    }
    names.removeIf(n -> flow.variable(n).isEmpty());
    return names;
  }

  /** Whether a local is ever given anything but numbers: one that is 0 or 1 says yes or no. */
  private static boolean mayBeError(Flow flow, String name) {
    return flow.steps().stream()
        .anyMatch(x ->
            x.event() instanceof Event.Assign a
                && a.target().root().equals(name)
                && !(a.value().bare() instanceof Expression.Literal));
  }

  /** Jumps to a label that bring errors, from which on it is one for errors. */
  private static final int ENOUGH = 2;

  /** One function under search. */
  private static final class Search {
    private final Subject s;
    private final Consumer<Breach> found;
    private final Set<String> returned;
    private final Outcomes outcomes;
    private final Failures failures;
    private final Map<String, BitSet> unchanged = new HashMap<>();
    private final List<List<Integer>> predecessors;
    private final StepLabels labels;
    private final Set<Integer> told = new HashSet<>();

    Search(Subject s, Consumer<Breach> found, Set<String> returned) {
      this.s = s;
      this.found = found;
      this.returned = returned;
      outcomes = new Outcomes(s.flow);
      failures = new Failures(s.flow);
      predecessors = s.flow.predecessors();
      labels = new StepLabels(s);
    }

    void go() {
      for (Step step : s.flow.steps()) {
        Edge edge = failures.of(step);
        if (edge != null && labels.leaves(edge)) {
          outcomes
              .along(step, edge)
              .forEach((name, o) -> {
                boolean wrong =
                    o.isSuccess() && returns(name, edge.to()) && mayBeError(s.flow, name);
                if (wrong && !mentions(step, name)) {
                  tell(step, name, o, ((Event.Branch) step.event()).condition().text() + " fails");
                }
              });
        }
      }
      for (Step step : s.flow.steps()) {
        if (predecessors.get(step.id()).size() > ENOUGH && labels.is(step)) {
          returned.stream().filter(n -> returns(n, step.id())).forEach(n -> label(step, n));
        }
      }
      returned.stream().filter(this::isAlwaysZero).forEach(this::early);
    }

    /** All but one that jump to a label bring an error, and that one is no end of the usual way. */
    private void label(Step label, String name) {
      Step odd = null;
      Outcome of = null;
      int errors = 0;
      for (int before : predecessors.get(label.id())) {
        Step step = s.flow.steps().get(before);
        for (Edge e : step.next()) {
          if (e.to() != label.id()) {
            continue;
          }
          Outcome o = outcomes.along(step, e).get(name);
          if (o == null || o.isSuccess() && odd != null) {
            return;
          }
          if (o.isSuccess()) {
            odd = step;
            of = o;
          } else {
            errors++;
          }
        }
      }
      if (odd != null && of != null && errors >= ENOUGH) {
        int test = test(odd);
        int last = odd.line();
        boolean leaves =
            s.flow.steps().stream()
                .anyMatch(x ->
                    x.event() instanceof Event.Return
                        && x.line() > last
                        && x.line() < label.line());
        if (leaves && of.line() < test) {
          tell(odd, name, of, "all other ways to line " + label.line() + " bring an error");
        }
      }
    }

    /** The line of the test that a step comes straight after; 0 if ways meet in between. */
    private int test(Step step) {
      Step at = step;
      while (!(at.event() instanceof Event.Branch)) {
        if (predecessors.get(at.id()).size() != 1) {
          return 0;
        }
        at = s.flow.steps().get(predecessors.get(at.id()).getFirst());
      }
      return at.line();
    }

    /** Whether nothing ever gives it another value than 0. */
    private boolean isAlwaysZero(String name) {
      boolean zero = false;
      for (Step step : s.flow.steps()) {
        if (step.event() instanceof Event.Assign a && a.target().root().equals(name)) {
          zero = a.operator().equals("=") && a.value().bare().text().equals("0");
          if (!zero) {
            return false;
          }
        } else if (!isReturn(step, name) && mentions(step, name)) {
          return false;
        }
      }
      return zero;
    }

    private static boolean mentions(Step step, String name) {
      return Subject.evaluated(step).stream().anyMatch(e -> Known.mentions(e.text(), name));
    }

    /** A test that jumps to where the variable is returned, over calls that are made otherwise. */
    private void early(String name) {
      for (Step step : s.flow.steps()) {
        if (!(step.event() instanceof Event.Branch) || step.next().size() != 2) {
          continue;
        }
        for (Edge out : step.next()) {
          Edge on = step.next().get(step.next().get(0) == out ? 1 : 0);
          if (labels.is(s.flow.steps().get(out.to()))
              && returns(name, out.to())
              && calls(on.to(), out.to())
              && told.add(step.line())) {
            found.accept(
                s.breach(
                    "missing-error-code",
                    step.line(),
                    name,
                    "%s returns %s, which is always 0, also where it leaves early"
                        .formatted(s.flow.name(), name),
                    s.way(step.line(), "leaves early")));
            return;
          }
        }
      }
    }

    /** Whether calls are made on the way from a step to a label. */
    private boolean calls(int from, int label) {
      BitSet seen = new BitSet();
      Deque<Integer> open = new ArrayDeque<>(List.of(from));
      while (!open.isEmpty()) {
        Step step = s.flow.steps().get(open.remove());
        if (step.id() == label || seen.get(step.id())) {
          continue;
        }
        seen.set(step.id());
        if (step.event() instanceof Event.Call c && c.dropped()) {
          return true;
        }
        step.next().forEach(e -> open.add(e.to()));
      }
      return false;
    }

    /** Whether every way from a step returns the variable as it is there. */
    private boolean returns(String name, int step) {
      return returned.contains(name)
          && unchanged
              .computeIfAbsent(
                  name,
                  n -> EveryWay.to(s.flow, step1 -> isReturn(step1, n), step1 -> changes(step1, n)))
              .get(step);
    }

    private static boolean isReturn(Step step, String name) {
      return step.event() instanceof Event.Return r
          && r.value() != null
          && r.value().bare() instanceof Expression.Name n
          && n.name().equals(name);
    }

    private static boolean changes(Step step, String name) {
      return switch (step.event()) {
        case Event.Return r -> true;
        case Event.Unread u -> true;
        case Event.Assign a -> a.target().root().equals(name);
        case Event.Call c -> Outcomes.maySet(c.call(), name);
        default -> false;
      };
    }

    private void tell(Step at, String name, Outcome o, String why) {
      if (told.add(at.line())) {
        String is = o.kind() == Outcomes.Kind.ZERO ? "0" : "no error";
        found.accept(
            s.breach(
                "missing-error-code",
                at.line(),
                name,
                "%s returns %s where this fails, which is %s then"
                    .formatted(s.flow.name(), name, is),
                s.way(o.line(), name + " is " + is),
                s.way(at.line(), why)));
      }
    }
  }
}
