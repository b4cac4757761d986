package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/** Literals by symbol, and disjunctions that must hold with them. */
final class Conjunction {
  private static final String ARCH = "ARCH=";
  private final Map<String, Integer> literals = new LinkedHashMap<>(4);
  private final Set<Condition.Or> choices = new LinkedHashSet<>(2);

  /** False if nothing can satisfy all that was added. */
  boolean add(Condition condition) {
    return switch (condition) {
      case Condition.Constant c -> c.value();
      case Condition.And a -> a.terms().stream().allMatch(this::add);
      case Condition.Or o -> choices.add(o) || true;
      case Condition.Atom a -> addLiteral(a);
      case Condition.Not n ->
          n.of() instanceof Condition.Atom ? addLiteral(n) : add(Guards.not(n.of()));
    };
  }

  private boolean addLiteral(Condition condition) {
    Literal literal = Literal.of(condition);
    if (literal == null) {
      throw new IllegalStateException("no literal: " + condition);
    }
    if (literal.key().startsWith(ARCH)) {
      String chosen = architecture();
      if (chosen != null && !chosen.equals(literal.key())) {
        return literal.values() == Literal.NO;
      }
      if (literal.values() == Literal.ON) {
        for (String key : List.copyOf(literals.keySet())) {
          if (key.startsWith(ARCH) && !key.equals(literal.key())) {
            literals.remove(key);
          }
        }
      }
    }
    return literals.merge(literal.key(), literal.values(), (a, b) -> a & b) != 0;
  }

  private @Nullable String architecture() {
    for (Map.Entry<String, Integer> e : literals.entrySet()) {
      if (e.getValue() == Literal.ON && e.getKey().startsWith(ARCH)) {
        return e.getKey();
      }
    }
    return null;
  }

  Condition toCondition() {
    for (Condition.Or choice : List.copyOf(choices)) {
      List<Condition> open = new ArrayList<>();
      boolean implied = false;
      for (Condition branch : choice.terms()) {
        Condition rest = under(branch);
        implied |= rest.equals(Condition.ALWAYS);
        if (!rest.equals(Condition.NEVER)) {
          open.add(rest);
        }
      }
      if (implied) {
        choices.remove(choice);
      } else if (open.size() < choice.terms().size() || !open.equals(choice.terms())) {
        choices.remove(choice);
        // Each round makes a choice smaller, so this ends.
        return add(Guards.or(open)) ? toCondition() : Condition.NEVER;
      }
    }
    List<Condition> terms = new ArrayList<>(literals.size() + choices.size());
    literals.forEach((key, values) -> terms.add(Literal.condition(key, values)));
    terms.addAll(choices);
    return switch (terms.size()) {
      case 0 -> Condition.ALWAYS;
      case 1 -> terms.getFirst();
      default -> new Condition.And(terms); // as the factory would give it: nothing is left to fold
    };
  }

  /** What is left to ask of a branch where the literals of this hold. */
  private Condition under(Condition branch) {
    Literal literal = Literal.of(branch);
    if (literal != null) {
      String arch = literal.key().startsWith(ARCH) ? architecture() : null;
      if (arch != null) {
        boolean same = arch.equals(literal.key());
        return same == (literal.values() == Literal.ON) ? Condition.ALWAYS : Condition.NEVER;
      }
      int mine = literals.getOrDefault(literal.key(), Literal.ANY);
      if ((mine & literal.values()) == 0) {
        return Condition.NEVER;
      }
      return (mine & ~literal.values()) == 0 ? Condition.ALWAYS : branch;
    }
    if (branch instanceof Condition.And a) {
      List<Condition> rest = a.terms().stream().map(this::under).toList();
      return rest.equals(a.terms()) ? branch : Condition.and(rest);
    }
    return branch;
  }

  /** One conjunction that means "this or other", or null if there is none. */
  @Nullable Conjunction union(Conjunction other) {
    if (implies(other)) {
      return other;
    }
    if (other.implies(this)) {
      return this;
    }
    if (!choices.equals(other.choices) || !literals.keySet().equals(other.literals.keySet())) {
      return null;
    }
    String differing = null;
    for (Map.Entry<String, Integer> e : literals.entrySet()) {
      if (!e.getValue().equals(other.literals.get(e.getKey()))) {
        if (differing != null) {
          return null;
        }
        differing = e.getKey();
      }
    }
    Conjunction merged = new Conjunction();
    merged.choices.addAll(choices);
    literals.forEach((key, values) -> {
      int either = values | other.literals.getOrDefault(key, 0);
      if (either != Literal.ANY) {
        merged.literals.put(key, either);
      }
    });
    return merged;
  }

  private boolean implies(Conjunction other) {
    for (Map.Entry<String, Integer> e : other.literals.entrySet()) {
      int mine = literals.getOrDefault(e.getKey(), Literal.ANY);
      if ((mine & ~e.getValue()) != 0) {
        return false;
      }
    }
    return choices.containsAll(other.choices);
  }
}
