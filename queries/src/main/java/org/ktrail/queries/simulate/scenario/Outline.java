package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedStatement;
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
    List<TypedExpression.Variable> parameters,
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

  private void statement(TypedStatement statement) {
    switch (statement) {
      case TypedStatement.Block b -> b.statements().forEach(this::statement);
      case TypedStatement.Evaluate e -> expression(e.expression());
      case TypedStatement.Declare d -> d.by().forEach(this::statement);
      case TypedStatement.If i -> {
        expression(i.condition());
        statement(i.then());
        i.otherwise().ifPresent(this::statement);
      }
      case TypedStatement.Loop l -> {
        l.before().ifPresent(this::statement);
        l.condition().ifPresent(this::expression);
        l.step().ifPresent(this::expression);
        statement(l.body());
      }
      case TypedStatement.Switch s -> {
        expression(s.on());
        statement(s.body());
      }
      case TypedStatement.Return r -> r.value().ifPresent(this::expression);
      case TypedStatement.Assembly a -> {
        a.outputs().forEach(o -> place(o.value(), writes));
        a.inputs().forEach(i -> expression(i.value()));
      }
      case TypedStatement.Case c -> {}
      case TypedStatement.Default d -> {}
      case TypedStatement.Label l -> {}
      case TypedStatement.Goto g -> {}
      case TypedStatement.ComputedGoto g -> expression(g.to());
      case TypedStatement.Break b -> {}
      case TypedStatement.Continue c -> {}
    }
  }

  private void expression(TypedExpression expression) {
    switch (expression) {
      case TypedExpression.Constant c -> {}
      case TypedExpression.StringLiteral s -> {}
      case TypedExpression.LabelAddress l -> {}
      case TypedExpression.Bits b -> expression(b.of());
      case TypedExpression.Overflow o -> {
        expression(o.left());
        expression(o.right());
        o.target().ifPresent(this::expression);
      }
      case TypedExpression.FunctionName f -> {}
      case TypedExpression.Local l -> {}
      case TypedExpression.Global g -> place(g, reads);
      case TypedExpression.Member m -> place(m, reads);
      case TypedExpression.Deref d -> place(d, reads);
      case TypedExpression.Unary u -> expression(u.of());
      case TypedExpression.Cast c -> expression(c.of());
      case TypedExpression.Binary b -> {
        expression(b.left());
        expression(b.right());
      }
      case TypedExpression.Logical l -> {
        expression(l.left());
        expression(l.right());
      }
      case TypedExpression.Comma c -> {
        expression(c.first());
        expression(c.second());
      }
      case TypedExpression.Conditional c -> {
        expression(c.condition());
        expression(c.then());
        expression(c.otherwise());
      }
      case TypedExpression.Assign a -> {
        place(a.target(), writes);
        expression(a.value());
      }
      case TypedExpression.Update u -> {
        place(u.target(), reads);
        place(u.target(), writes);
        expression(u.value());
      }
      case TypedExpression.AddressOf a -> pointers(a.of());
      case TypedExpression.Initialised i -> i.by().forEach(this::statement);
      case TypedExpression.StatementExpression s -> s.statements().forEach(this::statement);
      case TypedExpression.Call c -> {
        if (c.callee() instanceof TypedExpression.FunctionName f) {
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
  private void place(TypedExpression place, SortedSet<String> into) {
    TypedExpression whole = place;
    while (whole instanceof TypedExpression.Member m) {
      whole = m.of();
    }
    if (!(whole instanceof TypedExpression.Local)) {
      into.add(ExpressionText.of(place));
    }
    pointers(place);
  }

  private void pointers(TypedExpression place) {
    TypedExpression whole = place;
    while (whole instanceof TypedExpression.Member m) {
      whole = m.of();
    }
    if (whole instanceof TypedExpression.Deref d) {
      expression(d.pointer());
    } else if (!(whole instanceof TypedExpression.Global)) {
      expression(whole);
    }
  }
}
