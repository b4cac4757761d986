package org.ktrail.queries.simulate.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.Assembler.Label;
import org.ktrail.queries.simulate.ir.Operand.Temporary;

/** Lowers expressions. A number is an operand; a record is the operand that is its address. */
final class LoweredExpressions {
  private final Assembler out;
  private final LoweredStatements flow;
  private int line;

  LoweredExpressions(Assembler out, LoweredStatements flow) {
    this.out = out;
    this.flow = flow;
  }

  /** What follows is of a line. */
  void at(int now) {
    line = now;
  }

  /** For its effects only. */
  void discard(TypedExpression e) {
    switch (e) {
      case TypedExpression.Constant c -> {}
      case TypedExpression.Cast c when c.type() instanceof CType.Void -> discard(c.of());
      case TypedExpression.Comma c -> {
        discard(c.first());
        discard(c.second());
      }
      case TypedExpression.StatementExpression s -> flow.valueOf(s.statements());
      case TypedExpression.Call c -> call(c);
      case TypedExpression.Conditional c when !c.type().isScalar() -> {
        Label then = new Label();
        Label otherwise = new Label();
        Label end = new Label();
        branch(c.condition(), then, otherwise, line);
        out.set(then);
        discard(c.then());
        out.jump(line, end);
        out.set(otherwise);
        discard(c.otherwise());
        out.set(end);
      }
      default -> {
        if (isPlace(e) && !e.type().isScalar()) {
          return;
        }
        value(e);
      }
    }
  }

  private static boolean isPlace(TypedExpression e) {
    return e instanceof TypedExpression.Local
        || e instanceof TypedExpression.Global
        || e instanceof TypedExpression.Deref
        || e instanceof TypedExpression.Member;
  }

  /** A value as a type has it. */
  Operand converted(CType to, TypedExpression e, int at) {
    if (!to.isScalar() && to.equals(e.type())) {
      return value(e);
    }
    if (!to.isComputed() || !e.type().isComputed() && !isAddress(e.type())) {
      throw new Unsupported(
          to instanceof CType.Floating || e.type() instanceof CType.Floating
              ? "floating point"
              : "conversion of " + e.type() + " to " + to,
          at);
    }
    TypedExpression v =
        isAddress(e.type()) ? new TypedExpression.AddressOf(CType.VOID_POINTER, e) : e;
    return cast(to, v.type(), value(v));
  }

  private static boolean isAddress(CType type) {
    return type.isArray() || type instanceof CType.Function;
  }

  Operand value(TypedExpression e) {
    return switch (e) {
      case TypedExpression.Constant c -> new Operand.Constant(e.type().bits(), c.value());
      case TypedExpression.StringLiteral s -> address(s);
      case TypedExpression.Local l -> read(l);
      case TypedExpression.Global g -> read(g);
      case TypedExpression.Member m -> read(m);
      case TypedExpression.Deref d -> read(d);
      case TypedExpression.FunctionName f -> address(f);
      case TypedExpression.LabelAddress l -> {
        flow.label(l.label());
        Temporary t = out.temporary(64);
        out.add(new Instruction.LabelAddress(line, t, l.label()));
        yield t;
      }
      case TypedExpression.Bits b -> {
        Temporary t = out.temporary(b.type().bits());
        out.add(new Instruction.Bits(line, t, b.operation(), value(b.of())));
        yield t;
      }
      case TypedExpression.Overflow o -> overflow(o);
      case TypedExpression.AddressOf a -> address(a.of());
      case TypedExpression.Unary u -> unary(u);
      case TypedExpression.Binary b -> binary(b);
      case TypedExpression.Logical l -> fromTruth(l);
      case TypedExpression.Cast c -> cast(c);
      case TypedExpression.Assign a -> assign(a);
      case TypedExpression.Update u -> update(u);
      case TypedExpression.Comma c -> {
        discard(c.first());
        yield value(c.second());
      }
      case TypedExpression.Conditional c -> conditional(c);
      case TypedExpression.Call c ->
          call(c)
              .orElseThrow(() -> new Unsupported("the value of a function without one", c.line()));
      case TypedExpression.Initialised i -> address(i, i.type());
      case TypedExpression.StatementExpression s ->
          flow.valueOf(s.statements())
              .orElseThrow(() -> new Unsupported("a statement expression without value", line));
    };
  }

