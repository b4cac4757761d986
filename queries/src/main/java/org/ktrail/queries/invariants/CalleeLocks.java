package org.ktrail.queries.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/**
 * A callee asserts that a lock is held, and its caller neither takes it, nor asserts it itself, nor
 * is called with it. {@code asserts.tsv} names what asserts.
 */
final class CalleeLocks implements Check {
  private static final Set<String> ASSERTS = read();
  private final PairAnalysis analysis;
  private final Map<Flow, List<Demand>> demands = new java.util.IdentityHashMap<>();

  CalleeLocks(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  /** A lock that a function wants held, in its words. */
  private record Demand(Resource lock, int line) {}

  private static Set<String> read() {
    Set<String> all = new HashSet<>();
    Table.read("asserts.tsv", 1).forEach(row -> all.add(row[0]));
    return Set.copyOf(all);
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      Optional<Flow> callee =
          call.name().isEmpty() ? Optional.empty() : s.code.anywhere(call.name(), s.flow, ASSERTS);
      if (callee.isEmpty() || callee.get() == s.flow) {
        continue;
      }
      Flow g = callee.get();
      for (Demand d : demands.computeIfAbsent(g, this::demands)) {
        Optional<Resource> wanted = d.lock().at(call, g, analysis.facts(g).places, s.facts.places);
        if (wanted.isEmpty() || !told.add(g.name() + wanted.get().key())) {
          continue;
        }
        String key = wanted.get().key();
        if (!isHeld(s, step, key) && !mayBeCallers(s, key)) {
          found.accept(
              s.breach(
                  "callee-lock",
                  step.line(),
                  g.name(),
                  "%s wants %s held, which %s does not take"
                      .formatted(g.name(), key, s.flow.name()),
                  s.way(step.line(), "called here"),
                  new Breach.Way(g.file(), d.line(), "asserted here")));
        }
      }
    }
  }

  private boolean isHeld(Subject s, Step step, String key) {
    boolean here =
        s.held(step.id()).stream().anyMatch(h -> h.key().equals(key))
            || demands.computeIfAbsent(s.flow, this::demands).stream()
                .anyMatch(d -> d.lock().key().equals(key));
    // A lock that it releases somewhere is one that it knows of.
    return here || s.facts.events.resources().stream().anyMatch(r -> r.key().equals(key));
  }

  /**
   * Whether a caller may hold it. An object that the function looked up itself is none of its
   * caller's; for others the callers in the file are asked, and where there are none, nothing is
   * known.
   */
  private boolean mayBeCallers(Subject s, String key) {
    if (Resource.isLocal(key, s.flow)) {
      return false;
    }
    boolean any = false;
    for (Flow caller : s.code.file(s.flow.file())) {
      for (Step step : caller.calls()) {
        Expression.Call call = ((Event.Call) step.event()).call();
        if (call.name().equals(s.flow.name()) && caller != s.flow) {
          any = true;
          FunctionFacts facts = analysis.facts(caller);
          Pair pair = new Pair("lock", Pair.Kind.LOCK, List.of());
          Optional<Resource> there =
              new Resource(pair, key, "").at(call, s.flow, s.facts.places, facts.places);
          boolean knows =
              there.isEmpty()
                  || !Resource.isLocal(there.get().key(), caller)
                  || facts.events.resources().stream()
                      .anyMatch(r -> r.key().equals(there.get().key()));
          if (knows) {
            return true;
          }
        }
      }
    }
    return !any;
  }

  /** Whether the function goes on in another way if the lock is not held. */
  private static boolean isTested(Flow flow, int call) {
    return flow.steps().stream()
        .anyMatch(s ->
            s.event() instanceof Event.Branch
                && Units.all(s).stream()
                    .anyMatch(e -> e instanceof Expression.Call c && c.id() == call));
  }

  private List<Demand> demands(Flow flow) {
    Map<String, Demand> all = new HashMap<>();
    FunctionFacts facts = analysis.facts(flow);
    Set<String> taken = new HashSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Branch) {
        break; // what is asserted on some ways only depends on what is passed
      }
      facts.events.at(step.id()).forEach(a -> taken.add(a.resource().key()));
      if (step.event() instanceof Event.Call c
          && ASSERTS.contains(c.call().name())
          && !isTested(flow, c.call().id())
          && !c.call().arguments().isEmpty()) {
        String key = facts.places.name(c.call().arguments().getFirst());
        if (!taken.contains(key) && !Resource.isLocal(key, flow)) {
          Pair any = new Pair("lock", Pair.Kind.LOCK, List.of());
          all.putIfAbsent(key, new Demand(new Resource(any, key, ""), step.line()));
        }
      }
    }
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(d -> d.lock().key()))
        .toList();
  }
}
