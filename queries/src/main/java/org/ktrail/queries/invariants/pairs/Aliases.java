package org.ktrail.queries.invariants.pairs;

import java.util.Optional;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.values.ErrorNames;
import org.ktrail.queries.invariants.values.PlaceNames;

/**
 * Where else the object of a resource gets: what carries its pointer, and who keeps it. What others
 * hold is no longer this function's alone to release.
 */
final class Aliases {
  private final Resource resource;
  private final PlaceNames places;

  /** Whether a variable of the function holds the resource. */
  private final boolean isVariable;

  private final ResourceSummaries summaries;
  private final Flow flow;

  Aliases(FunctionFacts f, Resource resource, ResourceSummaries summaries) {
    this.resource = resource;
    this.summaries = summaries;
    flow = f.flow;
    places = f.places;
    isVariable = f.flow.variable(resource.key()).isPresent();
  }

  boolean isVariable() {
    return isVariable;
  }

  /** Whether a value that is returned leads to the object. */
  boolean isReturned(Expression value) {
    return isVariable && carries(value, true);
  }

  /** Whether a value that is stored leads to the object. */
  boolean isStored(Expression value) {
    return isVariable && carries(value, false);
  }

  /**
   * Whether a call may keep the object, or release it.
   *
   * @param callee the function that is called, where it is known
   */
  boolean isKept(Expression.Call call, Optional<Flow> callee) {
    boolean lock =
        resource.pair().kind() == ResourcePair.Kind.LOCK
            && resource.key().startsWith("&")
            && call.arguments().stream().anyMatch(a -> places.name(a).equals(resource.key()));
    return lock || isVariable && takes(call, callee);
  }

  /** Whether the value leads to what the variable points to. */
  private boolean carries(Expression e, boolean byCall) {
    return switch (e) {
      case Expression.Name n -> n.name().equals(resource.key());
      case Expression.Cast c -> carries(c.of(), byCall);
      // An array of it may be what is handed on.
      case Expression.Member m ->
          resource.pair().kind() == ResourcePair.Kind.MEMORY
              && m.base().root().equals(resource.key())
              && !summaries.isNumber(m, flow);
      case Expression.AddressOf a ->
          a.of().root().equals(resource.key()) && !resource.key().isEmpty();
      case Expression.Choice c -> carries(c.yes(), byCall) || carries(c.no(), byCall);
      case Expression.Initialiser i ->
          i.elements().stream().anyMatch(x -> carries(x.value(), byCall));
      case Expression.Binary b ->
          (b.operator().equals("+") || b.operator().equals("|"))
              && (carries(b.left(), byCall) || carries(b.right(), byCall));
      case Expression.Call c ->
          (byCall && !isLent(c) || ErrorNames.of(c.name()) != ErrorNames.Kind.NONE)
              && c.arguments().stream().anyMatch(x -> carries(x, byCall));
      default -> false;
    };
  }

  /** Whether memory that a call is handed is only used by it, so that its result is another. */
  private boolean isLent(Expression.Call call) {
    if (resource.pair().kind() != ResourcePair.Kind.MEMORY) {
      return false;
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (carries(call.arguments().get(i), true) && summaries.borrowing().keeps(call, i, flow)) {
        return false;
      }
    }
    return true;
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
      if (resource.pair().kind() == ResourcePair.Kind.MEMORY) {
        boolean number =
            argument instanceof Expression.AddressOf a && summaries.isNumber(a.of(), flow);
        if (!number && summaries.borrowing().keeps(call, i, flow)) {
          return true;
        }
        continue;
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

  private static boolean stores(Flow callee, String parameter) {
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
}