  private Operand address(TypedExpression.Initialised i, CType type) {
    Operand address = address(i);
    return type.isScalar() ? load(address, type, 0, -1) : address;
  }

  private Operand read(TypedExpression place) {
    if (place.type().isScalar()) {
      if (place instanceof TypedExpression.Member m && m.member().isBitField()) {
        return load(address(place), m.type(), m.member().bit(), m.member().width());
      }
      return load(address(place), place.type(), 0, -1);
    }
    return address(place);
  }

  private Temporary load(Operand address, CType type, int bit, int width) {
    Temporary t = out.temporary(type.bits());
    out.add(new Instruction.Load(line, t, address, type, bit, width));
    return t;
  }

  /** Where an object is. */
  Operand address(TypedExpression e) {
    switch (e) {
      case TypedExpression.Local l -> {
        Temporary t = out.temporary(64);
        out.add(new Instruction.LocalAddress(line, t, l.variable()));
        return t;
      }
      case TypedExpression.Global g -> {
        Temporary t = out.temporary(64);
        out.add(new Instruction.GlobalAddress(line, t, g.name(), g.type()));
        return t;
      }
      case TypedExpression.FunctionName f -> {
        Temporary t = out.temporary(64);
        out.add(new Instruction.FunctionAddress(line, t, f.name()));
        return t;
      }
      case TypedExpression.StringLiteral s -> {
        Temporary t = out.temporary(64);
        out.add(new Instruction.TextAddress(line, t, s.bytes()));
        return t;
      }
      case TypedExpression.Deref d -> {
        return target(d);
      }
      case TypedExpression.Member m -> {
        Operand base = address(m.of());
        return m.member().offset() == 0
            ? base
            : compute(Operation.ADD, base, new Operand.Constant(64, m.member().offset()), 64);
      }
      case TypedExpression.Initialised i -> {
        i.by().forEach(flow::statement);
        return address(new TypedExpression.Local(i.variable()));
      }
      case TypedExpression.Comma c -> {
        discard(c.first());
        return address(c.second());
      }
      case TypedExpression.Cast c -> {
        return address(c.of());
      }
      default -> {
        if (e.type() instanceof RecordType || e.type() instanceof CType.Wide) {
          return value(e);
        }
        throw new Unsupported(
            "the address of " + ExpressionText.of(e) + ", which is no place", line);
      }
    }
  }

  /** What a pointer points to is told where it may not be known: not of elements of an array. */
  private Operand target(TypedExpression.Deref d) {
    if (d.pointer() instanceof TypedExpression.Binary b
        && b.left().type() instanceof CType.Pointer) {
      boolean array = b.left() instanceof TypedExpression.AddressOf;
      Operand left = value(b.left());
      if (!array) {
        out.add(new Instruction.Aim(line, left, d.type(), b.left()));
      }
      Operation move =
          b.operator() == TypedExpression.Operator.SUBTRACT ? Operation.SUBTRACT : Operation.ADD;
      return compute(move, left, value(b.right()), 64);
    }
    Operand pointer = value(d.pointer());
    if (!(d.pointer() instanceof TypedExpression.AddressOf)) {
      out.add(new Instruction.Aim(line, pointer, d.type(), d.pointer()));
    }
    return pointer;
  }

  private Temporary compute(Operation operation, Operand a, Operand b, int bits) {
    Temporary t = out.temporary(bits);
    out.add(new Instruction.Compute(line, t, operation, a, b));
    return t;
  }

