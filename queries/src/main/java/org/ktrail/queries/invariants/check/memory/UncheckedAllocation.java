package org.ktrail.queries.invariants.check.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.Allocators;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.NullTests;

/** What an allocator gave is followed on a way on which nothing asked whether it gave anything. */
public final class UncheckedAllocation implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && a.operator().equals("=")
          && Allocators.mayFail(a.value())
          && a.target().isPlace()) {
        String place = a.target().bare().text();
        Step use = followed(s, step, place);
        if (use != null) {
          found.accept(
              s.breach(
                  "unchecked-allocation",
                  use.line(),
                  place,
                  "%s is followed, but nothing asks before whether %s gave memory"
                      .formatted(place, ((Expression.Call) a.value().bare()).name()),
                  s.way(step.line(), a.value().text()),
                  s.way(use.line(), place + " is followed")));
        } else if (a.target() instanceof Expression.Name) {
          Step handed = handedOnUnasked(s, step, place);
          if (handed != null) {
            found.accept(
                s.breach(
                    "unchecked-allocation",
                    step.line(),
                    place,
                    "%s is handed on, and nothing in the function asks whether %s gave memory"
                        .formatted(place, ((Expression.Call) a.value().bare()).name()),
                    s.way(step.line(), a.value().text()),
                    s.way(handed.line(), place + " is handed on")));
          }
        }
      }
    }
  }

  /**
   * The call that is handed a variable of which the function never asks whether it is NULL, nor
   * gives it to its caller or to a record, who may ask; null if it does.
   */
  private static @Nullable Step handedOnUnasked(Subject s, Step from, String variable) {
    Step handed = null;
    for (Step step : s.flow.steps()) {
      boolean asks =
          switch (step.event()) {
            case Event.Branch b -> Known.mentions(b.condition().text(), variable);
            case Event.Select v -> Known.mentions(v.value().text(), variable);
            case Event.Return r ->
                r.value() != null
                    && !(r.value().bare() instanceof Expression.Call)
                    && Known.mentions(r.value().text(), variable);
            // What a call makes of it is told by the call.
            case Event.Assign a ->
                step.id() != from.id()
                    && !(a.value().bare() instanceof Expression.Call)
                    && Known.mentions(a.value().text(), variable);
            case Event.Unread _ -> true;
            default -> false;
          };
      if (asks) {
        return null;
      }
      if (step.event() instanceof Event.Call c && step.id() > from.id()) {
        boolean argument =
            c.call().arguments().stream().anyMatch(x -> x.bare().text().equals(variable));
        boolean asksIt =
            c.call().name().equals(c.call().name().toUpperCase(Locale.ROOT))
                || c.call().name().contains("free");
        if (argument && asksIt) {
          return null;
        }
        handed = argument && handed == null ? step : handed;
      }
    }
    return handed;
  }

  /** {@code &p->x}: whoever is handed it cannot ask for {@code p}. */
  private static boolean isWithin(Expression e, String place) {
    return e.bare() instanceof Expression.AddressOf a
        && a.of().bare() instanceof Expression.Member m
        && NullTests.goesThrough(m, place);
  }

  private static @Nullable Step followed(Subject s, Step from, String place) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    from.next().forEach(e -> open.add(e.to()));
    while (!open.isEmpty()) {
      Step step = s.flow.steps().get(open.poll());
      if (!seen.add(step.id())) {
        continue;
      }
      if (step.event() instanceof Event.Branch || step.event() instanceof Event.Select) {
        boolean asks =
            Subject.evaluated(step).stream().anyMatch(e -> Known.mentions(e.text(), place));
        if (asks) {
          continue;
        }
      }
      if (step.event() instanceof Event.Read r && NullTests.goesThrough(r.place(), place)) {
        return step;
      }
      if (step.event() instanceof Event.Assign a) {
        if (NullTests.goesThrough(a.target(), place)) {
          return step;
        }
        // Under another name it may be asked for, too.
        if (a.target().bare().text().equals(place)
            || place.startsWith(a.target().bare().text() + "->")
            || Known.mentions(a.value().text(), place)) {
          continue;
        }
      }
      // A macro or function that is handed it may ask.
      if (step.event() instanceof Event.Call c
          && c.call().arguments().stream()
              .anyMatch(e -> Known.mentions(e.text(), place) && !isWithin(e, place))) {
        continue;
      }
      for (Edge e : step.next()) {
        open.add(e.to());
      }
    }
    return null;
  }
}
