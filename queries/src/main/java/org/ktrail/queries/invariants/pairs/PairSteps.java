package org.ktrail.queries.invariants.pairs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/** What the steps of a function do with one resource: the transfer function of {@link PairWalk}. */
final class PairSteps {
  private final FunctionFacts f;
  private final Resource resource;
  private final ResourceSummaries summaries;
  private final PairCalls calls;
  private final Aliases aliases;
  private final PairFindings findings;
  private final Set<Integer> ownAcquisitions = new HashSet<>();

  PairSteps(
      FunctionFacts f, Resource resource, ResourceSummaries summaries, PairFindings findings) {
    this.f = f;
    this.resource = resource;
    this.summaries = summaries;
    this.findings = findings;
    calls = new PairCalls(f, summaries, findings);
    aliases = new Aliases(f, resource, summaries);
  }

  /** What a step makes of a way that comes to it. */
  List<Next> after(Step step, Spot at, Known known) {
    Next same = new Next(at.phase(), at.origin(), known);
    return switch (step.event()) {
      case Event.Call c -> call(step, c.call(), at, same);
      case Event.Assign a -> assign(step, a, at, same);
      case Event.Return r -> {
        boolean out = r.value() != null && aliases.isReturned(r.value());
        yield List.of(out ? same.escaped() : same);
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

  private List<Next> assign(Step step, Event.Assign a, Spot at, Next same) {
    String target = f.places.name(a.target());
    String written = a.target().text();
    Known forgotten = same.known().forget(target).forget(written);
    Sign value = a.operator().equals("=") ? f.evaluator.eval(a.value(), same.known()) : Sign.ANY;
    Known known = forgotten.with(target, value);
    Next next = same.knowing(known);
    ResourcePair.Operation operation = operation(step);
    if (operation != null) {
      return operate(step, operation, null, at, next);
    }
    if (aliases.isVariable()
        && a.target() instanceof Expression.Name n
        && n.name().equals(resource.key())) {
      boolean own =
          a.value().bare() instanceof Expression.Call c && ownAcquisitions.contains(c.id());
      return List.of(own ? next : next.escaped());
    }
    return List.of(aliases.isStored(a.value()) ? next.escaped() : next);
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
    Next next = same.knowing(known);
    ResourcePair.Operation operation = operation(step);
    if (operation != null) {
      return operate(step, operation, call, at, next);
    }
    boolean perhaps =
        f.events.at(step.id()).stream()
            .anyMatch(a ->
                a.operation().role() == ResourcePair.Role.RELEASE
                    && a.resource().pair() == resource.pair()
                    && a.resource().key().contains("("));
    if (perhaps) {
      return List.of(next.escaped()); // the object is named by a call, as unlock(inode_of(d))
    }
    Optional<Flow> callee = summaries.callee(call, f.flow);
    if (callee.isPresent()) {
      Optional<Resource> inCallee = summaries.inCallee(resource, call, f, callee.get());
      if (inCallee.isPresent()) {
        return calls.after(step, call, callee.get(), inCallee.get(), at, next);
      }
    }
    return List.of(aliases.isKept(call, callee) ? next.escaped() : next);
  }

  /** What a step does with the resource by name, or null. */
  private ResourcePair.@Nullable Operation operation(Step step) {
    for (PairEvents.At operation : f.events.at(step.id())) {
      if (operation.resource().equals(resource)) {
        return operation.operation();
      }
    }
    return null;
  }

  private List<Next> operate(
      Step step, ResourcePair.Operation o, Expression.@Nullable Call call, Spot at, Next next) {
    if (o.role() == ResourcePair.Role.ACQUIRE) {
      return acquire(step, o, call, at, next);
    }
    return switch (at.phase()) {
      case HELD -> List.of(new Next(Phase.RELEASED, at.origin(), next.known()));
      case ENTRY ->
          isGuardedAlike(step)
              ? List.of()
              : List.of(new Next(Phase.DROPPED, step.id(), next.known()));
      case FAILED -> List.of(failed(step, o, at, next));
      case RELEASED, DROPPED, ESCAPED -> List.of(next);
    };
  }

  /** Whether it is acquired under the very tests under which it is released here. */
  private boolean isGuardedAlike(Step release) {
    Set<String> guards = f.ways.guards(release.id());
    return !guards.isEmpty()
        && f.flow.steps().stream()
            .anyMatch(s ->
                f.events.at(s.id()).stream()
                        .anyMatch(a ->
                            a.resource().equals(resource)
                                && a.operation().role() == ResourcePair.Role.ACQUIRE)
                    && f.ways.guards(s.id()).containsAll(guards));
  }

  /** A release after the acquisition failed. */
  private Next failed(Step step, ResourcePair.Operation o, Spot at, Next next) {
    Sign pointer = next.known().at(resource.key());
    // What frees memory takes NULL, too.
    boolean nothing =
        resource.pair().kind() == ResourcePair.Kind.MEMORY
            || aliases.isVariable()
                && ((pointer.mask() & Sign.POSITIVE) == 0 || o.name().contains("free"));
    // That it failed has to show still: what was handed to others may have been mended.
    boolean shows =
        next.known().all().entrySet().stream()
            .anyMatch(e ->
                !e.getKey().startsWith("#")
                    && !e.getValue().isNever()
                    && (e.getValue().mask() & ~failure(at)) == 0);
    if (!nothing && shows) {
      findings.misuse(step, Phase.FAILED, at, next.known());
    }
    return new Next(nothing ? Phase.FAILED : Phase.DROPPED, -1, next.known());
  }

  /** The signs of a failed acquisition at the step where it was tried. */
  private int failure(Spot at) {
    for (PairEvents.At tried :
        at.origin() < 0 ? List.<PairEvents.At>of() : f.events.at(at.origin())) {
      if (tried.resource().equals(resource)) {
        return tried.operation().when() == ResourcePair.When.TRUE
                || tried.operation().when() == ResourcePair.When.EACH
                || tried.operation().when() == ResourcePair.When.NONNULL
            ? Sign.ZERO
            : Sign.NEGATIVE;
      }
    }
    return Sign.NEGATIVE;
  }

  private List<Next> acquire(
      Step step, ResourcePair.Operation o, Expression.@Nullable Call call, Spot at, Next next) {
    if (call != null) {
      ownAcquisitions.add(call.id());
    }
    if (at.phase() == Phase.DROPPED) {
      // Taken back for the caller; who else had it meanwhile is not known.
      findings.retaken();
      return List.of(new Next(Phase.ESCAPED, -1, next.known()));
    }
    if (at.phase() == Phase.HELD
        && resource.pair().kind() != ResourcePair.Kind.LOCK
        && o.when() != ResourcePair.When.EACH) {
      return List.of(new Next(Phase.ESCAPED, at.origin(), next.known()));
    }
    int failure = failureOf(o.when());
    String result = call == null ? "" : Known.result(call);
    Known held =
        call == null ? next.known() : next.known().with(result, Sign.of(successOf(o.when())));
    if (aliases.isVariable() && !Character.isDigit(o.key().charAt(0))) {
      held = held.with(resource.key(), Sign.of(Sign.POSITIVE));
      if (o.key().equals("result")) {
        held = held.with(result, Sign.of(Sign.POSITIVE));
      }
    }
    Known without = next.known().with(result, Sign.of(failure));
    if (o.when() == ResourcePair.When.EACH && aliases.isVariable()) {
      held = held.with(resource.key(), Sign.of(Sign.POSITIVE));
      without = without.with(resource.key(), Sign.of(Sign.ZERO));
    }
    List<Next> nexts = new ArrayList<>();
    nexts.add(new Next(Phase.HELD, step.id(), held));
    if (failure != 0) {
      nexts.add(new Next(Phase.FAILED, step.id(), without));
    }
    return nexts;
  }

  /** The signs that say that an acquisition succeeded. */
  private static int successOf(ResourcePair.When when) {
    return switch (when) {
      case ALWAYS -> 7;
      case ZERO -> Sign.ZERO;
      case TRUE, EACH -> Sign.NEGATIVE | Sign.POSITIVE;
      case NONNULL, VALID -> Sign.POSITIVE;
      case NONNEGATIVE -> Sign.ZERO | Sign.POSITIVE;
    };
  }

  /** The signs that say that an acquisition failed; 0 if it cannot. */
  private static int failureOf(ResourcePair.When when) {
    return switch (when) {
      case ALWAYS -> 0;
      case TRUE, EACH, NONNULL -> Sign.ZERO;
      case ZERO, VALID, NONNEGATIVE -> Sign.NEGATIVE;
    };
  }
}
