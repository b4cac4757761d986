package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;

/**
 * Joins the condition of a directory with that of a word in its makefile. Directories that several
 * lines lead to have long disjunctions ("visit {@code usb/} for any of these six"), which what the
 * word's own symbol depends on mostly decides; literals are kept, as they read well.
 */
final class Dependence {
  private final KconfigTypes types;

  Dependence(KconfigTypes types) {
    this.types = types;
  }

  Condition join(Condition directory, Condition when) {
    if (when.equals(Condition.ALWAYS) || when.equals(Condition.NEVER)) {
      return Guards.and(directory, when);
    }
    List<Condition> terms = directory instanceof Condition.And a ? a.terms() : List.of(directory);
    if (directory.equals(Condition.ALWAYS)) {
      return when;
    }
    Map<String, Integer> values = new HashMap<>();
    hold(when, values);
    Condition joined = Condition.ALWAYS;
    for (Condition term : terms) {
      Condition rest = under(term, values);
      boolean kept = rest.equals(Condition.ALWAYS) && !(term instanceof Condition.Or);
      joined = Guards.and(joined, kept ? plain(term) : rest);
    }
    return Guards.and(joined, when);
  }

  /** A literal that is implied anyway, in its shortest form. */
  private static Condition plain(Condition term) {
    Literal literal = Literal.of(term);
    return literal != null && (literal.values() & Literal.NO) == 0
        ? Condition.atom(literal.key())
        : term;
  }

  /** Collects what symbols can be where {@code when} holds. */
  private void hold(Condition when, Map<String, Integer> values) {
    for (Condition term : when instanceof Condition.And a ? a.terms() : List.of(when)) {
      Literal literal = Literal.of(term);
      if (literal != null) {
        narrow(values, literal);
        if ((literal.values() & Literal.NO) == 0 && literal.key().startsWith("CONFIG_")) {
          boolean builtIn = literal.values() == Literal.YES;
          for (Literal need : types.needs(literal.key().substring("CONFIG_".length()), builtIn)) {
            narrow(values, need);
          }
        }
      }
    }
  }

  private static void narrow(Map<String, Integer> values, Literal literal) {
    values.merge(literal.key(), literal.values(), (a, b) -> a & b);
  }

  private static Condition under(Condition condition, Map<String, Integer> values) {
    Literal literal = Literal.of(condition);
    if (literal != null) {
      int mine = values.getOrDefault(literal.key(), Literal.ANY);
      if ((mine & ~literal.values()) == 0) {
        return Condition.ALWAYS;
      }
      return (mine & literal.values()) == 0 ? Condition.NEVER : condition;
    }
    List<Condition> terms = new ArrayList<>();
    return switch (condition) {
      case Condition.And a -> {
        a.terms().forEach(t -> terms.add(under(t, values)));
        yield terms.stream().reduce(Condition.ALWAYS, Guards::and);
      }
      case Condition.Or o -> {
        o.terms().forEach(t -> terms.add(under(t, values)));
        yield Guards.or(terms);
      }
      case Condition.Atom a -> a;
      case Condition.Not n -> n;
      case Condition.Constant c -> c;
    };
  }
}
