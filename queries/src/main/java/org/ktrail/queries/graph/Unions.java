package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;

/**
 * The condition under which one of several holds, in a short form: what all have in common stands
 * once, and architectures are counted together.
 */
public final class Unions {
  private static final String ARCH = "ARCH=";

  /** With more terms than this the union is taken for what the terms have in common. */
  private static final int TERMS = 32;

  private Unions() {}

  public static Condition of(List<Condition> conditions) {
    List<Condition> distinct = conditions.stream().distinct().toList();
    if (distinct.size() == 1) {
      return distinct.getFirst();
    }
    List<Condition> common = new ArrayList<>(terms(distinct.getFirst()));
    distinct.forEach(c -> common.retainAll(terms(c)));
    List<Condition> rests = new ArrayList<>();
    for (Condition c : distinct) {
      List<Condition> rest = new ArrayList<>(terms(c));
      rest.removeAll(common);
      rests.add(Condition.and(rest));
    }
    Condition any = architectures(Condition.or(rests));
    boolean many = any instanceof Condition.Or o && o.terms().size() > TERMS;
    return many ? Condition.and(common) : Condition.and(Condition.and(common), any);
  }

  private static List<Condition> terms(Condition c) {
    return c.equals(Condition.ALWAYS)
        ? List.of()
        : c instanceof Condition.And a ? a.terms() : List.of(c);
  }

  /** {@code !(ARCH=a || ARCH=b) || ARCH=a} is {@code !(ARCH=b)}: there is one architecture. */
  private static Condition architectures(Condition condition) {
    if (!(condition instanceof Condition.Or or)) {
      return condition;
    }
    for (Condition t : or.terms()) {
      if (t instanceof Condition.Not n && isArchitectures(n.of())) {
        Set<Condition> left = new HashSet<>(any(n.of()));
        List<Condition> others = new ArrayList<>(or.terms());
        others.remove(t);
        if (left.removeAll(others)) {
          others.removeIf(any(n.of())::contains);
          List<Condition> kept = any(n.of()).stream().filter(left::contains).toList();
          others.addFirst(Condition.not(Condition.or(kept)));
          return Condition.or(others);
        }
      }
    }
    return condition;
  }

  private static List<Condition> any(Condition c) {
    return c instanceof Condition.Or o ? o.terms() : List.of(c);
  }

  private static boolean isArchitectures(Condition condition) {
    return any(condition).stream()
        .allMatch(t -> t instanceof Condition.Atom a && a.name().startsWith(ARCH));
  }
}
