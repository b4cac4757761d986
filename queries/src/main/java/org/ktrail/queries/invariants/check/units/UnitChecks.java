package org.ktrail.queries.invariants.check.units;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.check.tests.CheckedOther;

/**
 * Amounts in different units that are added, compared, set or put into the wrong conversion; ranges
 * whose start and length differ in unit; frame number 0 taken for none.
 */
public final class UnitChecks implements Check {
  private final MemberUnits members;

  public UnitChecks(MemberUnits members) {
    this.members = members;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Pair units =
        new Pair(
            new Units(s.flow, s.types, Optional.empty()),
            new Units(s.flow, s.types, Optional.of(members)));
    Set<String> told = new HashSet<>();
    Consumer<Breach> once =
        b -> {
          if (told.add(b.rule() + b.line() + b.subject())) {
            found.accept(b);
          }
        };
    for (Step step : s.flow.steps()) {
      for (Expression e : Units.all(step)) {
        if (e instanceof Expression.Binary b) {
          binary(s, units, step, b, once);
        }
      }
      switch (step.event()) {
        case Event.Assign a -> assign(s, units, step, a, once);
        case Event.Call c -> {
          converted(s, units, step, c.call(), once);
          range(s, units, step, c.call(), once);
        }
        case Event.Branch b -> sentinel(s, units, step, b.condition(), once);
        default -> {}
      }
    }
  }

  /** Units without what others do with members, which takes files to read, and with it. */
  private record Pair(Units sure, Units all) {
    AmountUnit of(Expression e) {
      return sure.of(e);
    }

    /** The unit of an expression beside one whose unit is known. */
    AmountUnit beside(Expression e, AmountUnit other) {
      AmountUnit unit = sure.of(e);
      return unit == AmountUnit.NONE && other != AmountUnit.NONE ? all.of(e) : unit;
    }
  }

  private static void mixed(
      Subject s,
      Step step,
      Expression a,
      AmountUnit unitA,
      Expression b,
      AmountUnit unitB,
      String how,
      Consumer<Breach> found) {
    found.accept(
        s.breach(
            "mixed-units",
            step.line(),
            a.bare().text(),
            "%s (%s) %s %s (%s)"
                .formatted(a.bare().text(), words(unitA), how, b.bare().text(), words(unitB)),
            s.way(step.line(), "here")));
  }

  private static String words(AmountUnit unit) {
    return unit == AmountUnit.PFN ? "page frames" : unit.name().toLowerCase(Locale.ROOT);
  }

  private static void binary(
      Subject s, Pair units, Step step, Expression.Binary b, Consumer<Breach> found) {
    if (Units.needSame(b.operator())) {
      AmountUnit left = units.beside(b.left(), units.of(b.right()));
      AmountUnit right = units.beside(b.right(), left);
      if (left.differs(right)) {
        mixed(s, step, b.left(), left, b.right(), right, b.operator(), found);
      }
    }
    AmountUnit wanted = Units.shifted(b);
    AmountUnit is = units.beside(b.left(), wanted);
    if (wanted.differs(is)) {
      mixed(s, step, b.left(), is, b.right(), wanted, "is shifted by", found);
    }
  }

  private static void assign(
      Subject s, Pair units, Step step, Event.Assign a, Consumer<Breach> found) {
    if (a.operator().matches("[+-]?=")) {
      AmountUnit target = units.beside(a.target(), units.of(a.value()));
      AmountUnit value = units.beside(a.value(), target);
      if (target.differs(value)) {
        mixed(s, step, a.target(), target, a.value(), value, a.operator(), found);
      }
    }
  }

  private static void converted(
      Subject s, Pair units, Step step, Expression.Call call, Consumer<Breach> found) {
    UnitTable.Conversion c = UnitTable.CALLS.get(call.name());
    if (c != null && c.argument() > 0 && c.argument() <= call.arguments().size()) {
      Expression argument = call.arguments().get(c.argument() - 1);
      AmountUnit is = units.beside(argument, c.takes());
      if (is.differs(c.takes())) {
        mixed(s, step, argument, is, call.callee(), c.takes(), "is handed to", found);
      }
    }
  }

  private static void range(
      Subject s, Pair units, Step step, Expression.Call call, Consumer<Breach> found) {
    List<Expression> arguments = call.arguments();
    String callee = call.callee().bare() instanceof Expression.Member m ? m.field() : call.name();
    boolean macro = callee.isEmpty() || callee.equals(callee.toUpperCase(Locale.ROOT));
    if (macro
        || UnitTable.RANGES.contains(callee)
        || callee.matches(
            "(?s)(min|max|clamp).*|.*print.*|.*trace.*|.*_(dbg|warn|err|info|debug)")) {
      return;
    }
    for (int i = 0; i + 1 < arguments.size(); i++) {
      AmountUnit start = units.of(arguments.get(i));
      AmountUnit length = units.of(arguments.get(i + 1));
      if (start.differs(length) && start != AmountUnit.BYTES && isLength(arguments.get(i + 1))) {
        found.accept(
            s.breach(
                "range-units",
                step.line(),
                callee,
                "%s is handed a range that starts in %s (%s) and is as long in %s (%s)"
                    .formatted(
                        callee,
                        words(start),
                        arguments.get(i).bare().text(),
                        words(length),
                        arguments.get(i + 1).bare().text()),
                s.way(step.line(), call.text())));
      }
    }
  }

  /** Whether an argument reads as a length: a size, or a variable that is called so. */
  private static boolean isLength(Expression e) {
    String text = e.bare().text();
    return UnitTable.CONSTANTS.containsKey(text)
        || text.matches("(.*(->|\\.|_))?(len|length|size|count|nr|bytes|nr_pages|nr_bytes)");
  }

  private static void sentinel(
      Subject s, Pair units, Step step, Expression condition, Consumer<Breach> found) {
    Expression tested = CheckedOther.pointer(condition);
    if (tested instanceof Expression.Name n && units.of(n) == AmountUnit.PFN) {
      found.accept(
          s.breach(
              "zero-sentinel",
              step.line(),
              n.name(),
              "%s is a page frame's number, of which 0 is one like others".formatted(n.name()),
              s.way(step.line(), "0 is told apart here")));
    }
  }
}
