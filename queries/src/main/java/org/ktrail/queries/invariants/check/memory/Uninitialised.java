package org.ktrail.queries.invariants.check.memory;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.ktrail.queries.invariants.code.ByValue;
import org.ktrail.queries.invariants.code.MacroTexts;
import org.ktrail.queries.invariants.types.NumberTypes;
import org.ktrail.queries.invariants.values.ErrorNames;
import org.ktrail.queries.invariants.values.EveryWay;
import org.ktrail.queries.invariants.values.ForwardFacts;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.NullTests;

/** A local that is read although no way to there gives it a value. */
public final class Uninitialised implements Check {
  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    Map<String, Flow.Variable> locals = new HashMap<>();
    for (Flow.Variable v : s.flow.locals()) {
      boolean number = NumberTypes.isNative(v.type()) || v.type().equals("bool");
      boolean pointer = v.type().endsWith(" *");
      // Two blocks may have one of the name each.
      if (locals.containsKey(v.name()) || s.flow.parameter(v.name()) >= 0) {
        locals.put(v.name(), new Flow.Variable("", "", 0, true, false, "", false));
      } else if ((number || pointer) && !v.isArray() && !v.isStatic() && !v.cleaned()) {
        locals.put(v.name(), v);
      }
    }
    locals.values().removeIf(v -> v.name().isEmpty());
    if (locals.isEmpty()) {
      return;
    }
    Map<Integer, Set<String>> named = namedByMacros(s, locals.keySet());
    Map<Integer, Set<String>> given =
        ForwardFacts.of(
            s.flow,
            Set.<String>of(),
            (step, edge, before) -> after(step, before, locals.keySet(), named),
            Uninitialised::either,
            30);
    Set<String> told = new HashSet<>();
    Set<Integer> measured = measured(s.flow);
    for (Step step : s.flow.steps()) {
      Set<String> before = given.get(step.id());
      if (before == null || measured.contains(step.id())) {
        continue; // never reached, or never evaluated
      }
      for (Map.Entry<String, Flow.Variable> local : locals.entrySet()) {
        String name = local.getKey();
        if (!before.contains(name)
            && reads(step, name)
            && !isWithinCall(s.flow, step, name)
            && !isLeftAlone(s, step)
            && told.add(name)) {
          found.accept(
              s.breach(
                  "uninitialised",
                  step.line(),
                  name,
                  "%s is read, but nothing before gives it a value".formatted(name),
                  s.way(local.getValue().line(), name + " is declared"),
                  s.way(step.line(), name + " is read")));
        }
      }
    }
    StepLabels labels = new StepLabels(s);
    List<Step> tests =
        s.flow.steps().stream()
            .filter(t -> t.event() instanceof Event.Branch && given.containsKey(t.id()))
            .filter(t -> t.next().stream().anyMatch(labels::jumps))
            .toList();
    locals.forEach((name, local) -> {
      if (!told.contains(name) && !tests.isEmpty()) {
        lost(s, local, tests, labels, given, named, found);
      }
    });
  }

  /**
   * A test that jumps to a label from which all ways lead to a read, though nothing before gives a
   * value: the others that lead to the read do.
   */
  private static void lost(
      Subject s,
      Flow.Variable local,
      List<Step> tests,
      StepLabels labels,
      Map<Integer, Set<String>> given,
      Map<Integer, Set<String>> named,
      Consumer<Breach> found) {
    String name = local.name();
    Set<String> one = Set.of(name);
    List<Step> without =
        tests.stream()
            .filter(t -> !after(t, given.getOrDefault(t.id(), one), one, named).contains(name))
            .toList();
    if (without.isEmpty()) {
      return;
    }
    BitSet reads =
        EveryWay.to(
            s.flow, t -> reads(t, name), t -> after(t, Set.of(), one, named).contains(name));
    for (Step test : without) {
      for (Edge e : test.next()) {
        if (reads.get(e.to()) && labels.jumps(e)) {
          String text = ((Event.Branch) test.event()).condition().text();
          found.accept(
              s.breach(
                  "uninitialised",
                  test.line(),
                  name,
                  "%s is read on all ways from here, but nothing before gives it a value"
                      .formatted(name),
                  s.way(local.line(), name + " is declared"),
                  s.way(test.line(), text + " is " + (e.kind() == Edge.Kind.TRUE))));
          return;
        }
      }
    }
  }

  /**
   * Reads of what macros are given, as far as they may ask for nothing but its type: {@code
   * ARRAY_SIZE(p->list)}. They come right before the call.
   */
  private static Set<Integer> measured(Flow flow) {
    Set<Integer> measured = new HashSet<>();
    List<Step> steps = flow.steps();
    for (int i = 0; i < steps.size(); i++) {
      // p = alloc(*p, n): only its size is asked.
      if (steps.get(i).event() instanceof Event.Assign a
          && a.target() instanceof Expression.Name n
          && a.value().bare() instanceof Expression.Call) {
        for (int r = i - 1; r >= 0 && steps.get(r).line() == steps.get(i).line(); r--) {
          if (steps.get(r).event() instanceof Event.Read read
              && read.place().bare().text().equals("*" + n.name())) {
            measured.add(steps.get(r).id());
          }
        }
      }
      if (steps.get(i).event() instanceof Event.Call c
          && c.call().name().equals(c.call().name().toUpperCase(Locale.ROOT))) {
        for (int r = i - 1; r >= 0 && steps.get(r).event() instanceof Event.Read read; r--) {
          if (c.call().text().contains(read.place().text())) {
            measured.add(steps.get(r).id());
          }
        }
      }
    }
    return measured;
  }

  /**
   * Whether a read is of a condition that a macro is handed together with the name, which it sets:
   * {@code read_poll_timeout(get, n, n < 0 || n & mask)}.
   */
  private static boolean isWithinCall(Flow flow, Step read, String name) {
    return flow.calls().stream()
        .filter(c -> c.id() > read.id() && c.line() <= read.line())
        .anyMatch(c ->
            ((Event.Call) c.event())
                .call().arguments().stream()
                    .anyMatch(a -> a instanceof Expression.Name n && n.name().equals(name)));
  }

  /** Whether what is read is handed to a macro that may ask for nothing but its type. */
  private static boolean isLeftAlone(Subject s, Step read) {
    if (!(read.event() instanceof Event.Read r)) {
      return false;
    }
    ByValue byValue = new ByValue(s.code, s.flow);
    String text = r.place().text();
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      for (int i = 0; step.id() > read.id() && i < call.arguments().size(); i++) {
        if (step.line() <= read.line()
            && call.arguments().get(i).text().contains(text)
            && byValue.mayLeaveAlone(call.name(), i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Locals by the step that calls a macro of the file whose own text has them: it may set them. */
  private static Map<Integer, Set<String>> namedByMacros(Subject s, Set<String> locals) {
    Map<Integer, Set<String>> named = new HashMap<>();
    for (Step step : s.flow.calls()) {
      String callee = ((Event.Call) step.event()).call().name();
      if (!callee.isEmpty()) {
        for (MacroTexts.Macro m : s.code.macrosOf(s.flow.file(), callee)) {
          locals.stream()
              .filter(l -> !m.parameters().contains(l) && Known.mentions(m.replacement(), l))
              .forEach(l -> named.computeIfAbsent(step.id(), i -> new HashSet<>()).add(l));
        }
      }
    }
    return named;
  }

  private static Set<String> either(Set<String> a, Set<String> b) {
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    return either;
  }

  /** What some way to a step gives a value, or may: what macros are handed, they may set. */
  private static Set<String> after(
      Step step, Set<String> before, Set<String> locals, Map<Integer, Set<String>> named) {
    Set<String> after = new HashSet<>(before);
    named.getOrDefault(step.id(), Set.of()).stream().filter(locals::contains).forEach(after::add);
    switch (step.event()) {
      case Event.Assign a -> {
        if (locals.contains(a.target().root())) {
          after.add(a.target().root());
        }
        addressed(a.value(), after);
      }
      case Event.Call c when ErrorNames.of(c.call().name()) == ErrorNames.Kind.NONE -> {
        locals.stream().filter(l -> Known.mentions(c.call().text(), l)).forEach(after::add);
      }
      case Event.Unread u -> after.addAll(locals);
      default -> Subject.evaluated(step).forEach(e -> addressed(e, after));
    }
    return after;
  }

  /** Whose address is taken, and what stands in text that has no form here. */
  private static void addressed(Expression e, Set<String> into) {
    if (e instanceof Expression.AddressOf a) {
      into.add(a.of().root());
    }
    if (e instanceof Expression.Other o) {
      for (String word : o.text().split("\\W+")) {
        into.add(word);
      }
    }
    e.parts().forEach(p -> addressed(p, into));
  }

  private static boolean reads(Step step, String name) {
    return switch (step.event()) {
      case Event.Assign a ->
          plainly(a.value(), name) && !(a.declares() && a.target().text().equals(name))
              || a.target() instanceof Expression.Name n
                  && n.name().equals(name)
                  && !a.operator().equals("=")
              || !(a.target() instanceof Expression.Name)
                  && NullTests.goesThrough(a.target(), name);
      case Event.Branch b -> plainly(b.condition(), name);
      case Event.Select v -> plainly(v.value(), name);
      case Event.Return r -> r.value() != null && plainly(r.value(), name);
      case Event.Read r -> NullTests.goesThrough(r.place(), name);
      default -> false;
    };
  }

  /** As an operand of what has a form, not of a call, {@code sizeof} or {@code &}. */
  private static boolean plainly(Expression e, String name) {
    return switch (e) {
      case Expression.Name n -> n.name().equals(name);
      case Expression.Call c ->
          ErrorNames.of(c.name()) == ErrorNames.Kind.SAME
              && c.arguments().stream().anyMatch(a -> plainly(a, name));
      case Expression.AddressOf a -> false;
      case Expression.Other o -> false;
      case Expression.Unary u when !u.operator().matches("[-!~]") -> false;
      default -> e.parts().stream().anyMatch(p -> plainly(p, name));
    };
  }
}
