package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.condition.Condition;

/**
 * Conditions over tristate symbols, kept small. Knows what the plain factories of {@link Condition}
 * do not: that {@code CONFIG_X} is {@code CONFIG_X=y} or {@code CONFIG_X=m}, that these exclude
 * each other, and that a kernel has one architecture. Makefiles split every {@code obj-$(CONFIG_X)}
 * into such cases, and without putting them together again formulas would double at each level.
 *
 * <p>{@code CONFIG_X=y} is this package's own; {@link #written} brings it into the common grammar.
 */
final class Guards {
  private Guards() {}

  static Condition and(Condition a, Condition b) {
    if (a.equals(Condition.ALWAYS) || a.equals(b)) {
      return b;
    }
    if (b.equals(Condition.ALWAYS)) {
      return a;
    }
    Conjunction all = new Conjunction();
    return all.add(a) && all.add(b) ? all.toCondition() : Condition.NEVER;
  }

  static Condition not(Condition of) {
    return switch (of) {
      case Condition.Constant c -> Condition.not(c);
      case Condition.Atom a -> Condition.not(a);
      case Condition.Not n -> n.of();
      case Condition.And a -> or(a.terms().stream().map(Guards::not).toList());
      case Condition.Or o ->
          o.terms().stream().map(Guards::not).reduce(Condition.ALWAYS, Guards::and);
    };
  }

  static Condition or(Condition a, Condition b) {
    if (a.equals(Condition.NEVER) || a.equals(b) || b.equals(Condition.ALWAYS)) {
      return b;
    }
    if (a.equals(Condition.ALWAYS)) {
      return a;
    }
    return b.equals(Condition.NEVER) ? a : or(List.of(a, b));
  }

  static Condition or(List<Condition> terms) {
    List<Conjunction> branches = new ArrayList<>();
    for (Condition term : terms) {
      List<Condition> parts = term instanceof Condition.Or o ? o.terms() : List.of(term);
      for (Condition part : parts) {
        Conjunction branch = new Conjunction();
        if (branch.add(part)) {
          branches.add(branch);
        }
      }
    }
    for (int i = 0; i < branches.size(); ) {
      i = mergeOne(branches, i) ? 0 : i + 1;
    }
    List<Condition> result = new ArrayList<>(branches.size());
    for (Conjunction branch : branches) {
      Condition condition = branch.toCondition();
      if (condition.equals(Condition.ALWAYS)) {
        return condition;
      }
      result.add(condition);
    }
    if (result.stream().anyMatch(c -> c instanceof Condition.Or || c.equals(Condition.NEVER))) {
      return Condition.or(result);
    }
    return switch (result.size()) {
      case 0 -> Condition.NEVER;
      case 1 -> result.getFirst();
      default -> new Condition.Or(result);
    };
  }

  /** Joins branch {@code i} with an earlier one if the two make one; says whether it did. */
  private static boolean mergeOne(List<Conjunction> branches, int i) {
    for (int j = 0; j < i; j++) {
      Conjunction merged = branches.get(j).union(branches.get(i));
      if (merged != null) {
        branches.set(j, merged);
        branches.remove(i);
        return true;
      }
    }
    return false;
  }

  /** The same condition in the common grammar, without {@code CONFIG_X=y}. */
  static Condition written(Condition guard) {
    return switch (guard) {
      case Condition.Constant c -> c;
      case Condition.Atom a -> {
        String symbol = Literal.builtInSymbol(a.name());
        yield symbol == null
            ? a
            : Condition.and(Condition.atom(symbol), Condition.not(Condition.atom(symbol + "=m")));
      }
      case Condition.Not n ->
          n.of() instanceof Condition.Atom a && Literal.builtInSymbol(a.name()) instanceof String s
              ? Condition.or(Condition.not(Condition.atom(s)), Condition.atom(s + "=m"))
              : Condition.not(written(n.of()));
      case Condition.And a -> {
        List<Condition> terms = new ArrayList<>(a.terms().size() + 2);
        for (Condition term : a.terms()) {
          // Terms are of different symbols, so nothing can be folded between them.
          if (written(term) instanceof Condition.And both) {
            terms.addAll(both.terms());
          } else {
            terms.add(written(term));
          }
        }
        yield new Condition.And(terms);
      }
      case Condition.Or o -> Condition.or(o.terms().stream().map(Guards::written).toList());
    };
  }
}
