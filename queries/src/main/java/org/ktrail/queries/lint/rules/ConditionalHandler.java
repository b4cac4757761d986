package org.ktrail.queries.lint.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.IntroducedOperations;
import org.ktrail.queries.lint.IntroducedOperations.Operation;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A new operation that is called under one configuration while its handler does something only
 * under another: the event is reported to a handler that then leaves part of its work out.
 */
public final class ConditionalHandler implements Rule {
  private static final int NAMED = 8;

  @Override
  public String name() {
    return "conditional-handler";
  }

  @Override
  public String summary() {
    return "an operation is called under a configuration in which its handler does only part";
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Set<String>> reached = new HashMap<>();
    Map<String, Condition> functions = new HashMap<>();
    submission
        .gained(Fact.Function.class)
        .forEach(f -> functions.put(f.change().fact().name(), f.change().fact().condition()));
    Map<String, In<? extends FactChange<Fact.Call>>> calls = new LinkedHashMap<>();
    submission
        .brought(Fact.Call.class)
        .forEach(c -> {
          Fact.Call call = c.change().fact();
          reached.computeIfAbsent(call.caller(), k -> new TreeSet<>()).add(call.name());
          Condition whole = functions.getOrDefault(call.caller(), Condition.ALWAYS);
          if (!call.condition().equals(whole)) {
            calls.putIfAbsent(call.caller() + " " + call.name(), c);
          }
        });
    submission
        .gained(Fact.Mention.class)
        .forEach(m ->
            reached
                .computeIfAbsent(m.change().fact().function(), k -> new TreeSet<>())
                .add(m.change().fact().name()));
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Set<String> told = new HashSet<>();
    for (Operation o : IntroducedOperations.of(submission)) {
      for (var r : o.registrations()) {
        Set<String> handler = closure(r.change().fact().name(), reached, functions.keySet());
        Condition installed =
            Condition.and(
                submission.presence().of(r.change().file()), r.change().fact().condition());
        for (In<? extends FactChange<Fact.Call>> c : calls.values()) {
          Fact.Call call = c.change().fact();
          if (!handler.contains(call.caller())) {
            continue;
          }
          for (var d : o.dispatches()) {
            Condition called =
                Condition.and(
                    submission.presence().of(d.change().file()), d.change().fact().condition());
            Condition open = Condition.and(called, installed, Condition.not(call.condition()));
            if (Satisfiable.isDecidable(open)
                && satisfiable.test(open)
                && told.add(o.name() + " " + call.caller() + " " + call.condition())) {
              report.add(
                  FindingPlace.of(c.patch(), c.change()),
                  o.name(),
                  "%s is called if %s, but its handler %s calls %s in %s only if %s"
                      .formatted(
                          o.name(),
                          called,
                          r.change().fact().name(),
                          names(calls.values(), call),
                          call.caller(),
                          call.condition()),
                  List.of(
                      Proof.of(FindingPlace.of(d.patch(), d.change()), "called here"),
                      Proof.of(
                          FindingPlace.of(r.patch(), r.change()), "the handler is put in here")));
            }
          }
        }
      }
    }
  }

  /** The functions of the series' own making first: they are what the handler is for. */
  private static String names(
      Collection<In<? extends FactChange<Fact.Call>>> calls, Fact.Call one) {
    return calls.stream()
        .map(c -> c.change().fact())
        .filter(c -> c.caller().equals(one.caller()) && c.condition().equals(one.condition()))
        .map(Fact.Call::name)
        .filter(n -> !n.equals(n.toUpperCase(Locale.ROOT)))
        .distinct()
        .limit(NAMED)
        .collect(Collectors.joining(", "));
  }

  /** What is reached from a function through functions that the series adds. */
  private static Set<String> closure(
      String from, Map<String, Set<String>> reached, Set<String> functions) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (String to : reached.getOrDefault(open.poll(), Set.of())) {
        if (functions.contains(to) && seen.add(to)) {
          open.add(to);
        }
      }
    }
    return seen;
  }
}