  private Operand overflow(TypedExpression.Overflow o) {
    Operand left = value(o.left());
    Operand right = value(o.right());
    Optional<Operand> target = o.target().map(this::value);
    Temporary overflows = out.temporary(8);
    Temporary result = out.temporary(o.of().bits());
    out.add(
        new Instruction.Overflow(
            line,
            overflows,
            result,
            o.of().isSigned(),
            operation(o.operator(), false),
            left,
            o.left().type().isSigned(),
            right,
            o.right().type().isSigned()));
    target.ifPresent(place -> out.add(new Instruction.Store(line, place, result, o.of(), 0, -1)));
    return overflows;
  }

  private Operand unary(TypedExpression.Unary u) {
    if (u.type() instanceof CType.Wide) {
      Operand of = value(u.of());
      long other = u.operator() == TypedExpression.UnaryOperator.NEGATE ? 0 : -1;
      Operand first = widen(new Operand.Constant(64, other), true);
      Operation with =
          u.operator() == TypedExpression.UnaryOperator.NEGATE ? Operation.SUBTRACT : Operation.XOR;
      return wide(with, first, of);
    }
    int bits = u.type().bits();
    return switch (u.operator()) {
      case NEGATE ->
          compute(Operation.SUBTRACT, new Operand.Constant(bits, 0), value(u.of()), bits);
      case COMPLEMENT ->
          compute(Operation.XOR, value(u.of()), new Operand.Constant(bits, -1), bits);
      case NOT -> extended(isZero(u.of()), bits);
    };
  }

  private Operand isZero(TypedExpression of) {
    Operand v = truth(of);
    return compute(Operation.EQUAL, v, new Operand.Constant(v.bits(), 0), 1);
  }

  /** A number that is 0 if a value is. */
  private Operand truth(TypedExpression e) {
    if (e.type() instanceof CType.Wide) {
      return anyBit(value(e));
    }
    if (!e.type().isScalar() && !isAddress(e.type())) {
      throw new Unsupported(
          e.type() instanceof CType.Floating ? "floating point" : "whether a record is 0", line);
    }
    return value(e);
  }

  private Operand anyBit(Operand wide) {
    Operand high = compute(Operation.ADD, wide, new Operand.Constant(64, 8), 64);
    return compute(
        Operation.OR, load(wide, CType.ULONG, 0, -1), load(high, CType.ULONG, 0, -1), 64);
  }

  /** Room for a number of 128 bits. */
  private Operand room() {
    Variable room = new Variable("", new CType.Wide(false, CType.VOID.marks()), false);
    out.add(new Instruction.Enter(line, room, false));
    return address(new TypedExpression.Local(room));
  }

  private Operand wide(Operation operation, Operand left, Operand right) {
    Operand to = room();
    out.add(new Instruction.WideCompute(line, to, operation, left, right));
    return to;
  }

  private Operand widen(Operand of, boolean signed) {
    Operand to = room();
    out.add(new Instruction.Widen(line, to, of, signed));
    return to;
  }

  private Operand extended(Operand bit, int bits) {
    Temporary t = out.temporary(bits);
    out.add(new Instruction.Convert(line, t, bit, false));
    return t;
  }

  private Operand binary(TypedExpression.Binary b) {
    Operand left = value(b.left());
    Operand right = value(b.right());
    CType type = b.left().type();
    Operation operation = operation(b.operator(), type.isSigned());
    if (type instanceof CType.Wide) {
      if (!operation.isComparison()) {
        return wide(operation, left, right);
      }
      Temporary t = out.temporary(1);
      out.add(new Instruction.WideCompare(line, t, operation, left, right));
      return extended(t, b.type().bits());
    }
    if (operation.isComparison()) {
      return extended(compute(operation, left, right, 1), b.type().bits());
    }
    if (left.bits() != right.bits()) { // a shift: the count has a type of its own
      right = resized(right, left.bits(), b.right().type().isSigned());
    }
    return compute(operation, left, right, b.type().bits());
  }

