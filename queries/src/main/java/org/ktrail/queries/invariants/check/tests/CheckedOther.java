package org.ktrail.queries.invariants.check.tests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;

/**
 * {@code o->q} is tested, and {@code o->p->m()} called: a test of the wrong pointer. Only where a
 * function sets both together, so that one seems to stand for the other.
 */
public final class CheckedOther implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> tested = new HashSet<>();
    List<Step> tests = new ArrayList<>();
    for (Step step : s.flow.steps()) {
      if (step.event() instanceof Event.Branch b) {
        Expression pointer = pointer(b.condition());
        tested.add(s.name(pointer));
        if (pointer instanceof Expression.Member) {
          tests.add(step);
        }
      }
    }
    Set<String> told = new HashSet<>();
    for (Step call : s.flow.calls()) {
      if (((Event.Call) call.event()).call().callee().bare() instanceof Expression.Member m
          && m.arrow()
          && m.base().bare() instanceof Expression.Member p
          && !tested.contains(s.name(p))
          && told.add(s.name(p))) {
        // Tests that stand right before it: what was asked further up may be about something else.
        Set<String> guards = s.facts.ways.guards(call.id());
        for (Step test : tests) {
          Expression.Member q =
              (Expression.Member) pointer(((Event.Branch) test.event()).condition());
          boolean isGuard =
              guards.stream()
                  .anyMatch(
                      g -> g.startsWith(s.name(((Event.Branch) test.event()).condition()) + " "));
          if (isGuard
              && mayBePointer(s.types.of(q, s.flow))
              && s.name(q.base()).equals(s.name(p.base()))
              && !q.field().equals(p.field())
              && areSetTogether(s, p, q)) {
            found.accept(
                s.breach(
                    "checked-other",
                    call.line(),
                    p.text(),
                    "%s is tested, but %s is the pointer that the call goes through"
                        .formatted(q.text(), p.text()),
                    s.way(test.line(), q.text() + " is tested"),
                    s.way(call.line(), p.text() + " is dereferenced")));
            break;
          }
        }
      }
    }
  }

  private static boolean mayBePointer(String type) {
    return type.isEmpty() || type.endsWith("*");
  }

  /** What a condition says to be NULL or not: {@code p}, {@code p != NULL}. */
  public static Expression pointer(Expression condition) {
    return switch (condition.bare()) {
      case Expression.Binary b
          when b.operator().matches("[!=]=") && b.right().text().matches("NULL|0") ->
          b.left().bare();
      case Expression.Unary u when u.operator().equals("!") -> pointer(u.of());
      case Expression.Cast c -> pointer(c.of());
      case Expression.Name n -> n;
      case Expression.Member m -> m;
      case Expression.Deref d -> d;
      case Expression.Index i -> i;
      case Expression.AddressOf a -> a;
      case Expression.Unary u -> u;
      case Expression.Binary b -> b;
      case Expression.Literal l -> l;
      case Expression.Choice c -> c;
      case Expression.Call c -> c;
      case Expression.Initialiser i -> i;
      case Expression.Other o -> o;
    };
  }

  private static boolean areSetTogether(Subject s, Expression.Member p, Expression.Member q) {
    for (Flow other : s.code.file(s.flow.file())) {
      Set<String> ofP = new HashSet<>();
      Set<String> ofQ = new HashSet<>();
      for (Step step : other.steps()) {
        if (step.event() instanceof Event.Assign a && a.target() instanceof Expression.Member m) {
          if (m.field().equals(p.field())) {
            ofP.add(m.base().text());
          } else if (m.field().equals(q.field())) {
            ofQ.add(m.base().text());
          }
        } else if (step.event() instanceof Event.Call c) {
          // cmpxchg(&o->q, …) sets it, too.
          c.call().arguments().stream()
              .map(Expression::bare)
              .filter(x -> x instanceof Expression.AddressOf)
              .map(x -> ((Expression.AddressOf) x).of())
              .forEach(x -> {
                if (x instanceof Expression.Member m && m.field().equals(q.field())) {
                  ofQ.add(m.base().text());
                }
              });
        }
      }
      ofP.retainAll(ofQ);
      if (!ofP.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
