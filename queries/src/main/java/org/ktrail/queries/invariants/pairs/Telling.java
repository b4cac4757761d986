package org.ktrail.queries.invariants.pairs;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.pairs.PairRun.Exit;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.PlaceNames;
import org.ktrail.queries.invariants.values.Sign;

/**
 * What the caller of a function can tell of the way it has gone: by its result, by what it knows.
 */
final class Telling {
  /** What may change while nobody holds the lock: members, elements, what calls return. */
  private static final Pattern MEMORY = Pattern.compile("->|\\[|\\(");

  private Telling() {}

  /** Whether a number says that it failed: not 0, and not known to be positive. */
  static boolean isError(Flow flow, Exit exit) {
    return !flow.result().matches("void|bool|.*\\*")
        && (exit.value().mask() & (Sign.ZERO | Sign.NEGATIVE)) == Sign.NEGATIVE;
  }

  /** Whether what a way returns says that it failed. */
  static boolean fails(Flow flow, Exit exit) {
    return isError(flow, exit) || flow.result().endsWith("*") && exit.value().mask() == Sign.ZERO;
  }

  /** Whether what a way returns is no object, where the function gives objects. */
  static boolean isNothing(Flow flow, Exit exit) {
    return flow.result().endsWith("*") && (exit.value().mask() & Sign.POSITIVE) == 0;
  }

  /** Whether a caller knows by the result which way was gone. */
  static boolean canTell(Flow flow, Exit a, Exit b) {
    if (flow.result().matches("void|irqreturn_t")) {
      return false; // nobody asks an interrupt handler for it
    }
    Sign x = a.value();
    Sign y = b.value();
    boolean unknown =
        x.mask() == 7 && x.constant().isEmpty() || y.mask() == 7 && y.constant().isEmpty();
    boolean constants = !x.constant().isEmpty() && !y.constant().isEmpty();
    return (x.mask() & y.mask()) == 0
        || !x.constant().equals(y.constant()) && (unknown || constants);
  }

  /** Whether something that a caller knows, too, was tested and came out otherwise. */
  static boolean differ(Flow flow, FunctionFacts facts, Exit a, Exit b) {
    return differ(tested(flow, facts, a), b);
  }

  static boolean differ(Map<String, Sign> tested, Exit b) {
    return tested.entrySet().stream()
        .anyMatch(e -> (e.getValue().mask() & b.known().at(e.getKey()).mask()) == 0);
  }

  /** What was found on the way to an exit of values that a caller knows, too. */
  static Map<String, Sign> tested(Flow flow, FunctionFacts facts, Exit exit) {
    return tested(flow, facts, exit, text -> true);
  }

  /**
   * As {@link #tested}, of an exit at which a lock is held; what memory has under it is not known.
   *
   * @param before what is {@link #testedBefore tested} where it is not held
   */
  static Map<String, Sign> testedHeld(
      Flow flow, FunctionFacts facts, Exit exit, Set<String> before) {
    return tested(flow, facts, exit, text -> !MEMORY.matcher(text).find() || before.contains(text));
  }

  private static Map<String, Sign> tested(
      Flow flow, FunctionFacts facts, Exit exit, Predicate<String> counts) {
    Map<String, Sign> tested = new HashMap<>();
    exit.known()
        .all()
        .forEach((text, sign) -> {
          boolean callers =
              !text.startsWith("#")
                  && !Resource.isLocal(text, flow)
                  && flow.parameters().stream()
                      .anyMatch(p ->
                          Known.mentions(text, p.name()) && facts.places.isUnchanged(p.name()));
          if (callers && counts.test(text)) {
            tested.put(text, sign);
          }
        });
    return tested;
  }

  /**
   * What is tested on ways that an exit is one of where the resource is not held, or right before
   * it is released: {@code if (x) unlock();} says that x tells whether it is.
   */
  static Set<String> testedBefore(FunctionFacts facts, Exit exit, Resource r) {
    BitSet steps = new BitSet();
    for (Step step : facts.flow.steps()) {
      boolean releases =
          facts.events.at(step.id()).stream()
              .anyMatch(
                  a -> a.resource().equals(r) && a.operation().role() == ResourcePair.Role.RELEASE);
      if (releases) {
        facts.ways.guarding(step.id()).stream()
            .filter(test -> facts.ways.meetAgain(test, step.id()))
            .forEach(steps::set);
      }
    }
    for (Spot spot : exit.from().keySet()) {
      if (spot.phase() != Phase.HELD) {
        steps.set(spot.step());
      }
    }
    Set<String> texts = new HashSet<>();
    steps.stream()
        .forEach(i -> {
          if (facts.flow.steps().get(i).event() instanceof Event.Branch b) {
            collect(facts.places, b.condition(), texts);
          }
        });
    return texts;
  }

  private static void collect(PlaceNames places, Expression e, Set<String> into) {
    into.add(places.name(e));
    e.parts().forEach(p -> collect(places, p, into));
  }

  /**
   * What was tested of locals whose address a call was handed: get_pages(mm, &locked) may release
   * the lock itself, and tell so.
   */
  static Map<String, Sign> handedOut(Flow flow, Exit exit) {
    Set<String> handed = new HashSet<>();
    for (Step step : flow.calls()) {
      for (Expression x : ((Event.Call) step.event()).call().arguments()) {
        if (x.bare() instanceof Expression.AddressOf a
            && a.of().bare() instanceof Expression.Name n) {
          handed.add(n.name());
        }
      }
    }
    Map<String, Sign> tested = new HashMap<>(exit.known().all());
    tested.keySet().retainAll(handed);
    return tested;
  }
}
