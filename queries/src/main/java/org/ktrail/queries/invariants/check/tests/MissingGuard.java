package org.ktrail.queries.invariants.check.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.PlaceTypes;
import org.ktrail.queries.invariants.values.PlaceNames;
import org.ktrail.queries.invariants.values.Ways;

/**
 * Functions of a file that call through an object first ask one and the same predicate of it; this
 * one does not. What most do is believed to be the rule (Engler et al. 2001).
 */
public final class MissingGuard implements Check {
  private static final int FEWEST = 3;
  private static final double MOST = 0.75;
  private final Map<String, Map<Flow, Set<String>>> known = new HashMap<>();

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.calls()) {
      String record = record(s, s.flow, step);
      if (record.isEmpty()) {
        continue;
      }
      Map<Flow, Set<String>> all =
          known.computeIfAbsent(s.flow.file() + " " + record, k -> siblings(s, record));
      Set<String> own = all.getOrDefault(s.flow, Set.of());
      Map<String, Integer> votes = new HashMap<>();
      all.forEach((f, g) -> g.forEach(name -> votes.merge(name, 1, Integer::sum)));
      for (String guard : new TreeSet<>(votes.keySet())) {
        int asked = votes.getOrDefault(guard, 0);
        if (!own.contains(guard) && asked >= FEWEST && asked >= MOST * (all.size() - 1)) {
          List<String> others = new ArrayList<>();
          all.forEach((f, g) -> {
            if (g.contains(guard)) {
              others.add(f.name());
            }
          });
          others.sort(null);
          found.accept(
              s.breach(
                  "missing-guard",
                  step.line(),
                  guard,
                  "%s is not asked before the call through struct %s, as %d of %d others do: %s"
                      .formatted(
                          guard,
                          record,
                          asked,
                          all.size() - 1,
                          String.join(", ", others.subList(0, Math.min(3, others.size())))),
                  s.way(step.line(), "called without asking")));
        }
      }
      return;
    }
  }

  /** The record of the parameter through which a step calls; "" if it does not. */
  private static String record(Subject s, Flow flow, Step step) {
    return ((Event.Call) step.event()).call().callee().bare() instanceof Expression.Member m
            && m.arrow()
            && m.base().bare() instanceof Expression.Member p
            && p.base().bare() instanceof Expression.Name n
            && flow.parameter(n.name()) >= 0
        ? PlaceTypes.tag(s.types.of(n, flow))
        : "";
  }

  /** The functions that call through the record, each with the predicates it asks before. */
  private static Map<Flow, Set<String>> siblings(Subject s, String record) {
    Map<Flow, Set<String>> all = new IdentityHashMap<>();
    for (Flow f : s.code.file(s.flow.file())) {
      for (Step step : f.calls()) {
        if (record(s, f, step).equals(record)) {
          all.put(f, asked(s, f, step, record));
          break;
        }
      }
    }
    return all;
  }

  private static Set<String> asked(Subject s, Flow flow, Step call, String record) {
    Set<Integer> before = new Ways(flow, new PlaceNames(flow)).before(call.id());
    Set<String> asked = new HashSet<>();
    for (Step step : flow.steps()) {
      if (before.contains(step.id())
          && step.event() instanceof Event.Branch b
          && b.condition().bare() instanceof Expression.Call c
          && !c.name().isEmpty()
          && !c.arguments().isEmpty()
          && c.arguments().getFirst().bare() instanceof Expression.Name n
          && PlaceTypes.tag(s.types.of(n, flow)).equals(record)) {
        asked.add(c.name());
      }
    }
    return asked;
  }
}
