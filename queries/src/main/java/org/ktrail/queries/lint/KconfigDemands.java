package org.ktrail.queries.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.condition.Atoms;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KconfigExpression;
import org.ktrail.indexer.kbuild.KconfigSymbol;

/**
 * What Kconfig demands of the symbols of a condition, and of those that they name: a few steps deep
 * at first, further when asked. What was not looked at is free.
 */
final class KconfigDemands {
  static final String CONFIG = "CONFIG_";
  private static final int DEEPEST = 4;

  /** Symbols that are looked at at first, and at most. */
  private static final int FIRST_ATOMS = 60;

  private static final int MOST_ATOMS = 400;

  /** Selectors of one symbol that are looked at. */
  private static final int MOST_SELECTORS = 30;

  private final Base base;
  private final Set<String> own;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<Condition> all = new ArrayList<>();

  /**
   * @param own atoms of the condition
   */
  KconfigDemands(Base base, Set<String> own) {
    this.base = base;
    this.own = own;
    record At(String symbol, int depth) {}
    Deque<At> open = new ArrayDeque<>();
    own.forEach(a -> open.add(new At(a, 0)));
    while (!open.isEmpty() && seen.size() < FIRST_ATOMS) {
      At at = open.poll();
      Set<String> more = look(at.symbol());
      if (at.depth() < DEEPEST) {
        more.forEach(a -> open.add(new At(a, at.depth() + 1)));
      }
    }
  }

  List<Condition> all() {
    return all;
  }

  /** Whether nothing is known of what lets a symbol be on, because nobody looked. */
  boolean isOpen(String atom) {
    return atom.startsWith(CONFIG) && !seen.contains(plain(atom));
  }

  /**
   * Looks at further symbols.
   *
   * @return whether there was room for all
   */
  boolean look(Collection<String> atoms) {
    for (String atom : atoms) {
      if (seen.size() >= MOST_ATOMS) {
        return false;
      }
      look(atom);
    }
    return true;
  }

  private static String plain(String atom) {
    return atom.endsWith("=m") ? atom.substring(0, atom.length() - "=m".length()) : atom;
  }

  /** Adds what is demanded of one symbol; those that it names are returned. */
  private Set<String> look(String named) {
    String atom = plain(named);
    if (!named.equals(atom)) {
      all.add(implies(Condition.atom(named), Condition.atom(atom)));
    }
    if (!atom.startsWith(CONFIG) || !seen.add(atom)) {
      return Set.of();
    }
    Optional<KconfigSymbol> symbol = base.symbol(atom.substring(CONFIG.length()));
    if (symbol.isEmpty()) {
      return Set.of();
    }
    Condition on = Condition.atom(atom);
    List<Condition> added = new ArrayList<>();
    List<Condition> selected = new ArrayList<>();
    List<Condition> selectedBuiltIn = new ArrayList<>();
    for (KconfigSymbol.Select s : base.selectors(symbol.get().name())) {
      Condition by = Condition.and(Condition.atom(CONFIG + s.symbol()), s.when());
      selected.add(by);
      // What is selected by something built in is built in.
      if (own.contains(atom + "=m")) {
        boolean bool =
            base.symbol(s.symbol()).map(k -> k.type() == KconfigSymbol.Type.BOOL).orElse(false);
        Condition builtIn =
            bool
                ? by
                : Condition.and(by, Condition.not(Condition.atom(CONFIG + s.symbol() + "=m")));
        selectedBuiltIn.add(builtIn);
        added.add(implies(builtIn, Condition.not(Condition.atom(atom + "=m"))));
        if (!bool) {
          added.add(
              implies(
                  Condition.atom(CONFIG + s.symbol() + "=m"), Condition.atom(CONFIG + s.symbol())));
        }
      }
    }
    if (own.contains(atom + "=m") && symbol.get().type() == KconfigSymbol.Type.TRISTATE) {
      Condition builtIn = Condition.and(on, Condition.not(Condition.atom(atom + "=m")));
      selectedBuiltIn.add(symbol.get().dependsBuiltIn());
      added.add(implies(builtIn, Condition.or(selectedBuiltIn)));
    }
    added.add(implies(forced(symbol.get()), on));
    boolean few = selected.size() <= 6;
    Condition bySelect = Condition.or(selected);
    if (few) {
      added.add(implies(bySelect, on));
      added.add(implies(on, Condition.or(symbol.get().depends(), bySelect)));
      automatic(symbol.get(), bySelect)
          .ifPresent(d -> {
            added.add(implies(d, on));
            added.add(implies(on, d));
          });
    } else {
      // Who selects it is taken to see to what it depends on: Kconfig calls anything else an
      // error.
      added.add(implies(on, symbol.get().depends()));
      automatic(symbol.get(), Condition.NEVER)
          .ifPresent(d -> {
            added.add(implies(d, on));
            // Nobody can set it, so that one of them is on, and what that depends on.
            List<KconfigSymbol.Select> selects = base.selectors(symbol.get().name());
            if (selects.size() <= MOST_SELECTORS) {
              List<Condition> reasons = new ArrayList<>(List.of(d));
              selects.forEach(x -> reasons.add(selectedBy(x)));
              added.add(implies(on, Condition.or(reasons)));
            }
          });
    }
    for (KconfigSymbol.Definition d : symbol.get().definitions()) {
      for (KconfigSymbol.Select s : d.selects()) {
        added.add(
            implies(Condition.and(on, d.depends(), s.when()), Condition.atom(CONFIG + s.symbol())));
      }
    }
    all.addAll(added);
    Set<String> more = new LinkedHashSet<>();
    added.forEach(c -> more.addAll(Atoms.of(c)));
    return more;
  }

