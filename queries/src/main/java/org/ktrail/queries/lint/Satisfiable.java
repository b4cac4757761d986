package org.ktrail.queries.lint;

import java.util.ArrayList;
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
import org.ktrail.queries.presence.Conflicts;
import org.ktrail.queries.presence.Placed;

/**
 * Whether a configuration can make a condition true. What symbols depend on and select is looked at
 * a few steps deep, and then for each symbol that a model turns on, until a model turns on none
 * that nobody looked at: what stays off without a look may be on by itself, so that it may say yes
 * where Kconfig would not. Where too many had to be looked at it says no, since it is not shown. An
 * atom that is no symbol is free too.
 */
public final class Satisfiable {
  private static final int MOST_STEPS = 200;
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
    KconfigDemands demands = new KconfigDemands(base, own);
    // One that leaves off whatever nobody looked at needs no further look.
    Optional<Set<String>> found = model(condition, demands, true);
    while (found.isEmpty()) {
      Optional<Set<String>> free = model(condition, demands, false);
      List<String> open = free.orElse(Set.of()).stream().filter(demands::isOpen).toList();
      if (open.isEmpty() || !demands.look(open)) {
        return Optional.empty();
      }
      found = model(condition, demands, true);
    }
    Set<String> on = found.get();
    Map<String, Boolean> values = new HashMap<>();
    List<Condition> all = all(condition, demands);
    // Trying one after the other gives the models that read best, where it does not take long.
    if (!search(all, List.copyOf(atoms(all)), 0, values, new int[1])
        || values.entrySet().stream().anyMatch(v -> v.getValue() && demands.isOpen(v.getKey()))) {
      values.clear();
      for (String atom : own) {
        values.put(atom, on.contains(atom));
      }
    }
    Map<String, Boolean> model = new TreeMap<>();
    own.forEach(a -> model.put(a, values.getOrDefault(a, false)));
    return Optional.of(model);
  }

  /**
   * The atoms that are on under a condition and what is demanded so far.
   *
   * @param closed whether symbols that nobody looked at are off
   */
  private static Optional<Set<String>> model(
      Condition condition, KconfigDemands demands, boolean closed) {
    List<Condition> all = new ArrayList<>(all(condition, demands));
    if (closed) {
      atoms(all).stream()
          .filter(demands::isOpen)
          .forEach(a -> all.add(Condition.not(Condition.atom(a))));
    }
    return Conflicts.model(all.stream().map(c -> new Placed(c, "")).toList())
        .map(on -> {
          Set<String> names = new LinkedHashSet<>();
          on.forEach(a -> names.add(a.endsWith("@") ? a.substring(0, a.length() - 1) : a));
          return names;
        });
  }

  private static List<Condition> all(Condition condition, KconfigDemands demands) {
    List<Condition> all = new ArrayList<>(List.of(condition));
    all.addAll(demands.all());
    all.addAll(oneArchitecture(atoms(all)));
    return all;
  }

  private static Set<String> atoms(List<Condition> conditions) {
    Set<String> atoms = new LinkedHashSet<>();
    conditions.forEach(c -> atoms.addAll(Atoms.of(c)));
    return atoms;
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
    return names.stream()
        .allMatch(n -> n.startsWith(KconfigDemands.CONFIG) || n.startsWith("ARCH="));
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
            .filter(n -> n.startsWith(KconfigDemands.CONFIG))
            .map(n -> n.substring(KconfigDemands.CONFIG.length()).replace("=m", ""))
            .allMatch(n -> base.symbol(n).isPresent());
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
