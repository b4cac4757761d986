package org.ktrail.queries.invariants.check.locks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.check.units.Units;
import org.ktrail.queries.invariants.pairs.FunctionFacts;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.Resource;
import org.ktrail.queries.invariants.pairs.ResourcePair;

/**
 * A callee asserts that a lock is held, and its caller neither takes it, nor asserts it itself, nor
 * is called with it. {@code asserts.tsv} names what asserts.
 */
public final class CalleeLocks implements Check {
  public static final BreachKind KIND =
      BreachKind.change("callee-lock", "a callee asserts a lock that nobody takes");

  private static final Set<String> ASSERTS = DataFile.names(CalleeLocks.class, "asserts.tsv");
  private final PairAnalysis analysis;
  private final Map<Flow, List<Demand>> demands = new java.util.IdentityHashMap<>();

  public CalleeLocks(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  /** A lock that a function wants held, in its words. */
  private record Demand(Resource lock, int line) {}

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
        Optional<Resource> wanted = d.lock().at(call, analysis.facts(g).places, s.facts.places);
        if (wanted.isEmpty() || !told.add(g.name() + wanted.get().key())) {
          continue;
        }
        String key = wanted.get().key();
        if (!isHeld(s, step, key) && !mayBeCallers(s, wanted.get())) {
          found.accept(
              s.breach(
                  KIND.name(),
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
        s.held(step.id()).stream().anyMatch(h -> isAlike(h.key(), key))
            || demands.computeIfAbsent(s.flow, this::demands).stream()
                .anyMatch(d -> isAlike(d.lock().key(), key));
    // A lock that it releases somewhere is one that it knows of.
    return here || s.facts.events.resources().stream().anyMatch(r -> isAlike(r.key(), key));
  }

  /** The same lock, or that of an object which may be the same one under another name. */
  private static boolean isAlike(String lock, String other) {
    return lock.equals(other) || member(lock).equals(member(other)) && !member(lock).isEmpty();
  }

  private static String member(String lock) {
    int at = Math.max(lock.lastIndexOf('.'), lock.lastIndexOf('>'));
    return at < 0 ? "" : lock.substring(at + 1);
  }

  /**
   * Whether a caller may hold it. An object that the function looked up itself is none of its
   * caller's; for others the callers in the file are asked, and where there are none, nothing is
   * known.
   */
  private boolean mayBeCallers(Subject s, Resource lock) {
    if (Resource.isLocal(lock.key(), s.flow)) {
      return false;
    }
    boolean any = false;
    for (Flow caller : s.code.file(s.flow.file())) {
      for (Step step : caller.calls()) {
        Expression.Call call = ((Event.Call) step.event()).call();
        if (call.name().equals(s.flow.name()) && caller != s.flow) {
          any = true;
          FunctionFacts facts = analysis.facts(caller);
          Optional<Resource> there = lock.at(call, s.facts.places, facts.places);
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

  /** The call that a call asserts: itself, or what a warning is handed; null if it asserts none. */
  private static Expression.@Nullable Call asserting(Expression.Call call) {
    if (call.arguments().isEmpty()) {
      return null;
    }
    if (ASSERTS.contains(call.name())) {
      return call;
    }
    return call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Expression.Unary not
            && not.of() instanceof Expression.Call asked
            && ASSERTS.contains("!" + asked.name())
            && !asked.arguments().isEmpty()
        ? asked
        : null;
  }

  /** A lock that a member points to may be any, and be taken by its own name. */
  private static boolean isNamed(Expression lock) {
    return !(lock.bare() instanceof Expression.Member);
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
      Expression.Call asserting = step.event() instanceof Event.Call c ? asserting(c.call()) : null;
      if (asserting != null
          && isNamed(asserting.arguments().getFirst())
          && !isTested(flow, asserting.id())) {
        Expression lock = facts.places.place(asserting.arguments().getFirst());
        String key = lock.text();
        if (!taken.contains(key) && !Resource.isLocal(key, flow)) {
          ResourcePair any = new ResourcePair("lock", ResourcePair.Kind.LOCK, List.of());
          all.putIfAbsent(key, new Demand(new Resource(any, lock, Resource.NONE), step.line()));
        }
      }
    }
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(d -> d.lock().key()))
        .toList();
  }
}