  private static Operation operation(TypedExpression.Operator operator, boolean signed) {
    return switch (operator) {
      case ADD -> Operation.ADD;
      case SUBTRACT -> Operation.SUBTRACT;
      case MULTIPLY -> Operation.MULTIPLY;
      case DIVIDE -> signed ? Operation.DIVIDE_SIGNED : Operation.DIVIDE_UNSIGNED;
      case REMAINDER -> signed ? Operation.REMAINDER_SIGNED : Operation.REMAINDER_UNSIGNED;
      case AND -> Operation.AND;
      case OR -> Operation.OR;
      case XOR -> Operation.XOR;
      case SHIFT_LEFT -> Operation.SHIFT_LEFT;
      case SHIFT_RIGHT -> signed ? Operation.SHIFT_RIGHT_ARITHMETIC : Operation.SHIFT_RIGHT_LOGICAL;
      case EQUAL -> Operation.EQUAL;
      case UNEQUAL -> Operation.UNEQUAL;
      case LESS -> signed ? Operation.LESS_SIGNED : Operation.LESS_UNSIGNED;
      case LESS_OR_EQUAL ->
          signed ? Operation.LESS_OR_EQUAL_SIGNED : Operation.LESS_OR_EQUAL_UNSIGNED;
    };
  }

  private Operand resized(Operand v, int bits, boolean signed) {
    if (v.bits() == bits) {
      return v;
    }
    Temporary t = out.temporary(bits);
    out.add(new Instruction.Convert(line, t, v, signed));
    return t;
  }

  private Operand cast(TypedExpression.Cast c) {
    if (!c.type().isComputed()) {
      return value(c.of());
    }
    return cast(c.type(), c.of().type(), value(c.of()));
  }

  private Operand cast(CType to, CType from, Operand v) {
    if (to instanceof CType.Wide) {
      return from instanceof CType.Wide ? v : widen(v, from.isSigned());
    }
    if (from instanceof CType.Wide) {
      return to instanceof CType.Bool
          ? extended(compute(Operation.UNEQUAL, anyBit(v), new Operand.Constant(64, 0), 1), 8)
          : resized(load(v, CType.ULONG, 0, -1), to.bits(), false);
    }
    if (to instanceof CType.Bool && !(from instanceof CType.Bool)) {
      return extended(compute(Operation.UNEQUAL, v, new Operand.Constant(v.bits(), 0), 1), 8);
    }
    return resized(v, to.bits(), from.isSigned());
  }

  private Operand assign(TypedExpression.Assign a) {
    if (!a.target().type().isScalar()) {
      Operand to = address(a.target());
      Operand from = value(a.value());
      out.add(new Instruction.Copy(line, to, from, a.target().type()));
      return to;
    }
    Operand to = address(a.target());
    Operand v = value(a.value());
    return store(a.target(), to, v);
  }

  /** Stores, and gives what the place then holds. */
  private Operand store(TypedExpression target, Operand address, Operand v) {
    if (target instanceof TypedExpression.Member m && m.member().isBitField()) {
      out.add(
          new Instruction.Store(line, address, v, m.type(), m.member().bit(), m.member().width()));
      return load(address, m.type(), m.member().bit(), m.member().width());
    }
    out.add(new Instruction.Store(line, address, v, target.type(), 0, -1));
    return v;
  }

  private Operand update(TypedExpression.Update u) {
    Operand address = address(u.target());
    if (u.type() instanceof CType.Wide) {
      out.add(new Instruction.Enter(line, u.old(), false));
      Operand old = address(new TypedExpression.Local(u.old()));
      out.add(new Instruction.Copy(line, old, address, u.type()));
      Operand changed = value(u.value());
      out.add(new Instruction.Copy(line, address, changed, u.type()));
      return u.post() ? old : changed;
    }
    boolean bits = u.target() instanceof TypedExpression.Member m && m.member().isBitField();
    Operand before =
        bits && u.target() instanceof TypedExpression.Member m
            ? load(address, m.type(), m.member().bit(), m.member().width())
            : load(address, u.type(), 0, -1);
    keep(u.old(), before);
    Operand after = store(u.target(), address, value(u.value()));
    return u.post() ? before : after;
  }

