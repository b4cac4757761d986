package org.ktrail.queries.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Atoms;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.kbuild.KconfigExpression;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.queries.presence.Conflicts;
import org.ktrail.queries.presence.Placed;

/**
 * Whether a configuration can make a condition true. Knows what symbols depend on and select, a few
 * steps deep; what it does not look at is free, so that it may say yes where Kconfig would not. An
 * atom that is no symbol is free too.
 */
public final class Satisfiable {
  private static final int DEEPEST = 4;
  private static final int MOST_ATOMS = 60;

  /** Selectors of one symbol that are looked at. */
  private static final int MOST_SELECTORS = 30;

  private static final int MOST_STEPS = 200;
  private static final String CONFIG = "CONFIG_";
  private final Base base;
  private final Map<Condition, Optional<Map<String, Boolean>>> models = new HashMap<>();

  public Satisfiable(Base base) {
    this.base = base;
  }

  /** Symbols that are on or off in a configuration under which it holds; empty if there is none. */
  public Optional<Map<String, Boolean>> model(Condition condition) {
    return models.computeIfAbsent(condition, this::find);
  }

  private Optional<Map<String, Boolean>> find(Condition condition) {
    Set<String> own = new LinkedHashSet<>();
    own.addAll(Atoms.of(condition));
    List<Condition> all = new ArrayList<>();
    all.add(condition);
    rules(own, all);
    Set<String> atoms = new LinkedHashSet<>(own);
    all.forEach(c -> atoms.addAll(Atoms.of(c)));
    all.addAll(oneArchitecture(atoms));
    Optional<Set<String>> on = Conflicts.model(all.stream().map(c -> new Placed(c, "")).toList());
    if (on.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Boolean> values = new HashMap<>();
    // Trying one after the other gives the models that read best, where it does not take long.
    if (!search(all, List.copyOf(atoms), 0, values, new int[1])) {
      values.clear();
      own.forEach(a -> values.put(a, on.get().contains(a) || on.get().contains(a + "@")));
    }
    Map<String, Boolean> model = new TreeMap<>();
    own.forEach(a -> model.put(a, values.getOrDefault(a, false)));
    return Optional.of(model);
  }

  public boolean test(Condition condition) {
    return model(condition).isPresent();
  }

  /**
   * Whether a condition is about nothing but symbols and architectures, so that it can be judged:
   * another macro's value is not known here.
   */
  public static boolean isDecidable(Condition condition) {
    Set<String> names = new LinkedHashSet<>();
    names.addAll(Atoms.of(condition));
    return names.stream().allMatch(n -> n.startsWith(CONFIG) || n.startsWith("ARCH="));
  }

  /**
   * Whether the base's Kconfig has all symbols of a condition: of another revision's nothing is
   * known that selects it, or that it selects.
   */
  public boolean knows(Condition condition) {
    Set<String> names = new LinkedHashSet<>();
    names.addAll(Atoms.of(condition));
    return base.revision().isEmpty()
        || names.stream()
            .filter(n -> n.startsWith(CONFIG))
            .map(n -> n.substring(CONFIG.length()).replace("=m", ""))
            .allMatch(n -> base.symbol(n).isPresent());
  }

  /** What Kconfig demands of the symbols of a condition. */
  private void rules(Set<String> own, List<Condition> all) {
    record At(String symbol, int depth) {}
    Deque<At> open = new ArrayDeque<>();
    Set<String> seen = new LinkedHashSet<>();
    own.forEach(a -> open.add(new At(a, 0)));
    while (!open.isEmpty() && seen.size() < MOST_ATOMS) {
      At at = open.poll();
      String atom = at.symbol().endsWith("=m") ? at.symbol().replace("=m", "") : at.symbol();
      if (!at.symbol().equals(atom)) {
        all.add(implies(Condition.atom(at.symbol()), Condition.atom(atom)));
      }
      if (!atom.startsWith(CONFIG) || !seen.add(atom)) {
        continue;
      }
      Optional<KconfigSymbol> symbol = base.symbol(atom.substring(CONFIG.length()));
      if (symbol.isEmpty()) {
        continue;
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
                    Condition.atom(CONFIG + s.symbol() + "=m"),
                    Condition.atom(CONFIG + s.symbol())));
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
              implies(
                  Condition.and(on, d.depends(), s.when()), Condition.atom(CONFIG + s.symbol())));
        }
      }
      all.addAll(added);
      if (at.depth() < DEEPEST) {
        Set<String> more = new LinkedHashSet<>();
        added.forEach(c -> more.addAll(Atoms.of(c)));
        more.forEach(a -> open.add(new At(a, at.depth() + 1)));
      }
    }
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

  /** A kernel is of one architecture. */
  private static List<Condition> oneArchitecture(Set<String> atoms) {
    List<Condition> archs =
        atoms.stream().filter(a -> a.startsWith("ARCH=")).map(Condition::atom).toList();
    List<Condition> pairs = new ArrayList<>();
    for (int i = 0; i < archs.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(Condition.not(Condition.and(archs.get(i), archs.get(j))));
      }
    }
    return pairs;
  }

  private static Condition implies(Condition a, Condition b) {
    return Condition.or(Condition.not(a), b);
  }

  private static boolean search(
      List<Condition> all, List<String> atoms, int next, Map<String, Boolean> values, int[] steps) {
    boolean open = false;
    for (Condition c : all) {
      Truth truth = truth(c, values);
      if (truth == Truth.FALSE) {
        return false;
      }
      open |= truth == Truth.UNKNOWN;
    }
    if (!open || next == atoms.size()) {
      return true;
    }
    if (++steps[0] > MOST_STEPS) {
      return false; // not shown to be possible
    }
    for (boolean value : new boolean[] {true, false}) {
      values.put(atoms.get(next), value);
      if (search(all, atoms, next + 1, values, steps)) {
        return true;
      }
    }
    values.remove(atoms.get(next));
    return false;
  }

  private static Truth truth(Condition condition, Map<String, Boolean> values) {
    return switch (condition) {
      case Condition.Constant c -> Truth.of(c.value());
      case Condition.Atom a -> {
        Boolean value = values.get(a.name());
        yield value == null ? Truth.UNKNOWN : Truth.of(value);
      }
      case Condition.Not n -> truth(n.of(), values).not();
      case Condition.And a -> {
        Truth all = Truth.TRUE;
        for (Condition t : a.terms()) {
          all = all.and(truth(t, values));
        }
        yield all;
      }
      case Condition.Or o -> {
        Truth any = Truth.FALSE;
        for (Condition t : o.terms()) {
          any = any.or(truth(t, values));
        }
        yield any;
      }
    };
  }
}
