package org.ktrail.queries.invariants;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.PairRun.Exit;
import org.ktrail.queries.invariants.PairRun.Spot;

/**
 * Follows one resource along all ways through a function, with the signs of what is tested on them:
 * ways that did the same with the resource are joined, others are kept apart (as in ESP, Das,
 * Lerner and Seigle 2002). Callees nearby are followed by summaries, made for what they are called
 * with; a recursive call is taken to do nothing.
 */
final class PairAnalysis {
  private static final int MOST_VISITS = 6_000;
  private static final int DEEPEST = 4;

  private final Code code;
  private final Pairs pairs;
  private final Map<Flow, Facts> facts = new IdentityHashMap<>();
  private final Map<String, PairRun> memo = new HashMap<>();
  private final Set<Flow> active = Collections.newSetFromMap(new IdentityHashMap<>());
  private int depth;

  PairAnalysis(Code code, Pairs pairs) {
    this.code = code;
    this.pairs = pairs;
  }

  /** What does not depend on a resource. */
  final class Facts {
    final Flow flow;
    final Places places;
    final Evaluator evaluator;
    final PairEvents events;
    final Ways ways;
    private Set<Resource> candidates = Set.of();
    private boolean read;

    Facts(Flow flow) {
      this.flow = flow;
      places = new Places(flow);
      evaluator = new Evaluator(places);
      events = new PairEvents(flow, places, pairs);
      ways = new Ways(flow, places);
    }
  }

  Facts facts(Flow flow) {
    return facts.computeIfAbsent(flow, Facts::new);
  }

