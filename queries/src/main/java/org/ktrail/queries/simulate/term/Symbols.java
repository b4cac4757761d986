package org.ktrail.queries.simulate.term;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What terms are made of, and terms with other parts. */
public final class Symbols {
  private Symbols() {}

  /** The symbols in a term, in the order they are met from the left. */
  public static Set<Term.Symbol> of(Term term) {
    Set<Term.Symbol> out = new LinkedHashSet<>();
    collect(term, out, new IdentityHashMap<>());
    return out;
  }

  private static void collect(Term t, Set<Term.Symbol> out, IdentityHashMap<Term, Boolean> met) {
    switch (t) {
      case Term.Known k -> {}
      case Term.Symbol s -> out.add(s);
      case Term.Node n -> {
        if (met.put(n, true) != null) {
          return;
        }
        switch (n) {
          case Term.Binary b -> {
            collect(b.left(), out, met);
            collect(b.right(), out, met);
          }
          case Term.Extract e -> collect(e.of(), out, met);
          case Term.Extend e -> collect(e.of(), out, met);
          case Term.Concat c -> {
            collect(c.high(), out, met);
            collect(c.low(), out, met);
          }
        }
      }
    }
  }

  /**
   * The term with symbols replaced.
   *
   * @param by what stands for a symbol, as wide as it; null if it stays
   */
  public static Term replace(Term term, Function<Term.Symbol, @Nullable Term> by) {
    return switch (term) {
      case Term.Known k -> k;
      case Term.Symbol s -> {
        Term other = by.apply(s);
        yield other == null ? s : other;
      }
      case Term.Node n -> new Replacing(by).of(n);
    };
  }

  /** The value of a term if each of its symbols has one; symbols without count as 0. */
  public static long value(Term term, Map<Term.Symbol, Long> values) {
    Term known = replace(term, s -> Terms.known(s.bits(), values.getOrDefault(s, 0L)));
    return ((Term.Known) known).value();
  }

  private static final class Replacing {
    private final Function<Term.Symbol, @Nullable Term> by;
    private final Map<Term.Symbol, Term> symbols = new HashMap<>();
    private final IdentityHashMap<Term, Term> done = new IdentityHashMap<>();

    Replacing(Function<Term.Symbol, @Nullable Term> by) {
      this.by = by;
    }

    Term of(Term t) {
      return switch (t) {
        case Term.Known k -> k;
        case Term.Symbol s -> {
          Term known = symbols.get(s);
          if (known == null) {
            Term other = by.apply(s);
            known = other == null ? s : other;
            symbols.put(s, known);
          }
          yield known;
        }
        case Term.Node n -> {
          Term known = done.get(n);
          if (known == null) {
            known = node(n);
            done.put(n, known);
          }
          yield known;
        }
      };
    }

    private Term node(Term.Node n) {
      return switch (n) {
        case Term.Binary b -> {
          Term left = of(b.left());
          Term right = of(b.right());
          yield left == b.left() && right == b.right()
              ? b
              : Terms.binary(b.operation(), left, right);
        }
        case Term.Extract e -> {
          Term of = of(e.of());
          yield of == e.of() ? e : Terms.extract(of, e.from(), e.bits());
        }
        case Term.Extend e -> {
          Term of = of(e.of());
          yield of == e.of() ? e : Terms.resize(of, e.bits(), e.signed());
        }
        case Term.Concat c -> {
          Term high = of(c.high());
          Term low = of(c.low());
          yield high == c.high() && low == c.low() ? c : Terms.concat(high, low);
        }
      };
    }
  }
}
