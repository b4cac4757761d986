package org.ktrail.indexer.kbuild;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;

/** What makefiles need to know of symbols: the values they can have, and what they rest upon. */
final class KconfigTypes {
  private final Kconfig kconfig;
  private final Map<String, List<Literal>> needs = new HashMap<>();

  KconfigTypes(Kconfig kconfig) {
    this.kconfig = kconfig;
  }

  enum Kind {
    /** On or off. */
    BOOL,
    /** Built in, module or off. */
    TRISTATE,
    /** A number or a string. */
    VALUE
  }

  /** A symbol that no Kconfig file defines might have any value of a tristate. */
  Kind of(String symbol) {
    return kconfig
        .symbol(symbol)
        .map(s ->
            switch (s.type()) {
              case BOOL -> Kind.BOOL;
              case TRISTATE, UNKNOWN -> Kind.TRISTATE;
              case INT, HEX, STRING -> Kind.VALUE;
            })
        .orElse(Kind.TRISTATE);
  }

  /**
   * What holds wherever {@code CONFIG_symbol} is on, because every definition depends on it; a
   * {@code select} that ignores dependencies is Kconfig's warning, not a way to build. A tristate
   * is never more than what it depends on, so where it is built in, those are too.
   */
  List<Literal> needs(String symbol, boolean builtIn) {
    boolean strict = builtIn && of(symbol) == Kind.TRISTATE;
    String key = strict ? symbol + "=y" : symbol;
    List<Literal> known = needs.get(key);
    if (known != null) {
      return known;
    }
    needs.put(key, List.of()); // what depends on itself adds nothing
    Set<Literal> common = null;
    for (KconfigSymbol.Definition definition :
        kconfig.symbol(symbol).map(KconfigSymbol::definitions).orElse(List.of())) {
      Set<Literal> here = new LinkedHashSet<>();
      collect(definition.depends(), strict, here);
      if (common == null) {
        common = here;
      } else {
        common.retainAll(here);
      }
    }
    List<Literal> all = common == null ? List.of() : List.copyOf(common);
    needs.put(key, all);
    return all;
  }

  private void collect(Condition condition, boolean strict, Set<Literal> into) {
    for (Condition term : condition instanceof Condition.And a ? a.terms() : List.of(condition)) {
      Literal literal = Literal.of(term);
      // The architecture stays in a condition even where a symbol implies it: it tells variants
      // of a function apart.
      if (literal != null
          && literal.key().startsWith("CONFIG_")
          && (literal.values() & Literal.NO) == 0
          && into.add(literal)) {
        String symbol = literal.key().substring("CONFIG_".length());
        if (strict && of(symbol) == Kind.TRISTATE) {
          into.add(new Literal(literal.key(), Literal.YES));
        }
        into.addAll(needs(symbol, strict));
      }
    }
  }
}