  /** What a function acquires or releases, itself or by callees that leave it to their caller. */
  Set<Resource> candidates(Flow flow) {
    Facts f = facts(flow);
    if (f.read || active.contains(flow) || depth > DEEPEST) {
      return f.candidates;
    }
    active.add(flow);
    depth++;
    Set<Resource> all = new LinkedHashSet<>(f.events.resources());
    for (Step step : flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      callee(call, flow)
          .ifPresent(g -> {
            for (Resource r : exports(g)) {
              r.at(call, g, facts(g).places, f.places).ifPresent(all::add);
            }
          });
    }
    depth--;
    active.remove(flow);
    f.candidates = all;
    f.read = depth == 0 || depth <= DEEPEST / 2;
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
      boolean leaves =
          run.exits().stream()
              .anyMatch(e -> e.spot().phase() == Phase.HELD || e.spot().phase() == Phase.DROPPED);
      if (leaves && isTold(run) && !run.bounded()) {
        all.add(r);
      }
    }
    return all;
  }

  private Optional<Flow> callee(Expression.Call call, Flow from) {
    if (call.name().isEmpty() || !pairs.ofFunction(call.name()).isEmpty()) {
      return Optional.empty();
    }
    return code.near(call.name(), from).filter(g -> g != from);
  }

  /** Whether what a function did with a resource follows from its result. */
  private static boolean isTold(PairRun run) {
    for (Exit a : run.exits()) {
      for (Exit b : run.exits()) {
        boolean same = isHeld(a) == isHeld(b) && isDropped(a) == isDropped(b);
        boolean mixed =
            run.flow().result().equals("void") || (a.value().mask() & b.value().mask()) != 0;
        if (!same && mixed) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether ways that end differently were chosen by what the caller passed. */
  private boolean isChosen(PairRun run) {
    Facts f = facts(run.flow());
    for (Exit a : run.exits()) {
      for (Exit b : run.exits()) {
        boolean same = isHeld(a) == isHeld(b) && isDropped(a) == isDropped(b);
        if (!same && PairJudge.differ(run.flow(), f, a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHeld(Exit e) {
    return e.spot().phase() == Phase.HELD;
  }

  private static boolean isDropped(Exit e) {
    return e.spot().phase() == Phase.DROPPED;
  }

  PairRun run(Flow flow, Resource resource) {
    return run(flow, resource, Phase.ENTRY, Known.NOTHING);
  }

  private PairRun run(Flow flow, Resource resource, Phase start, Known known) {
    String key =
        System.identityHashCode(flow)
            + flow.name()
            + resource.words()
            + start
            + new java.util.TreeMap<>(known.all());
    PairRun done = memo.get(key);
    if (done == null) {
      active.add(flow);
      depth++;
      done = new Walk(facts(flow), resource).go(start, known);
      depth--;
      active.remove(flow);
      memo.put(key, done);
    }
    return done;
  }

  /** One run. */
  private final class Walk {
    private final Facts f;
    private final Flow flow;
    private final Resource resource;
    private final Map<Spot, Known> states = new HashMap<>();
    private final Map<Spot, Spot> from = new HashMap<>();
    private final Deque<Spot> open = new ArrayDeque<>();
    private final Map<String, Exit> exits = new LinkedHashMap<>();
    private final Map<String, PairRun.Misuse> misuses = new LinkedHashMap<>();
    private final Set<Integer> ownAcquisitions = new HashSet<>();
    private final boolean isVariable;
    private boolean retaken;

    /** Where a way goes on. */
    private record Next(Phase phase, int origin, Known known) {}

    Walk(Facts f, Resource resource) {
      this.f = f;
      this.flow = f.flow;
      this.resource = resource;
      this.isVariable = flow.variable(resource.key()).isPresent();
    }

    PairRun go(Phase start, Known known) {
      Spot first = new Spot(0, start, -1);
      states.put(first, known);
      open.add(first);
      int visits = 0;
      while (!open.isEmpty() && visits++ < MOST_VISITS) {
        Spot at = open.poll();
        Known here = states.get(at);
        if (here != null) {
          Step step = flow.steps().get(at.step());
          for (Next next : transfer(step, at, here)) {
            leave(step, at, next);
          }
        }
      }
      return new PairRun(
          flow,
          resource,
          List.copyOf(exits.values()),
          List.copyOf(misuses.values()),
          retaken,
          !open.isEmpty());
    }

    private void leave(Step step, Spot at, Next next) {
      if (step.event() instanceof Event.Return r) {
        Sign value = r.value() == null ? Sign.ANY : f.evaluator.eval(r.value(), next.known());
        Spot spot = new Spot(step.id(), next.phase(), next.origin());
        if (!spot.equals(at)) {
          from.putIfAbsent(spot, at);
        }
        // A value that may be an error or not is told apart by its signs.
        exits.merge(
            spot + " " + value.mask(),
            new Exit(spot, value, next.known(), from),
            (a, b) -> new Exit(spot, value, a.known().join(b.known()), from));
        return;
      }
      for (Edge edge : step.next()) {
        Optional<Known> after = Optional.of(next.known());
        if (step.event() instanceof Event.Branch b) {
          after = f.evaluator.assume(b.condition(), edge.kind() == Edge.Kind.TRUE, next.known());
        } else if (step.event() instanceof Event.Select s && edge.kind() == Edge.Kind.CASE) {
          after = chosen(s, edge, next.known());
        }
        if (after.isEmpty()) {
          continue;
        }
        Known known = after.get();
        if (edge.to() <= step.id() && edge.to() > 1) {
          Set<String> decided = f.ways.decidedBy(edge.to(), step.id());
          known = known.without(text -> text.startsWith("#") || decided.contains(text));
        }
        Spot to = new Spot(edge.to(), next.phase(), next.origin());
        Known before = states.get(to);
        Known joined = before == null ? known : before.join(known);
        if (before == null || !before.equals(joined)) {
          states.put(to, joined);
          if (!to.equals(at)) {
            from.putIfAbsent(to, at);
          }
          open.add(to);
        }
      }
    }

    private Optional<Known> chosen(Event.Select s, Edge edge, Known known) {
      if (edge.label().equals("default")) {
        return Optional.of(known);
      }
      String place = f.places.name(s.value());
      String label = edge.label();
      Expression constant =
          label.startsWith("-")
              ? new Expression.Unary("-", new Expression.Name(label.substring(1).strip()))
              : Character.isDigit(label.charAt(0))
                  ? new Expression.Literal(label)
                  : new Expression.Name(label);
      Sign wanted = f.evaluator.eval(constant, Known.NOTHING);
      Sign narrowed = known.at(place).and(wanted.mask());
      return narrowed.isNever()
          ? Optional.empty()
          : Optional.of(known.with(place, new Sign(narrowed.mask(), wanted.constant())));
    }

    private List<Next> transfer(Step step, Spot at, Known known) {
      Next same = new Next(at.phase(), at.origin(), known);
      return switch (step.event()) {
        case Event.Call c -> call(step, c.call(), at, same);
        case Event.Assign a -> assign(step, a, at, same);
        case Event.Return r -> {
          boolean out = isVariable && r.value() != null && carries(r.value(), true);
          yield List.of(out ? escaped(same) : same);
        }
        case Event.Entry e -> List.of(same);
        case Event.Exit e -> List.of();
        case Event.Join j -> List.of(same);
        case Event.Read r -> List.of(same);
        case Event.Branch b -> List.of(same);
        case Event.Select s -> List.of(same);
        case Event.Unread u -> List.of(same);
      };
    }

    private Next escaped(Next n) {
      return n.phase() == Phase.HELD ? new Next(Phase.ESCAPED, n.origin(), n.known()) : n;
    }

    private List<Next> assign(Step step, Event.Assign a, Spot at, Next same) {
      String target = f.places.name(a.target());
      String written = a.target().text();
      Known forgotten = same.known().forget(target).forget(written);
      Sign value = a.operator().equals("=") ? f.evaluator.eval(a.value(), same.known()) : Sign.ANY;
      Known known = forgotten.with(target, value);
      Next next = new Next(same.phase(), same.origin(), known);
      for (PairEvents.At operation : f.events.at(step.id())) {
        if (operation.resource().equals(resource)) {
          return operate(step, operation.operation(), null, at, next);
        }
      }
      if (isVariable
          && a.target() instanceof Expression.Name n
          && n.name().equals(resource.key())) {
        boolean own =
            a.value().bare() instanceof Expression.Call c && ownAcquisitions.contains(c.id());
        return List.of(own ? next : escaped(next));
      }
      return List.of(isVariable && carries(a.value(), false) ? escaped(next) : next);
    }

    /** Whether the value leads to what the variable points to. */
    private boolean carries(Expression e, boolean byCall) {
      return switch (e) {
        case Expression.Name n -> n.name().equals(resource.key());
        case Expression.Cast c -> carries(c.of(), byCall);
        case Expression.AddressOf a ->
            a.of().root().equals(resource.key()) && !resource.key().isEmpty();
        case Expression.Choice c -> carries(c.yes(), byCall) || carries(c.no(), byCall);
        case Expression.Initialiser i ->
            i.elements().stream().anyMatch(x -> carries(x.value(), byCall));
        case Expression.Binary b ->
            (b.operator().equals("+") || b.operator().equals("|"))
                && (carries(b.left(), byCall) || carries(b.right(), byCall));
        case Expression.Call c ->
            (byCall || Errors.of(c.name()) != Errors.Kind.NONE)
                && c.arguments().stream().anyMatch(x -> carries(x, byCall));
        default -> false;
      };
    }

    private List<Next> call(Step step, Expression.Call call, Spot at, Next same) {
      Known known = same.known().without(text -> text.equals(Known.result(call)));
      for (Expression argument : call.arguments()) {
        if (argument.bare() instanceof Expression.AddressOf a
            && a.of().bare() instanceof Expression.Name n
            && !n.name().equals(resource.key())) {
          known = known.forget(n.name());
        }
      }
      Next next = new Next(same.phase(), same.origin(), known);
      for (PairEvents.At operation : f.events.at(step.id())) {
        if (operation.resource().equals(resource)) {
          return operate(step, operation.operation(), call, at, next);
        }
      }
      Optional<Flow> callee = callee(call, flow);
      if (callee.isPresent() && !active.contains(callee.get()) && depth <= DEEPEST) {
        Flow g = callee.get();
        for (Resource r : candidates(g)) {
          if (r.pair() == resource.pair()
              && r.at(call, g, facts(g).places, f.places).filter(resource::equals).isPresent()) {
            return summary(step, call, g, r, at, next);
          }
        }
      }
      boolean lock =
          resource.pair().kind() == Pair.Kind.LOCK
              && resource.key().startsWith("&")
              && call.arguments().stream().anyMatch(a -> f.places.name(a).equals(resource.key()));
      return List.of(lock || isVariable && takes(call, callee) ? escaped(next) : next);
    }

    /** Whether a call may keep what it is handed. */
    private boolean takes(Expression.Call call, Optional<Flow> callee) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Expression argument = call.arguments().get(i).bare();
        if (argument instanceof Expression.AddressOf a && a.of().text().equals(resource.key())) {
          return true; // &p lets the callee replace the pointer.
        }
        if (argument instanceof Expression.Call && carries(argument, true)) {
          return true; // what an accessor makes of it is the same object
        }
        if (!carries(argument, false)) {
          continue;
        }
        if (resource.pair().kind() == Pair.Kind.MEMORY) {
          return true;
        }
        int number = i;
        if (callee.isPresent() && number < callee.get().parameters().size()) {
          String parameter = callee.get().parameters().get(number).name();
          if (stores(callee.get(), parameter)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean stores(Flow callee, String parameter) {
      for (Step s : callee.steps()) {
        if (s.event() instanceof Event.Assign a
            && !(a.target() instanceof Expression.Name)
            && a.value().bare() instanceof Expression.Name n
            && n.name().equals(parameter)) {
          return true;
        }
      }
      return false;
    }

    private List<Next> summary(
        Step step, Expression.Call call, Flow g, Resource r, Spot at, Next next) {
      Known arguments = Known.NOTHING;
      for (int i = 0; i < Math.min(g.parameters().size(), call.arguments().size()); i++) {
        Sign sign = f.evaluator.eval(call.arguments().get(i), next.known());
        arguments = arguments.with(g.parameters().get(i).name(), Sign.of(sign.mask()));
      }
      arguments = handed(call, g, next.known(), arguments);
      PairRun run = run(g, r, at.phase(), arguments);
      boolean early =
          at.phase() == Phase.HELD
              && run.exits().stream().allMatch(e -> !isHeld(e) || PairJudge.isError(g, e))
              && !isChosen(run);
      if (!isTold(run) && !early) {
        return List.of(new Next(Phase.ESCAPED, at.origin(), next.known()));
      }
      run.misuses().forEach(m -> misuse(step, m.phase(), at, next));
      retaken |= at.phase() == Phase.DROPPED && run.retaken();
      Map<String, Next> nexts = new LinkedHashMap<>();
      for (Exit e : run.exits()) {
        Phase phase = e.spot().phase();
        int origin = phase == Phase.HELD && at.phase() != Phase.HELD ? step.id() : at.origin();
        Sign value = g.result().equals("void") ? Sign.ANY : Sign.of(e.value().mask());
        Known known = value.isAny() ? next.known() : next.known().with(Known.result(call), value);
        nexts.merge(
            phase + " " + value.mask(),
            new Next(phase, origin, known),
            (a, b) -> new Next(phase, origin, a.known().join(b.known())));
      }
      return run.exits().isEmpty() ? List.of(next) : List.copyOf(nexts.values());
    }

    /** What was tested of an argument, in the callee's words. */
    private Known handed(Expression.Call call, Flow g, Known known, Known into) {
      Known all = into;
      for (var e : known.all().entrySet()) {
        for (int i = 0; i < Math.min(g.parameters().size(), call.arguments().size()); i++) {
          String argument = f.places.name(call.arguments().get(i));
          if (call.arguments().get(i).bare() instanceof Expression.Name
              && e.getKey().length() > argument.length()
              && e.getKey().startsWith(argument + " ")) {
            String rest = e.getKey().substring(argument.length());
            if (!Resource.isLocal(rest, flow)
                && flow.parameters().stream().noneMatch(p -> Known.mentions(rest, p.name()))) {
              all = all.with(g.parameters().get(i).name() + rest, e.getValue());
            }
          }
        }
      }
      return all;
    }

    private List<Next> operate(
        Step step,
        Pair.Operation o,
        Expression.@org.jspecify.annotations.Nullable Call call,
        Spot at,
        Next next) {
      if (o.role() == Pair.Role.ACQUIRE) {
        return acquire(step, o, call, at, next);
      }
      return switch (at.phase()) {
        case HELD -> List.of(new Next(Phase.RELEASED, at.origin(), next.known()));
        case ENTRY ->
            isGuardedAlike(step)
                ? List.of()
                : List.of(new Next(Phase.DROPPED, step.id(), next.known()));
        case FAILED -> {
          Sign pointer = next.known().at(resource.key());
          boolean nothing =
              isVariable && ((pointer.mask() & Sign.POSITIVE) == 0 || o.name().contains("free"));
          // That it failed has to show still: what was handed to others may have been mended.
          boolean shows =
              next.known().all().entrySet().stream()
                  .anyMatch(e ->
                      !e.getKey().startsWith("#")
                          && !e.getValue().isNever()
                          && (e.getValue().mask() & ~failure(at)) == 0);
          if (!nothing && shows) {
            misuse(step, Phase.FAILED, at, next);
          }
          yield List.of(new Next(nothing ? Phase.FAILED : Phase.DROPPED, -1, next.known()));
        }
        case RELEASED, DROPPED, ESCAPED -> List.of(next);
      };
    }

    /** Whether it is acquired under the very tests under which it is released here. */
    private boolean isGuardedAlike(Step release) {
      Set<String> guards = f.ways.guards(release.id());
      return !guards.isEmpty()
          && flow.steps().stream()
              .anyMatch(s ->
                  f.events.at(s.id()).stream()
                          .anyMatch(a ->
                              a.resource().equals(resource)
                                  && a.operation().role() == Pair.Role.ACQUIRE)
                      && f.ways.guards(s.id()).containsAll(guards));
    }

    /** The signs of a failed acquisition at the step where it was tried. */
    private int failure(Spot at) {
      for (PairEvents.At tried :
          at.origin() < 0 ? List.<PairEvents.At>of() : f.events.at(at.origin())) {
        if (tried.resource().equals(resource)) {
          return tried.operation().when() == Pair.When.TRUE
                  || tried.operation().when() == Pair.When.NONNULL
              ? Sign.ZERO
              : Sign.NEGATIVE;
        }
      }
      return Sign.NEGATIVE;
    }

    private void misuse(Step step, Phase phase, Spot at, Next next) {
      misuses.putIfAbsent(
          step.id() + " " + phase,
          new PairRun.Misuse(step, phase, new Exit(at, Sign.ANY, next.known(), from)));
    }

    private List<Next> acquire(
        Step step,
        Pair.Operation o,
        Expression.@org.jspecify.annotations.Nullable Call call,
        Spot at,
        Next next) {
      if (call != null) {
        ownAcquisitions.add(call.id());
      }
      if (at.phase() == Phase.DROPPED) {
        // Taken back for the caller; who else had it meanwhile is not known.
        retaken = true;
        return List.of(new Next(Phase.ESCAPED, -1, next.known()));
      }
      if (at.phase() == Phase.HELD && resource.pair().kind() != Pair.Kind.LOCK) {
        return List.of(new Next(Phase.ESCAPED, at.origin(), next.known()));
      }
      int success =
          switch (o.when()) {
            case ALWAYS -> 7;
            case ZERO -> Sign.ZERO;
            case TRUE -> Sign.NEGATIVE | Sign.POSITIVE;
            case NONNULL, VALID -> Sign.POSITIVE;
            case NONNEGATIVE -> Sign.ZERO | Sign.POSITIVE;
          };
      int failure =
          switch (o.when()) {
            case ALWAYS -> 0;
            case TRUE, NONNULL -> Sign.ZERO;
            case ZERO, VALID, NONNEGATIVE -> Sign.NEGATIVE;
          };
      String result = call == null ? "" : Known.result(call);
      Known held = call == null ? next.known() : next.known().with(result, Sign.of(success));
      if (isVariable && !Character.isDigit(o.key().charAt(0))) {
        held = held.with(resource.key(), Sign.of(Sign.POSITIVE));
        if (o.key().equals("result")) {
          held = held.with(result, Sign.of(Sign.POSITIVE));
        }
      }
      List<Next> nexts = new ArrayList<>();
      nexts.add(new Next(Phase.HELD, step.id(), held));
      if (failure != 0) {
        nexts.add(new Next(Phase.FAILED, step.id(), next.known().with(result, Sign.of(failure))));
      }
      return nexts;
    }
  }
}