  /**
   * When a definition that nobody can set turns a symbol on, and none applies that can be set: of
   * architectures, one may ask and another always have it.
   */
  private static Condition forced(KconfigSymbol symbol) {
    List<Condition> on = new ArrayList<>();
    List<Condition> asked = new ArrayList<>();
    for (KconfigSymbol.Definition d : symbol.definitions()) {
      if (d.prompt().isPresent()) {
        asked.add(d.depends());
      } else if (!d.defaults().isEmpty() && d.defaults().getFirst().value().equals("y")) {
        on.add(Condition.and(d.depends(), d.defaults().getFirst().when()));
      }
    }
    return Condition.and(Condition.or(on), Condition.not(Condition.or(asked)));
  }

  /** When a symbol that nobody can set takes a default that turns it on. */
  private static Optional<Condition> automatic(KconfigSymbol symbol, Condition bySelect) {
    List<Condition> whens = new ArrayList<>();
    for (KconfigSymbol.Definition d : symbol.definitions()) {
      if (d.prompt().isPresent()) {
        return Optional.empty();
      }
      for (KconfigSymbol.Default v : d.defaults()) {
        if (v.value().equals("y") || v.value().equals("m")) {
          whens.add(Condition.and(d.depends(), v.when()));
        } else if (v.value().matches("[\\w !&|()=]+") && !v.value().matches("\\w+")) {
          whens.add(Condition.and(d.depends(), v.when(), KconfigExpression.parse(v.value())));
        } else if (!v.value().matches("\\w+")) {
          return Optional.empty(); // a string, or what a program says
        } else if (!v.value().equals("n")) {
          whens.add(Condition.and(d.depends(), v.when(), Condition.atom(CONFIG + v.value())));
        }
      }
    }
    whens.add(bySelect);
    return Optional.of(Condition.or(whens));
  }

  private Condition selectedBy(KconfigSymbol.Select select) {
    return Condition.and(
        Condition.atom(CONFIG + select.symbol()),
        select.when(),
        base.symbol(select.symbol()).map(KconfigSymbol::depends).orElse(Condition.ALWAYS));
  }

  private static Condition implies(Condition a, Condition b) {
    return Condition.or(Condition.not(a), b);
  }
}
