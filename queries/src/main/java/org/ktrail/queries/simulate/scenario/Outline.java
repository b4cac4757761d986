package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.Expression;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.Statement;
import org.ktrail.queries.simulate.ir.ExpressionText;

/**
 * What a function takes, looks at, changes and calls, as it is written: where a first scenario of
 * it begins.
 *
 * @param path of the file that defines it
 * @param reads members and variables of file scope, as expressions
 * @param writes the same
 * @param calls functions by name; those through pointers as expressions in brackets
 */
public record Outline(
    String function,
    String path,
    CType result,
    List<Expression.Variable> parameters,
    SortedSet<String> reads,
    SortedSet<String> writes,
    SortedSet<String> calls) {

  public static Outline of(FunctionBody body, String path) {
    Outline o =
        new Outline(
            body.name(),
            path,
            body.type().result(),
            body.parameters(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>());
    o.statement(body.body());
    return o;
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Block b -> b.statements().forEach(this::statement);
      case Statement.Evaluate e -> expression(e.expression());
      case Statement.Declare d -> d.by().forEach(this::statement);
      case Statement.If i -> {
        expression(i.condition());
        statement(i.then());
        i.otherwise().ifPresent(this::statement);
      }
      case Statement.Loop l -> {
        l.before().ifPresent(this::statement);
        l.condition().ifPresent(this::expression);
        l.step().ifPresent(this::expression);
        statement(l.body());
      }
      case Statement.Switch s -> {
        expression(s.on());
        statement(s.body());
      }
      case Statement.Return r -> r.value().ifPresent(this::expression);
      case Statement.Assembly a -> {
        a.outputs().forEach(o -> place(o.value(), writes));
        a.inputs().forEach(i -> expression(i.value()));
      }
      case Statement.Case c -> {}
      case Statement.Default d -> {}
      case Statement.Label l -> {}
      case Statement.Goto g -> {}
      case Statement.ComputedGoto g -> expression(g.to());
      case Statement.Break b -> {}
      case Statement.Continue c -> {}
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Constant c -> {}
      case Expression.StringLiteral s -> {}
      case Expression.LabelAddress l -> {}
      case Expression.Bits b -> expression(b.of());
      case Expression.Overflow o -> {
        expression(o.left());
        expression(o.right());
        o.target().ifPresent(this::expression);
      }
      case Expression.FunctionName f -> {}
      case Expression.Local l -> {}
      case Expression.Global g -> place(g, reads);
      case Expression.Member m -> place(m, reads);
      case Expression.Deref d -> place(d, reads);
      case Expression.Unary u -> expression(u.of());
      case Expression.Cast c -> expression(c.of());
      case Expression.Binary b -> {
        expression(b.left());
        expression(b.right());
      }
      case Expression.Logical l -> {
        expression(l.left());
        expression(l.right());
      }
      case Expression.Comma c -> {
        expression(c.first());
        expression(c.second());
      }
      case Expression.Conditional c -> {
        expression(c.condition());
        expression(c.then());
        expression(c.otherwise());
      }
      case Expression.Assign a -> {
        place(a.target(), writes);
        expression(a.value());
      }
      case Expression.Update u -> {
        place(u.target(), reads);
        place(u.target(), writes);
        expression(u.value());
      }
      case Expression.AddressOf a -> pointers(a.of());
      case Expression.Initialised i -> i.by().forEach(this::statement);
      case Expression.StatementExpression s -> s.statements().forEach(this::statement);
      case Expression.Call c -> {
        if (c.callee() instanceof Expression.FunctionName f) {
          calls.add(ExpressionText.plain(f.name()));
        } else {
          calls.add("(" + ExpressionText.of(c.callee()) + ")");
          expression(c.callee());
        }
        c.arguments().forEach(this::expression);
      }
    }
  }

  /** Notes a place that others can see, and what is read to find it. */
  private void place(Expression place, SortedSet<String> into) {
    Expression whole = place;
    while (whole instanceof Expression.Member m) {
      whole = m.of();
    }
    if (!(whole instanceof Expression.Local)) {
      into.add(ExpressionText.of(place));
    }
    pointers(place);
  }

  private void pointers(Expression place) {
    Expression whole = place;
    while (whole instanceof Expression.Member m) {
      whole = m.of();
    }
    if (whole instanceof Expression.Deref d) {
      expression(d.pointer());
    } else if (!(whole instanceof Expression.Global)) {
      expression(whole);
    }
  }
}
