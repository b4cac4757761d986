package org.ktrail.queries.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Truth;

/**
 * What follows from conditions by looking at single atoms, and at a few choices between terms. Most
 * conditions of a kernel are conjunctions or nearly so, for which this decides everything, and
 * without a solver's start.
 */
final class LiteralSearch {
  private static final String ARCH = "ARCH=";

  /** Terms that are tried, one after the other. */
  private static final int TRIED = 64;

  private final Map<String, Boolean> values;
  private List<Placed> open;
  private boolean contradiction;

  LiteralSearch(List<Placed> conditions) {
    this(Map.of(), conditions);
  }

  private LiteralSearch(Map<String, Boolean> values, List<Placed> conditions) {
    this.values = new HashMap<>(values);
    open = conditions;
    int known = -1;
    while (!contradiction && known != values.size()) {
      known = values.size();
      List<Placed> left = new ArrayList<>();
      for (Placed each : open) {
        demand(each, left);
      }
      open = left;
    }
  }

  /** {@link Truth#UNKNOWN} where what is left needs a longer search. */
  Truth satisfiable() {
    return satisfiable(new int[] {TRIED});
  }

  /**
   * @param left how many terms may yet be tried
   */
  private Truth satisfiable(int[] left) {
    if (contradiction) {
      return Truth.FALSE;
    }
    if (open.isEmpty()) {
      return Truth.TRUE;
    }
    Placed choice = open.getFirst();
    Truth any = Truth.FALSE;
    for (Condition term : terms(choice.condition())) {
      if (--left[0] < 0) {
        return Truth.UNKNOWN;
      }
      List<Placed> rest = new ArrayList<>(open.subList(1, open.size()));
      rest.add(new Placed(term, choice.file()));
      any = any.or(new LiteralSearch(values, rest).satisfiable(left));
      if (any == Truth.TRUE) {
        return any;
      }
    }
    return any;
  }

  /** The terms of which one has to hold. */
  private static List<Condition> terms(Condition choice) {
    return switch (choice) {
      case Condition.Or o -> List.copyOf(o.terms());
      case Condition.Not n when n.of() instanceof Condition.And a ->
          a.terms().stream().map(Condition::not).toList();
      case Condition.Not _, Condition.And _, Condition.Atom _, Condition.Constant _ ->
          throw new IllegalStateException("no choice");
    };
  }

  private void demand(Placed placed, List<Placed> left) {
    switch (truth(placed.condition(), placed)) {
      case TRUE -> {}
      case FALSE -> contradiction = true;
      case UNKNOWN -> {
        switch (placed.condition()) {
          case Condition.And and ->
              and.terms().forEach(term -> demand(new Placed(term, placed.file()), left));
          case Condition.Atom atom -> set(placed.scoped(atom.name()), true);
          case Condition.Not not when not.of() instanceof Condition.Atom atom ->
              set(placed.scoped(atom.name()), false);
          case Condition.Not not when not.of() instanceof Condition.Or or ->
              or.terms()
                  .forEach(term -> demand(new Placed(Condition.not(term), placed.file()), left));
          case Condition.Not _, Condition.Or _, Condition.Constant _ -> left.add(placed);
        }
      }
    }
  }

  private void set(String atom, boolean value) {
    values.put(atom, value);
    int equals = atom.startsWith("CONFIG_") ? atom.indexOf('=') : -1;
    if (value && equals > 0) {
      demand(new Placed(Condition.atom(atom.substring(0, equals)), ""), new ArrayList<>());
    }
    if (value && atom.startsWith(ARCH)) {
      contradiction |=
          values.entrySet().stream()
              .anyMatch(
                  e -> e.getKey().startsWith(ARCH) && !e.getKey().equals(atom) && e.getValue());
    }
  }

  private Truth atom(String atom) {
    Boolean value = values.get(atom);
    if (value != null) {
      return Truth.of(value);
    }
    if (atom.startsWith(ARCH)
        && values.entrySet().stream().anyMatch(e -> e.getKey().startsWith(ARCH) && e.getValue())) {
      return Truth.FALSE;
    }
    int equals = atom.startsWith("CONFIG_") ? atom.indexOf('=') : -1;
    if (equals > 0 && Boolean.FALSE.equals(values.get(atom.substring(0, equals)))) {
      return Truth.FALSE;
    }
    return Truth.UNKNOWN;
  }

  private Truth truth(Condition condition, Placed place) {
    return switch (condition) {
      case Condition.Constant c -> Truth.of(c.value());
      case Condition.Atom a -> atom(place.scoped(a.name()));
      case Condition.Not n -> truth(n.of(), place).not();
      case Condition.And a -> {
        Truth all = Truth.TRUE;
        for (Condition term : a.terms()) {
          all = all.and(truth(term, place));
        }
        yield all;
      }
      case Condition.Or o -> {
        Truth any = Truth.FALSE;
        for (Condition term : o.terms()) {
          any = any.or(truth(term, place));
        }
        yield any;
      }
    };
  }
}
