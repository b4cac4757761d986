package org.ktrail.queries.invariants.check.units;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.PlaceTypes;

/**
 * Units of the expressions of one function: by types, by conversions, and for a variable of a plain
 * type by what it is set to and which conversions it is put into. Names say nothing.
 */
public final class Units {
  private static final Set<String> SAME = Set.of("+", "-", "<", ">", "<=", ">=", "==", "!=");
  private final Flow flow;
  private final PlaceTypes types;
  private final Optional<MemberUnits> members;
  private final Map<String, AmountUnit> variables = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Units(Flow flow, PlaceTypes types, Optional<MemberUnits> members) {
    this.flow = flow;
    this.types = types;
    this.members = members;
  }

  static boolean needSame(String operator) {
    return SAME.contains(operator);
  }

  AmountUnit of(Expression e) {
    return switch (e) {
      case Expression.Name n ->
          UnitTable.CONSTANTS.containsKey(n.name())
              ? UnitTable.CONSTANTS.get(n.name())
              : flow.variable(n.name()).isPresent() ? variable(n.name()) : AmountUnit.NONE;
      case Expression.Cast c -> {
        AmountUnit cast = UnitTable.TYPES.getOrDefault(c.type(), AmountUnit.NONE);
        // (loff_t)index << PAGE_SHIFT widens, and says nothing of the unit.
        AmountUnit inner = of(c.of());
        yield inner == AmountUnit.NONE ? cast == AmountUnit.BYTES ? AmountUnit.NONE : cast : inner;
      }
      case Expression.Member m -> {
        AmountUnit typed = UnitTable.TYPES.getOrDefault(types.of(m, flow), AmountUnit.NONE);
        String tag = PlaceTypes.tag(types.of(m.base(), flow));
        yield typed != AmountUnit.NONE || tag.isEmpty() || members.isEmpty()
            ? typed
            : members.get().of(tag, m.field(), flow);
      }
      case Expression.Call c -> call(c);
      case Expression.Binary b -> binary(b);
      case Expression.Choice c -> {
        AmountUnit yes = of(c.yes());
        yield yes == AmountUnit.NONE ? of(c.no()) : yes;
      }
      case Expression.Deref d -> UnitTable.TYPES.getOrDefault(types.of(d, flow), AmountUnit.NONE);
      default -> AmountUnit.NONE;
    };
  }

  private AmountUnit call(Expression.Call c) {
    UnitTable.Conversion known = UnitTable.CALLS.get(c.name());
    if (known != null) {
      return known.gives();
    }
    if (c.name().matches("(min|max)(_t)?|round_(up|down)|roundup|rounddown|ALIGN(_DOWN)?")) {
      for (Expression a : c.arguments()) {
        AmountUnit unit = of(a);
        if (unit != AmountUnit.NONE) {
          return unit;
        }
      }
    }
    return AmountUnit.NONE;
  }

  private AmountUnit binary(Expression.Binary b) {
    UnitTable.Shift shift = UnitTable.SHIFTS.get(b.right().bare().text());
    if (shift != null && b.operator().equals(">>")) {
      return shift.above();
    }
    if (shift != null && b.operator().equals("<<")) {
      return shift.below();
    }
    if (b.operator().equals("+") || b.operator().equals("-")) {
      AmountUnit left = of(b.left());
      return left == AmountUnit.NONE ? of(b.right()) : left;
    }
    return b.operator().equals("&") ? of(b.left()) : AmountUnit.NONE;
  }

  /** What a shift wants on its left side. */
  static AmountUnit shifted(Expression.Binary b) {
    UnitTable.Shift shift = UnitTable.SHIFTS.get(b.right().bare().text());
    return shift == null
        ? AmountUnit.NONE
        : b.operator().equals(">>")
            ? shift.below()
            : b.operator().equals("<<") ? shift.above() : AmountUnit.NONE;
  }

  private AmountUnit variable(String name) {
    AmountUnit known = variables.get(name);
    if (known != null) {
      return known;
    }
    AmountUnit typed = flow.variable(name).map(v -> UnitTable.TYPES.get(v.type())).orElse(null);
    if (typed != null) {
      variables.put(name, typed);
      return typed;
    }
    if (!open.add(name)) {
      return AmountUnit.NONE;
    }
    Set<AmountUnit> all = new HashSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a
          && a.operator().equals("=")
          && a.target().text().equals(name)) {
        // x = PFN_PHYS(x) makes another thing of it.
        AmountUnit unit = a.value().mentions(name) ? AmountUnit.NONE : of(a.value());
        boolean zero = a.value().bare().text().matches("0[uUlL]*");
        if (unit != AmountUnit.NONE || !zero) {
          all.add(unit);
        }
      }
    }
    boolean plain = flow.variable(name).filter(v -> !v.isPointer()).isPresent();
    if (plain && (all.isEmpty() || all.equals(Set.of(AmountUnit.NONE)))) {
      all.clear();
      all.addAll(taken(name));
    }
    open.remove(name);
    AmountUnit unit = all.size() == 1 ? all.iterator().next() : AmountUnit.NONE;
    if (open.isEmpty()) {
      variables.put(name, unit);
    }
    return unit;
  }

  /** The units of the conversions that a variable is put into as it is. */
  private Set<AmountUnit> taken(String name) {
    Set<AmountUnit> all = new HashSet<>();
    for (Step step : flow.calls()) {
      Expression.Call c = ((Event.Call) step.event()).call();
      UnitTable.Conversion known = UnitTable.CALLS.get(c.name());
      if (known != null
          && known.argument() > 0
          && known.argument() <= c.arguments().size()
          && c.arguments().get(known.argument() - 1).bare().text().equals(name)) {
        all.add(known.takes());
      }
    }
    return all;
  }

  /** All expressions of a step with their parts. */
  public static List<Expression> all(Step step) {
    List<Expression> all = new java.util.ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(Subject.evaluated(step));
    while (!open.isEmpty()) {
      Expression e = open.pop();
      all.add(e);
      // A call is a step of its own, and its arguments are looked at there.
      if (!(e instanceof Expression.Call)
          || step.event() instanceof Event.Call && all.size() == 1) {
        open.addAll(e.parts());
      }
    }
    return all;
  }
}
