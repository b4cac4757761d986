package org.ktrail.queries.invariants.check.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.Accessors;
import org.ktrail.queries.invariants.values.ForwardFacts;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.NullTests;

/**
 * A pointer that is followed on every way to a test whether it is NULL: the test comes too late, or
 * is not needed.
 */
public final class CheckedLate implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    Map<Integer, Map<String, Integer>> followed = solve(s);
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      NullTests.Test test = NullTests.of(step.event());
      if (test == null) {
        continue;
      }
      String place = test.place().text();
      boolean pointer =
          test.place() instanceof Expression.Member
              || s.flow.variable(place).filter(Flow.Variable::isPointer).isPresent();
      Integer line = followed.getOrDefault(step.id(), Map.of()).get(place);
      if (pointer
          && line != null
          && line < step.line()
          && !onlyAddressed(s, place, line)
          && told.add(place)) {
        found.accept(
            s.breach(
                "checked-late",
                step.line(),
                place,
                "%s is tested here, but was followed before".formatted(place),
                s.way(line, place + " is followed"),
                s.way(step.line(), place + " is tested")));
      }
    }
  }

  /** Before each step, what was followed on every way to it, with the line. */
  private static Map<Integer, Map<String, Integer>> solve(Subject s) {
    return ForwardFacts.of(
        s.flow,
        Map.<String, Integer>of(),
        (step, edge, before) -> after(s, step, before),
        ForwardFacts::both,
        20);
  }

  private static Map<String, Integer> after(Subject s, Step step, Map<String, Integer> before) {
    List<String> followed = followed(s, step);
    boolean call = step.event() instanceof Event.Call;
    boolean assigns = step.event() instanceof Event.Assign;
    if (followed.isEmpty() && !(assigns || call) || before.isEmpty() && followed.isEmpty()) {
      return before;
    }
    Map<String, Integer> after = new HashMap<>(before);
    switch (step.event()) {
      case Event.Assign a -> {
        String target = a.target().bare().text();
        String member = a.target().bare() instanceof Expression.Member m ? m.field() : "";
        after
            .keySet()
            .removeIf(place ->
                Known.mentions(place, target)
                    || !member.isEmpty() && place.endsWith("->" + member));
      }
      case Event.Call c -> {
        // Anybody may set a member. A variable is another one where its address, or a macro, was
        // handed it.
        after.keySet().removeIf(place -> !isName(place));
        for (Expression x : c.call().arguments()) {
          Expression bare = x.bare();
          Expression handed = bare instanceof Expression.AddressOf a ? a.of().bare() : bare;
          if (handed instanceof Expression.Name n) {
            after.remove(n.name());
          }
        }
      }
      default -> {}
    }
    followed.forEach(place -> after.putIfAbsent(place, step.line()));
    return after;
  }

  private static boolean isName(String place) {
    return place.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  /** The pointers that a step goes through. */
  private static List<String> followed(Subject s, Step step) {
    Expression place =
        switch (step.event()) {
          case Event.Read r -> r.place();
          case Event.Assign a -> a.target();
          default -> null;
        };
    if (place instanceof Expression.Member m && m.arrow() && m.base().bare().isPlace()) {
      return List.of(m.base().bare().text());
    }
    return step.event() instanceof Event.Call c
        ? Accessors.followed(s.code, s.flow, c.call())
        : List.of();
  }

  /**
   * Whether all that a line reads through a pointer may be arrays that are handed down: then
   * addresses are computed, and nothing is read.
   */
  private static boolean onlyAddressed(Subject s, String place, int line) {
    List<Expression.Member> read = new ArrayList<>();
    for (Step step : s.flow.steps()) {
      if (step.line() == line
          && step.event() instanceof Event.Read r
          && r.place() instanceof Expression.Member m
          && m.arrow()
          && m.base().bare().text().equals(place)) {
        read.add(m);
      }
      if (step.line() == line
          && !(step.event() instanceof Event.Read)
          && followed(s, step).contains(place)) {
        return false;
      }
    }
    return !read.isEmpty() && read.stream().allMatch(m -> isAddress(s, m));
  }

  /** An array says so, or what it is handed to wants a pointer where no pointer is. */
  private static boolean isAddress(Subject s, Expression.Member member) {
    String type = s.types.of(member, s.flow);
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      for (int i = 0; i < call.arguments().size(); i++) {
        if (call.arguments().get(i).bare().text().equals(member.text())) {
          int at = i;
          return s.types.mayBeArray(member, s.flow)
              || !type.endsWith("*")
                  && s.code
                      .declared(call.name(), s.flow)
                      .filter(f -> at < f.parameters().size())
                      .filter(f -> f.parameters().get(at).isPointer())
                      .isPresent();
        }
      }
    }
    return false;
  }
}
