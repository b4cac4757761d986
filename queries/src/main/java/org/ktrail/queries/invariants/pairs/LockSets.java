package org.ktrail.queries.invariants.pairs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.code.CodeState;

/**
 * Which locks are held for certain at each step of a function: by those that it takes itself, or by
 * wrappers nearby that always take them. What its caller holds is not among it.
 */
public final class LockSets {
  private final Map<Integer, Set<Held>> before = new HashMap<>();

  /** A lock: how it is taken, and of what, as the function calls it. */
  public record Held(String pair, String key) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byPair = pair.compareTo(other.pair);
      return byPair != 0 ? byPair : key.compareTo(other.key);
    }
  }

  public LockSets(Flow flow, PairAnalysis analysis, CodeState code) {
    FunctionFacts facts = analysis.facts(flow);
    Map<Integer, List<Effect>> effects = new HashMap<>();
    for (Step step : flow.steps()) {
      effects.put(step.id(), effects(step, flow, facts, analysis, code));
    }
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    before.put(0, new TreeSet<>());
    while (!open.isEmpty()) {
      Step step = flow.steps().get(open.poll());
      for (Edge edge : step.next()) {
        Set<Held> after = new TreeSet<>(before.getOrDefault(step.id(), Set.of()));
        for (Effect e : effects.getOrDefault(step.id(), List.of())) {
          if (e.acquires()) {
            after.add(e.lock());
          } else {
            after.removeIf(h -> h.key().equals(e.lock().key()) && h.pair().equals(e.lock().pair()));
          }
        }
        Set<Held> known = before.get(edge.to());
        if (known == null) {
          before.put(edge.to(), after);
          open.add(edge.to());
        } else if (known.retainAll(after)) {
          open.add(edge.to());
        }
      }
    }
  }

  private record Effect(Held lock, boolean acquires) {}

  /** What a step does to the locks; an attempt counts as one that succeeds. */
  private static List<Effect> effects(
      Step step, Flow flow, FunctionFacts facts, PairAnalysis analysis, CodeState code) {
    List<Effect> all = new java.util.ArrayList<>();
    for (PairEvents.At at : facts.events.at(step.id())) {
      if (at.resource().pair().kind() == ResourcePair.Kind.LOCK) {
        Held lock = new Held(at.resource().pair().name(), at.resource().key());
        all.add(new Effect(lock, at.operation().role() == ResourcePair.Role.ACQUIRE));
      }
    }
    if (all.isEmpty() && step.event() instanceof Event.Call c && !c.call().name().isEmpty()) {
      Expression.Call call = c.call();
      Optional<Flow> callee = code.near(call.name(), flow).filter(g -> g != flow);
      if (callee.isPresent()) {
        for (Resource r : analysis.exports(callee.get())) {
          r.at(call, analysis.facts(callee.get()).places, facts.places)
              .filter(x -> x.pair().kind() == ResourcePair.Kind.LOCK)
              .ifPresent(x ->
                  all.add(
                      new Effect(
                          new Held(x.pair().name(), x.key()),
                          analysis.facts(callee.get()).events.does(r, ResourcePair.Role.ACQUIRE))));
        }
      }
    }
    return all;
  }

  /** Held when the step begins. */
  public Set<Held> at(int step) {
    return before.getOrDefault(step, Set.of());
  }
}