  private void keep(Variable variable, Operand v) {
    out.add(new Instruction.Enter(line, variable, false));
    Temporary place = out.temporary(64);
    out.add(new Instruction.LocalAddress(line, place, variable));
    out.add(new Instruction.Store(line, place, v, variable.type(), 0, -1));
  }

  private Operand conditional(TypedExpression.Conditional c) {
    boolean scalar = c.type().isScalar();
    Variable chosen = new Variable("", scalar ? c.type() : CType.VOID_POINTER, false);
    Label then = new Label();
    Label otherwise = new Label();
    Label end = new Label();
    branch(c.condition(), then, otherwise, line);
    out.set(then);
    keep(chosen, value(c.then()));
    out.jump(line, end);
    out.set(otherwise);
    keep(chosen, value(c.otherwise()));
    out.set(end);
    return value(new TypedExpression.Local(chosen));
  }

  private Operand fromTruth(TypedExpression e) {
    Variable truth = new Variable("", CType.INT, false);
    Label yes = new Label();
    Label no = new Label();
    Label end = new Label();
    branch(e, yes, no, line);
    out.set(yes);
    keep(truth, new Operand.Constant(32, 1));
    out.jump(line, end);
    out.set(no);
    keep(truth, new Operand.Constant(32, 0));
    out.set(end);
    return value(new TypedExpression.Local(truth));
  }

  /** Goes one way or the other by whether a value is 0. */
  void branch(TypedExpression e, Label yes, Label no, int at) {
    line = at;
    switch (e) {
      case TypedExpression.Logical l -> {
        Label second = new Label();
        if (l.and()) {
          branch(l.left(), second, no, at);
        } else {
          branch(l.left(), yes, second, at);
        }
        out.set(second);
        branch(l.right(), yes, no, at);
      }
      case TypedExpression.Unary u when u.operator() == TypedExpression.UnaryOperator.NOT ->
          branch(u.of(), no, yes, at);
      default -> {
        Operand v = truth(e);
        out.branch(
            at,
            compute(Operation.UNEQUAL, v, new Operand.Constant(v.bits(), 0), 1),
            yes,
            no,
            Optional.of(e));
      }
    }
  }

  private Optional<Operand> call(TypedExpression.Call c) {
    line = c.line() > 0 ? c.line() : line;
    String name = c.callee() instanceof TypedExpression.FunctionName f ? f.name() : "";
    Optional<Operand> pointer = name.isEmpty() ? Optional.of(value(c.callee())) : Optional.empty();
    List<Operand> arguments = new ArrayList<>();
    List<CType> types = new ArrayList<>();
    for (TypedExpression a : c.arguments()) {
      arguments.add(value(a));
      types.add(a.type());
    }
    line = c.line() > 0 ? c.line() : line;
    Optional<Temporary> to =
        c.type().isScalar() ? Optional.of(out.temporary(c.type().bits())) : Optional.empty();
    Optional<Operand> into = Optional.empty();
    if (c.type() instanceof CType.Floating) {
      throw new Unsupported("floating point", line);
    }
    if (c.type() instanceof RecordType || c.type() instanceof CType.Wide) {
      Variable result = new Variable("", c.type(), false);
      out.add(new Instruction.Enter(line, result, false));
      into = Optional.of(address(new TypedExpression.Local(result)));
    }
    out.add(
        new Instruction.Call(
            line,
            name,
            pointer,
            List.copyOf(arguments),
            List.copyOf(types),
            c.type(),
            to,
            into,
            c.callee()));
    return to.isPresent() ? Optional.of(to.get()) : into;
  }
}
