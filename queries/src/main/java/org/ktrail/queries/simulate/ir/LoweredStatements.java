package org.ktrail.queries.simulate.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.c.TypedStatement;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.Assembler.Label;
import org.ktrail.queries.simulate.ir.Operand.Temporary;

/** Lowers statements: jumps, scopes and the cleanups at their ends. */
final class LoweredStatements {
  /** A variable whose cleanup function gets its address when its scope is left. */
  private record Cleanup(Variable variable, String function, int line) {}

  private record Target(Label label, int depth) {}

  /** A goto out of scopes with cleanups: which of them it leaves is known when its label is. */
  private record Departure(Label from, String to, List<Cleanup> scopes, int line) {}

  private record Choice(long low, long high, Label label) {}

  private static final class Choices {
    final List<Choice> cases = new ArrayList<>();
    @Nullable Label otherwise;
  }

  private final Assembler out;
  private final LoweredExpressions values;
  private final CType result;
  private final Deque<Target> breaks = new ArrayDeque<>();
  private final Deque<Target> continues = new ArrayDeque<>();
  private final Deque<Choices> switches = new ArrayDeque<>();
  private final List<Cleanup> cleanups = new ArrayList<>();
  private final Map<String, Label> named = new LinkedHashMap<>();
  private final List<Departure> departures = new ArrayList<>();

  /** Labels that were set, with the cleanups of the scopes they are in. */
  private final Map<String, List<Cleanup>> met = new HashMap<>();

  LoweredStatements(Assembler out, CType result) {
    this.out = out;
    this.values = new LoweredExpressions(out, this);
    this.result = result;
  }

  /** To be called behind the last statement and the return after it. */
  void finish() {
    for (Map.Entry<String, Label> e : named.entrySet()) {
      if (!met.containsKey(e.getKey())) {
        // A function put together of two revisions may lack what only one way needs.
        met.put(e.getKey(), List.of());
        out.set(e.getValue());
        out.add(new Instruction.Stop(0, "there is no label " + e.getKey()));
      }
    }
    for (Departure d : departures) {
      out.set(d.from());
      List<Cleanup> stay = Objects.requireNonNull(met.get(d.to()));
      for (Cleanup c : d.scopes().reversed()) {
        if (!stay.contains(c)) {
          run(c, d.line());
        }
      }
      out.jump(d.line(), Objects.requireNonNull(named.get(d.to())));
    }
  }

  void statement(TypedStatement s) {
    int line = s.line();
    values.at(line);
    switch (s) {
      case TypedStatement.Block b -> block(b.statements());
      case TypedStatement.Evaluate e -> values.discard(e.expression());
      case TypedStatement.Declare d -> declare(d);
      case TypedStatement.If i -> {
        Label then = new Label();
        Label otherwise = new Label();
        Label end = new Label();
        values.branch(i.condition(), then, otherwise, line);
        out.set(then);
        statement(i.then());
        out.jump(line, end);
        out.set(otherwise);
        i.otherwise().ifPresent(this::statement);
        out.set(end);
      }
      case TypedStatement.Loop l -> loop(l);
      case TypedStatement.Switch w -> choose(w);
      case TypedStatement.Case c -> {
        Label label = new Label();
        out.set(label);
        choices(line).cases.add(new Choice(c.low(), c.high(), label));
      }
      case TypedStatement.Default d -> {
        Label label = new Label();
        out.set(label);
        choices(line).otherwise = label;
      }
      case TypedStatement.Label l -> {
        met.put(l.name(), List.copyOf(cleanups));
        out.set(label(l.name()));
      }
      case TypedStatement.Goto g -> {
        Label to = label(g.name());
        if (cleanups.isEmpty()) {
          out.jump(line, to);
        } else {
          Label leaving = new Label();
          out.jump(line, leaving);
          departures.add(new Departure(leaving, g.name(), List.copyOf(cleanups), line));
        }
      }
      case TypedStatement.ComputedGoto g -> {
        if (!cleanups.isEmpty()) {
          throw new Unsupported("a computed goto in a scope with a cleanup", line);
        }
        out.jumpTo(line, values.value(g.to()), named);
      }
      case TypedStatement.Break b -> leave(breaks.peek(), "break", line);
      case TypedStatement.Continue c -> leave(continues.peek(), "continue", line);
      case TypedStatement.Return r -> giveBack(r);
      case TypedStatement.Assembly a -> assembly(a);
    }
  }

  /** The place that a name stands for, whether it was met or not. */
  Label label(String name) {
    return named.computeIfAbsent(name, n -> new Label());
  }

  private void assembly(TypedStatement.Assembly a) {
    List<Instruction.Output> outputs = new ArrayList<>();
    for (TypedStatement.Operand o : a.outputs()) {
      TypedExpression e = o.value();
      if (e.type().isScalar()) {
        outputs.add(new Instruction.Output(values.address(e), e.type()));
      }
    }
    out.add(new Instruction.Assembly(a.line(), a.text(), List.copyOf(outputs)));
  }

  private Choices choices(int line) {
    Choices c = switches.peek();
    if (c == null) {
      throw new Unsupported("a case outside of a switch", line);
    }
    return c;
  }

  /** Statements of a scope; its cleanups run at the end. */
  private void block(List<TypedStatement> statements) {
    int depth = cleanups.size();
    statements.forEach(this::statement);
    runCleanups(depth, statements.isEmpty() ? 0 : statements.getLast().line());
    dropCleanups(depth);
  }

