package org.ktrail.queries.invariants.pairs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.types.NumberTypes;
import org.ktrail.queries.invariants.types.PlaceTypes;
import org.ktrail.queries.invariants.values.Known;

/**
 * Follows one resource along all ways through a function, with the signs of what is tested on them:
 * ways that did the same with the resource are joined, others are kept apart (as in ESP, Das,
 * Lerner and Seigle 2002). Callees nearby are followed by summaries, made for what they are called
 * with; a recursive call is taken to do nothing.
 */
public final class PairAnalysis implements ResourceSummaries {
  private static final int DEEPEST = 4;

  private final CodeState code;
  private final Pairs pairs;
  private final PlaceTypes types;
  private final Map<Flow, FunctionFacts> facts = new IdentityHashMap<>();
  private final Map<Flow, Candidates> candidates = new IdentityHashMap<>();
  private final Map<String, PairRun> memo = new HashMap<>();
  private final Set<Flow> active = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Borrowing borrowing = new Borrowing(this::callee);
  private int depth;

  public PairAnalysis(CodeState code, Pairs pairs, PlaceTypes types) {
    this.code = code;
    this.pairs = pairs;
    this.types = types;
  }

  /** What a function acquires or releases, and whether that is settled. */
  private record Candidates(Set<Resource> resources, boolean settled) {
    static final Candidates NONE = new Candidates(Set.of(), false);
  }

  @Override
  public Borrowing borrowing() {
    return borrowing;
  }

  @Override
  public boolean isNumber(Expression place, Flow flow) {
    return NumberTypes.isNative(types.of(place, flow));
  }

  public FunctionFacts facts(Flow flow) {
    return facts.computeIfAbsent(flow, g -> new FunctionFacts(g, pairs));
  }

  /** What a function acquires or releases, itself or by callees that leave it to their caller. */
  public Set<Resource> candidates(Flow flow) {
    Candidates before = candidates.getOrDefault(flow, Candidates.NONE);
    if (before.settled() || active.contains(flow) || depth > DEEPEST) {
      return before.resources();
    }
    FunctionFacts f = facts(flow);
    active.add(flow);
    depth++;
    Set<Resource> all = new LinkedHashSet<>(f.events.resources());
    for (Step step : flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      callee(call, flow)
          .ifPresent(g -> {
            for (Resource r : exports(g)) {
              r.at(call, facts(g).places, f.places).ifPresent(all::add);
            }
          });
    }
    depth--;
    active.remove(flow);
    candidates.put(flow, new Candidates(all, depth <= DEEPEST / 2));
    return all;
  }

  /** What a function leaves acquired, or releases for its caller, in some case. */
  List<Resource> exports(Flow flow) {
    List<Resource> all = new ArrayList<>();
    for (Resource r : candidates(flow)) {
      if (Resource.isLocal(r.key(), flow) || active.contains(flow)) {
        continue;
      }
      PairRun run = run(flow, r, Phase.ENTRY, Known.NOTHING);
      boolean leaves = run.exits().stream().anyMatch(e -> e.isHeld() || e.isDropped());
      if (leaves && run.isTold() && !run.bounded()) {
        all.add(r);
      }
    }
    return all;
  }

  @Override
  public Optional<Flow> callee(Expression.Call call, Flow from) {
    if (call.name().isEmpty() || !pairs.ofFunction(call.name()).isEmpty()) {
      return Optional.empty();
    }
    return code.near(call.name(), from).filter(g -> g != from);
  }

  @Override
  public Optional<Resource> inCallee(
      Resource resource, Expression.Call call, FunctionFacts caller, Flow callee) {
    if (active.contains(callee) || depth > DEEPEST) {
      return Optional.empty();
    }
    return candidates(callee).stream()
        .filter(r -> r.pair() == resource.pair())
        .filter(r ->
            r.at(call, facts(callee).places, caller.places).filter(resource::equals).isPresent())
        .findFirst();
  }

  @Override
  public boolean isChosen(PairRun run) {
    return run.endsApart((a, b) -> Telling.differ(run.flow(), facts(run.flow()), a, b));
  }

  public PairRun run(Flow flow, Resource resource) {
    return run(flow, resource, Phase.ENTRY, Known.NOTHING);
  }

  @Override
  public PairRun run(Flow flow, Resource resource, Phase start, Known known) {
    String key =
        System.identityHashCode(flow)
            + flow.name()
            + resource.words()
            + start
            + new TreeMap<>(known.all());
    PairRun done = memo.get(key);
    if (done == null) {
      active.add(flow);
      depth++;
      done = PairWalk.run(facts(flow), resource, this, start, known);
      depth--;
      active.remove(flow);
      memo.put(key, done);
    }
    return done;
  }
}
