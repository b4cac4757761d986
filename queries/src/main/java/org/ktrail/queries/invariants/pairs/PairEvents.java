package org.ktrail.queries.invariants.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.values.PlaceNames;

/** The steps of one function at which pairs are acquired and released by name. */
public final class PairEvents {
  private final Map<Integer, List<At>> byStep = new HashMap<>();

  /** An operation on a resource. */
  public record At(Resource resource, ResourcePair.Operation operation) {}

  PairEvents(Flow flow, PlaceNames places, Pairs pairs) {
    Map<Integer, Expression> takers = takers(flow);
    for (Step step : flow.steps()) {
      switch (step.event()) {
        case Event.Call c -> {
          for (Pairs.Use use : pairs.ofFunction(c.call().name())) {
            object(use.operation(), c.call(), places, takers)
                .ifPresent(o -> add(step.id(), use, o, c.call(), places));
          }
        }
        case Event.Assign a -> {
          if (a.target() instanceof Expression.Member m && a.operator().equals("=")) {
            assigned(step.id(), m, a.value(), places, pairs);
          }
        }
        default -> {}
      }
    }
  }

  /** Where the result of each call goes, if it goes straight to a place. */
  private static Map<Integer, Expression> takers(Flow flow) {
    Map<Integer, Expression> takers = new HashMap<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && a.operator().equals("=")
          && a.value().bare() instanceof Expression.Call c) {
        takers.put(c.id(), a.target());
      }
    }
    return takers;
  }

  /** The object that an operation is about; empty if the call does not tell. */
  private static Optional<Expression> object(
      ResourcePair.Operation o,
      Expression.Call call,
      PlaceNames places,
      Map<Integer, Expression> takers) {
    if (o.key().equals("-")) {
      return Optional.of(Resource.NONE);
    }
    if (o.key().equals("result")) {
      return takers.get(call.id()) instanceof Expression.Name n ? Optional.of(n) : Optional.empty();
    }
    boolean target = o.key().startsWith("*");
    int number = Integer.parseInt(target ? o.key().substring(1) : o.key());
    if (number > call.arguments().size()) {
      return Optional.empty();
    }
    Expression argument = call.arguments().get(number - 1).bare();
    return Optional.of(places.place(target ? new Expression.Deref(argument) : argument));
  }

  private void add(
      int step, Pairs.Use use, Expression object, Expression.Call call, PlaceNames places) {
    int variant = use.operation().variant();
    Expression kind =
        variant > 0 && variant <= call.arguments().size()
            ? places.place(call.arguments().get(variant - 1))
            : Resource.NONE;
    byStep
        .computeIfAbsent(step, s -> new ArrayList<>(1))
        .add(new At(new Resource(use.pair(), object, kind), use.operation()));
  }

  private void assigned(
      int step, Expression.Member target, Expression value, PlaceNames places, Pairs pairs) {
    for (Pairs.Use use : pairs.ofMember(target.field())) {
      ResourcePair.Operation o = use.operation();
      String[] path = o.name().substring(1).split("\\.");
      Expression base = target.base().bare();
      boolean fits = true;
      for (int i = path.length - 2; i >= 0; i--) {
        fits &= base instanceof Expression.Member m && m.field().equals(path[i]);
        base = base instanceof Expression.Member m ? m.base().bare() : base;
      }
      boolean same = value.text().equals(o.value().substring(1));
      if (fits && same == o.value().startsWith("=")) {
        byStep
            .computeIfAbsent(step, s -> new ArrayList<>(1))
            .add(new At(new Resource(use.pair(), places.place(base), Resource.NONE), o));
      }
    }
  }

  public List<At> at(int step) {
    return byStep.getOrDefault(step, List.of());
  }

  public Set<Resource> resources() {
    Set<Resource> all = new LinkedHashSet<>();
    byStep.keySet().stream()
        .sorted()
        .forEach(s -> byStep.getOrDefault(s, List.of()).forEach(a -> all.add(a.resource())));
    return all;
  }

  boolean does(Resource resource, ResourcePair.Role role) {
    return byStep.values().stream()
        .flatMap(List::stream)
        .anyMatch(a -> a.resource().equals(resource) && a.operation().role() == role);
  }

  /**
   * Whether a variable holds it that is set by acquisitions and to NULL only, so that it is this
   * function's to release.
   */
  boolean owns(Resource resource, Flow flow) {
    boolean acquired = false;
    for (List<At> all : byStep.values()) {
      for (At a : all) {
        acquired |=
            a.resource().equals(resource)
                && a.operation().role() == ResourcePair.Role.ACQUIRE
                && (a.operation().when() == ResourcePair.When.EACH
                    || !Character.isDigit(a.operation().key().charAt(0)));
      }
    }
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && a.target().text().equals(resource.key())
          && !(a.value().bare() instanceof Expression.Call)
          && !a.value().bare().text().matches("NULL|0")) {
        return false;
      }
    }
    return acquired;
  }
}
