package org.ktrail.queries.presence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Truth;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.solvers.MiniSat;

/**
 * Whether conditions can hold together, and which of them cannot. Of symbols it knows that {@code
 * CONFIG_X=m} means {@code CONFIG_X}, and of architectures that there is one; what a symbol depends
 * on, it does not.
 */
public final class Conflicts {
  private Conflicts() {}

  public static boolean satisfiable(List<Placed> conditions) {
    Truth simple = new LiteralSearch(conditions).satisfiable();
    return simple == Truth.UNKNOWN ? solve(conditions) : simple == Truth.TRUE;
  }

  /**
   * Numbers of conditions that cannot hold together, as few as suffice: without any of them the
   * rest can. Empty if all can.
   */
  public static List<Integer> among(List<Placed> conditions) {
    if (satisfiable(conditions)) {
      return List.of();
    }
    List<Integer> needed = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      needed.add(i);
    }
    for (int i = 0; i < conditions.size(); i++) {
      List<Integer> without = new ArrayList<>(needed);
      without.remove((Integer) i);
      if (!satisfiable(without.stream().map(conditions::get).toList())) {
        needed = without;
      }
    }
    return needed;
  }

  private static boolean solve(List<Placed> conditions) {
    return model(conditions).isPresent();
  }

  /** The atoms that are on in a configuration under which all hold; empty if there is none. */
  public static Optional<Set<String>> model(List<Placed> conditions) {
    FormulaFactory formulas = new FormulaFactory();
    MiniSat solver = MiniSat.miniSat(formulas);
    Set<String> atoms = new LinkedHashSet<>();
    for (Placed placed : conditions) {
      solver.add(formula(placed.condition(), placed, formulas, atoms));
    }
    List<Formula> architectures = new ArrayList<>();
    for (String atom : atoms) {
      int equals = atom.indexOf('=');
      if (atom.startsWith("ARCH=")) {
        architectures.add(formulas.variable(atom));
      } else if (atom.startsWith("CONFIG_") && equals > 0 && !atom.contains("@")) {
        solver.add(
            formulas.implication(
                formulas.variable(atom), formulas.variable(atom.substring(0, equals))));
      }
    }
    for (int i = 0; i < architectures.size(); i++) {
      for (int j = 0; j < i; j++) {
        solver.add(
            formulas.or(formulas.not(architectures.get(i)), formulas.not(architectures.get(j))));
      }
    }
    if (solver.sat() != Tristate.TRUE) {
      return Optional.empty();
    }
    Set<String> on = new LinkedHashSet<>();
    solver.model().positiveVariables().forEach(variable -> on.add(variable.name()));
    on.retainAll(atoms);
    return Optional.of(on);
  }

  private static Formula formula(
      Condition condition, Placed place, FormulaFactory formulas, Set<String> atoms) {
    return switch (condition) {
      case Condition.Constant c -> formulas.constant(c.value());
      case Condition.Atom a -> {
        String name = place.scoped(a.name());
        atoms.add(name);
        yield formulas.variable(name);
      }
      case Condition.Not n -> formulas.not(formula(n.of(), place, formulas, atoms));
      case Condition.And a ->
          formulas.and(a.terms().stream().map(t -> formula(t, place, formulas, atoms)).toList());
      case Condition.Or o ->
          formulas.or(o.terms().stream().map(t -> formula(t, place, formulas, atoms)).toList());
    };
  }
}
