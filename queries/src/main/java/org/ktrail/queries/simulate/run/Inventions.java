package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * Which symbols nobody but the machine made. There are two kinds: what was made up may be anything,
 * and every way is gone; what was kept may have been changed by a function that is not known, and
 * is taken to be what it was. Immutable.
 */
record Inventions(
    HashPMap<Term.Symbol, String> made,
    HashPMap<Term.Symbol, Kept> kept,
    HashPMap<Long, String> objects) {
  public static final Inventions NONE =
      new Inventions(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  /**
   * @param value what it was before
   * @param why what is taken for true, so that it still is
   */
  public record Kept(Term value, String why) {}

  Inventions withMade(Term.Symbol symbol, String what) {
    return new Inventions(made.plus(symbol, what), kept, objects);
  }

  Inventions withKept(Term.Symbol symbol, Term value, String why) {
    return new Inventions(made, kept.plus(symbol, new Kept(value, why)), objects);
  }

  /** Whatever the object at an address holds was made up. */
  Inventions withObject(long base, String what) {
    return new Inventions(made, kept, objects.plus(base, what));
  }

  Optional<String> ofObject(long base) {
    return objects.isEmpty() ? Optional.empty() : Optional.ofNullable(objects.get(base));
  }

  /** What was made up in a term. */
  List<String> madeIn(Term term) {
    if (made.isEmpty() || term.isKnown()) {
      return List.of();
    }
    return Symbols.of(term).stream().map(made::get).filter(java.util.Objects::nonNull).toList();
  }

  /** The symbols in a term that are taken to be what they were. */
  List<Map.Entry<Term.Symbol, Kept>> keptIn(Term term) {
    List<Map.Entry<Term.Symbol, Kept>> out = new ArrayList<>();
    if (!kept.isEmpty() && !term.isKnown()) {
      for (Term.Symbol s : Symbols.of(term)) {
        Kept k = kept.get(s);
        if (k != null) {
          out.add(Map.entry(s, k));
        }
      }
    }
    return out;
  }

  /** The term with what was kept as it was. */
  Term asKept(Term term) {
    Term t = term;
    while (!kept.isEmpty() && !t.isKnown() && Symbols.of(t).stream().anyMatch(kept::containsKey)) {
      t = Symbols.replace(t, this::before);
    }
    return t;
  }

  private @Nullable Term before(Term.Symbol s) {
    Kept k = kept.get(s);
    return k == null ? null : k.value();
  }
}
