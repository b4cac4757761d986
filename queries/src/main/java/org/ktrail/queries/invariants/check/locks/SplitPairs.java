package org.ktrail.queries.invariants.check.locks;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.PairRun;
import org.ktrail.queries.invariants.pairs.Phase;
import org.ktrail.queries.invariants.pairs.Resource;
import org.ktrail.queries.invariants.pairs.ResourcePair;
import org.ktrail.queries.invariants.values.Known;

/**
 * A lock that a function takes on some ways, and that a function which it calls with it releases on
 * some ways, by a parameter that is handed down: the two agree only as long as both test the same,
 * and an early return between them leaves it held. A callee that always releases is no such one,
 * nor one that is told whether it is held: that is what a helper is for.
 */
public final class SplitPairs implements Check {
  public static final BreachKind KIND =
      BreachKind.note(
          "released-elsewhere", "a lock is taken at times, and a callee releases it at times");

  private final PairAnalysis analysis;

  public SplitPairs(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<Resource> taken = new HashSet<>();
    for (Resource r : analysis.candidates(s.flow)) {
      if (r.pair().kind() == ResourcePair.Kind.LOCK && isTakenAtTimes(s.flow, r)) {
        taken.add(r);
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      Optional<Flow> callee = analysis.callee(call, s.flow);
      if (callee.isEmpty()) {
        continue;
      }
      Flow g = callee.get();
      for (Resource inner : List.copyOf(analysis.candidates(g))) {
        Optional<Resource> here =
            inner.at(call, analysis.facts(g).places, s.facts.places).filter(taken::contains);
        if (here.isPresent() && isReleasedAtTimes(s.flow, call, g, inner)) {
          taken.remove(here.get());
          found.accept(
              s.breach(
                  KIND.name(),
                  step.line(),
                  here.get().words(),
                  "%s is acquired here at times, and %s releases it at times"
                      .formatted(here.get().words(), g.name()),
                  s.way(step.line(), "called with it"),
                  new Breach.Way(g.file(), g.line(), "released within")));
        }
      }
    }
  }

  /** Whether it is taken on some ways and not on others, by the function or a helper of it. */
  private boolean isTakenAtTimes(Flow flow, Resource r) {
    PairRun run = analysis.run(flow, r);
    boolean takes =
        run.exits().stream()
            .anyMatch(e -> e.spot().origin() >= 0 && e.spot().phase() != Phase.DROPPED);
    boolean not =
        run.exits().stream()
            .anyMatch(e -> e.spot().phase() == Phase.ENTRY || e.spot().origin() < 0);
    return takes && not && !run.bounded();
  }

  /**
   * Whether it is released on some ways for a caller and left on others, as the caller's own
   * parameter says, and never taken.
   */
  private boolean isReleasedAtTimes(Flow caller, Expression.Call call, Flow flow, Resource r) {
    PairRun run = analysis.run(flow, r);
    if (run.bounded()
        || run.exits().stream()
            .anyMatch(e -> e.spot().phase() == Phase.HELD || e.spot().phase() == Phase.RELEASED)) {
      return false;
    }
    for (PairRun.Exit dropped : run.exits()) {
      for (PairRun.Exit left : run.exits()) {
        if (dropped.spot().phase() == Phase.DROPPED
            && left.spot().phase() == Phase.ENTRY
            && isToldByParameter(caller, call, flow, dropped, left)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isToldByParameter(
      Flow caller, Expression.Call call, Flow flow, PairRun.Exit dropped, PairRun.Exit left) {
    for (int i = 0; i < Math.min(call.arguments().size(), flow.parameters().size()); i++) {
      String name = flow.parameters().get(i).name();
      boolean own =
          call.arguments().get(i).bare() instanceof Expression.Name n
              && caller.parameters().stream().anyMatch(p -> p.name().equals(n.name()));
      boolean differs =
          dropped.known().all().entrySet().stream()
              .anyMatch(e ->
                  Known.mentions(e.getKey(), name)
                      && (e.getValue().mask() & left.known().at(e.getKey()).mask()) == 0);
      if (own && differs) {
        return true;
      }
    }
    return false;
  }
}