  /** The value of a statement expression, its scope left. */
  Optional<Operand> valueOf(List<TypedStatement> statements) {
    int depth = cleanups.size();
    Optional<Operand> value = Optional.empty();
    for (int i = 0; i < statements.size(); i++) {
      TypedStatement s = statements.get(i);
      boolean last = i + 1 == statements.size();
      if (last
          && s instanceof TypedStatement.Evaluate e
          && !(e.expression().type() instanceof CType.Void)) {
        value = Optional.of(values.value(e.expression()));
      } else {
        statement(s);
      }
    }
    runCleanups(depth, statements.isEmpty() ? 0 : statements.getLast().line());
    dropCleanups(depth);
    return value;
  }

  private void runCleanups(int downTo, int line) {
    for (int i = cleanups.size() - 1; i >= downTo; i--) {
      run(cleanups.get(i), line);
    }
  }

  private void run(Cleanup c, int line) {
    Temporary address = out.temporary(64);
    out.add(new Instruction.LocalAddress(line, address, c.variable()));
    out.add(
        new Instruction.Call(
            line,
            c.function(),
            Optional.empty(),
            List.of(address),
            List.of(new CType.Pointer(c.variable().type())),
            CType.VOID,
            Optional.empty(),
            Optional.empty(),
            new TypedExpression.FunctionName(CType.VOID, c.function())));
  }

  private void dropCleanups(int downTo) {
    while (cleanups.size() > downTo) {
      cleanups.removeLast();
    }
  }

  private void declare(TypedStatement.Declare d) {
    Label done = new Label();
    if (d.variable().isStatic()) {
      out.once(d.line(), d.variable(), done);
    }
    out.add(new Instruction.Enter(d.line(), d.variable(), d.zeroed()));
    d.by().forEach(this::statement);
    out.set(done);
    if (!d.cleanup().isEmpty()) {
      cleanups.add(new Cleanup(d.variable(), d.cleanup(), d.line()));
    }
  }

  private void loop(TypedStatement.Loop l) {
    int line = l.line();
    int depth = cleanups.size();
    if (l.before().isPresent() && l.before().get() instanceof TypedStatement.Block before) {
      before.statements().forEach(this::statement); // lives as long as the loop
    }
    Label body = new Label();
    Label step = new Label();
    Label test = new Label();
    Label end = new Label();
    if (l.first()) {
      out.jump(line, test);
    }
    out.set(body);
    breaks.push(new Target(end, cleanups.size()));
    continues.push(new Target(step, cleanups.size()));
    statement(l.body());
    breaks.pop();
    continues.pop();
    out.set(step);
    l.step().ifPresent(values::discard);
    out.set(test);
    if (l.condition().isPresent()) {
      values.branch(l.condition().get(), body, end, line);
    } else {
      out.jump(line, body);
    }
    out.set(end);
    runCleanups(depth, line);
    dropCleanups(depth);
  }

  private void choose(TypedStatement.Switch w) {
    int line = w.line();
    Label table = new Label();
    Label end = new Label();
    if (!w.on().type().isScalar()) {
      throw new Unsupported("a switch on " + w.on().type(), line);
    }
    Operand on = values.value(w.on());
    out.jump(line, table);
    Choices choices = new Choices();
    switches.push(choices);
    breaks.push(new Target(end, cleanups.size()));
    statement(w.body());
    breaks.pop();
    switches.pop();
    out.jump(line, end);
    out.set(table);
    boolean signed = w.on().type().isSigned();
    for (Choice c : choices.cases) {
      Label next = new Label();
      if (c.low() == c.high()) {
        out.branch(
            line,
            compare(line, Operation.EQUAL, on, constant(on, c.low())),
            c.label(),
            next,
            Optional.empty());
      } else {
        Operation most = signed ? Operation.LESS_OR_EQUAL_SIGNED : Operation.LESS_OR_EQUAL_UNSIGNED;
        Label high = new Label();
        out.branch(
            line, compare(line, most, constant(on, c.low()), on), high, next, Optional.empty());
        out.set(high);
        out.branch(
            line,
            compare(line, most, on, constant(on, c.high())),
            c.label(),
            next,
            Optional.empty());
      }
      out.set(next);
    }
    out.jump(line, choices.otherwise == null ? end : choices.otherwise);
    out.set(end);
  }

  private static Operand constant(Operand like, long value) {
    return new Operand.Constant(like.bits(), value);
  }

  private Operand compare(int line, Operation operation, Operand a, Operand b) {
    Temporary t = out.temporary(1);
    out.add(new Instruction.Compute(line, t, operation, a, b));
    return t;
  }

  private void leave(@Nullable Target target, String what, int line) {
    if (target == null) {
      throw new Unsupported(what + " outside of a loop", line);
    }
    runCleanups(target.depth(), line);
    out.jump(line, target.label());
  }

  private void giveBack(TypedStatement.Return r) {
    int line = r.line();
    Optional<Operand> value = Optional.empty();
    if (r.value().isPresent()) {
      TypedExpression e = r.value().get();
      if (result instanceof CType.Void || e.type() instanceof CType.Void) {
        values.discard(e);
      } else {
        value = Optional.of(values.converted(result, e, line));
      }
    }
    runCleanups(0, line);
    out.add(new Instruction.Return(line, value));
  }
}
