package org.ktrail.queries.simulate.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What is taken to be true on one way, in the order it was learnt; immutable. Equalities are used
 * to make other terms smaller.
 */
public final class PathConditions {
  private record Link(Term term, Set<Term.Symbol> symbols, @Nullable Link before) {}

  public static final PathConditions NONE =
      new PathConditions(null, 0, HashTreePMap.empty(), HashTreePSet.empty());

  private final @Nullable Link last;
  private final int size;
  private final PMap<Term.Symbol, Term> equal;
  private final PSet<Term> all;

  private PathConditions(
      @Nullable Link last, int size, PMap<Term.Symbol, Term> equal, PSet<Term> all) {
    this.last = last;
    this.size = size;
    this.equal = equal;
    this.all = all;
  }

  /** With one more. The caller knows that it is possible. */
  public PathConditions and(Term condition) {
    if (condition.isKnown() || all.contains(condition)) {
      return this;
    }
    if (condition instanceof Term.Binary b
        && b.operation() == org.ktrail.queries.simulate.ir.Operation.AND) {
      return and(b.left()).and(b.right());
    }
    return new PathConditions(
        new Link(condition, Symbols.of(condition), last),
        size + 1,
        learnt(condition),
        all.plus(condition));
  }

  private PMap<Term.Symbol, Term> learnt(Term condition) {
    if (condition instanceof Term.Symbol s) {
      return equal.plus(s, Terms.TRUE);
    }
    if (condition instanceof Term.Binary b) {
      if (b.operation() == org.ktrail.queries.simulate.ir.Operation.EQUAL
          && b.left() instanceof Term.Symbol s
          && (b.right().isKnown() || b.right() instanceof Term.Symbol)) {
        return equal.plus(s, b.right());
      }
      if (b.operation() == org.ktrail.queries.simulate.ir.Operation.XOR
          && b.left() instanceof Term.Symbol s
          && b.right().equals(Terms.TRUE)) {
        return equal.plus(s, Terms.FALSE);
      }
    }
    return equal;
  }

  /** The term with what the equalities say of its symbols. */
  public Term simplified(Term t) {
    if (t.isKnown() || equal.isEmpty() && all.isEmpty()) {
      return t;
    }
    Term out = Symbols.replace(t, this::value);
    if (out.bits() == 1 && !out.isKnown()) {
      if (all.contains(out)) {
        return Terms.TRUE;
      }
      if (all.contains(Terms.not(out))) {
        return Terms.FALSE;
      }
    }
    return out;
  }

  private @Nullable Term value(Term.Symbol s) {
    Term other = equal.get(s);
    while (other instanceof Term.Symbol next) {
      Term further = equal.get(next);
      if (further == null) {
        break;
      }
      other = further;
    }
    return other;
  }

  /** Those that share a symbol with a term, or with one that does; the term comes last. */
  public List<Term> relevantTo(Term term) {
    Set<Term.Symbol> symbols = new HashSet<>(Symbols.of(term));
    Set<Link> taken = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Link l = last; l != null; l = l.before) {
        if (!taken.contains(l) && !Collections.disjoint(l.symbols, symbols)) {
          taken.add(l);
          grows |= symbols.addAll(l.symbols);
        }
      }
    }
    List<Term> out = new ArrayList<>();
    out.add(term);
    for (Link l = last; l != null; l = l.before) {
      if (taken.contains(l)) {
        out.add(l.term);
      }
    }
    Collections.reverse(out);
    return out;
  }

  public int size() {
    return size;
  }

  public List<Term> list() {
    List<Term> out = new ArrayList<>(size);
    for (Link l = last; l != null; l = l.before) {
      out.add(l.term);
    }
    Collections.reverse(out);
    return out;
  }

  @Override
  public String toString() {
    return list().toString();
  }
}
