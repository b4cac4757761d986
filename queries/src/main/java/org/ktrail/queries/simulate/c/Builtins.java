package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.simulate.c.Expression.Constant;

/** What only a compiler can answer: questions about types, and choices made while compiling. */
final class Builtins {
  private final Cursor in;
  private final Scope scope;
  private final TypeParser types;
  private final ExpressionParser expressions;

  Builtins(Cursor in, Scope scope, TypeParser types, ExpressionParser expressions) {
    this.in = in;
    this.scope = scope;
    this.types = types;
    this.expressions = expressions;
  }

  private static final Pattern BITS =
      Pattern.compile("__builtin_(popcount|parity|clz|ctz|ffs|clrsb)(l|ll|)");

  private static final Pattern OVERFLOW =
      Pattern.compile("__builtin_([su]|)(add|sub|mul)(l|ll|)_overflow(_p|)");

  /** The expression that a name just passed begins, if it is one of ours. */
  Optional<Expression> read(Lexeme name) {
    int line = name.line();
    return switch (name.text()) {
      case "__builtin_offsetof" -> Optional.of(offsetOf());
      case "__builtin_types_compatible_p" -> Optional.of(compatible());
      case "__builtin_choose_expr" -> Optional.of(choose());
      case "__builtin_constant_p" -> Optional.of(isConstant());
      case "__builtin_expect", "__builtin_expect_with_probability" ->
          Optional.of(first(CType.LONG));
      case "__builtin_va_start" -> Optional.of(startArguments(line));
      case "__builtin_va_end" -> Optional.of(endArguments());
      case "__builtin_va_copy" -> Optional.of(copyArguments(line));
      case "__builtin_va_arg" -> Optional.of(nextArgument(line));
      case "__builtin_abs" -> Optional.of(absolute(CType.INT, line));
      case "__builtin_labs", "__builtin_llabs" -> Optional.of(absolute(CType.LONG, line));
      case "__builtin_bswap16" -> Optional.of(bits(BitOperation.SWAP_BYTES, CType.USHORT, line));
      case "__builtin_bswap32" -> Optional.of(bits(BitOperation.SWAP_BYTES, CType.UINT, line));
      case "__builtin_bswap64" -> Optional.of(bits(BitOperation.SWAP_BYTES, CType.ULONG, line));
      case "_Generic" -> Optional.of(generic(line));
      case "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__" -> Optional.of(functionName(line));
      default -> name.text().startsWith("__builtin_") ? onNumbers(name) : Optional.empty();
    };
  }

  private Optional<Expression> onNumbers(Lexeme name) {
    Matcher bits = BITS.matcher(name.text());
    if (bits.matches()) {
      boolean signed = bits.group(1).equals("ffs") || bits.group(1).equals("clrsb");
      CType.Int of = new CType.Int(bits.group(2).isEmpty() ? 32 : 64, signed);
      BitOperation operation =
          switch (bits.group(1)) {
            case "popcount" -> BitOperation.ONES;
            case "parity" -> BitOperation.PARITY;
            case "clz" -> BitOperation.LEADING_ZEROS;
            case "ctz" -> BitOperation.TRAILING_ZEROS;
            case "ffs" -> BitOperation.FIRST_ONE;
            default -> BitOperation.SIGN_COPIES;
          };
      return Optional.of(bits(operation, of, name.line()));
    }
    Matcher overflow = OVERFLOW.matcher(name.text());
    return overflow.matches() ? Optional.of(overflow(overflow, name.line())) : Optional.empty();
  }

  private Expression bits(BitOperation operation, CType.Int of, int line) {
    in.expect("(");
    Expression e = ExpressionParser.converted(of, expressions.assignment(), line);
    in.expect(")");
    CType type = operation == BitOperation.SWAP_BYTES ? of : CType.INT;
    return e instanceof Constant c
        ? new Constant(type, Arithmetic.fit(type, operation.of(of.bits(), Arithmetic.value(c))))
        : new Expression.Bits(type, operation, e);
  }

  private Expression absolute(CType.Int of, int line) {
    in.expect("(");
    Expression e = ExpressionParser.converted(of, expressions.assignment(), line);
    in.expect(")");
    Expression.Variable once = new Expression.Variable("", of, false);
    Expression kept = new Expression.Local(once);
    Expression less = Arithmetic.binary(Expression.Operator.LESS, kept, new Constant(of, 0), line);
    Expression minus = new Expression.Unary(of, Expression.UnaryOperator.NEGATE, kept);
    Statement keep =
        new Statement.Declare(
            line,
            once,
            false,
            List.of(new Statement.Evaluate(line, new Expression.Assign(kept, e))),
            "");
    return new Expression.StatementExpression(
        of,
        List.of(
            keep, new Statement.Evaluate(line, new Expression.Conditional(of, less, minus, kept))));
  }

  private Expression overflow(Matcher name, int line) {
    Expression.Operator operator =
        switch (name.group(2)) {
          case "add" -> Expression.Operator.ADD;
          case "sub" -> Expression.Operator.SUBTRACT;
          default -> Expression.Operator.MULTIPLY;
        };
    in.expect("(");
    Expression a = operand(name, line);
    in.expect(",");
    Expression b = operand(name, line);
    in.expect(",");
    Expression last = expressions.assignment();
    in.expect(")");
    if (!name.group(4).isEmpty()) {
      return new Expression.Overflow(operator, a, b, Optional.empty(), number(last.type(), line));
    }
    Expression target = Arithmetic.decay(last);
    if (!(target.type() instanceof CType.Pointer p)) {
      throw new Unsupported("what is no pointer takes a result", line);
    }
    return new Expression.Overflow(operator, a, b, Optional.of(target), number(p.to(), line));
  }

  private Expression operand(Matcher name, int line) {
    Expression e = Arithmetic.decay(expressions.assignment());
    if (name.group(1).isEmpty()) {
      number(e.type(), line);
      return e;
    }
    CType as = new CType.Int(name.group(3).isEmpty() ? 32 : 64, name.group(1).equals("s"));
    return ExpressionParser.converted(as, e, line);
  }

  private static CType number(CType type, int line) {
    if (type instanceof CType.Wide) {
      throw new Unsupported("overflow of 128 bits", line);
    }
    if (!(type instanceof CType.Int) && !(type instanceof CType.Bool)) {
      throw Arithmetic.notComputed(type, line);
    }
    return type.unqualified();
  }

  private Expression startArguments(int line) {
    in.expect("(");
    Expression list = expressions.assignment();
    while (in.accept(",")) {
      expressions.assignment();
    }
    in.expect(")");
    Function function =
        scope.function().orElseThrow(() -> new Unsupported("no function's arguments", line));
    return VariableArguments.start(list, function.needRest(), line);
  }

  private Expression endArguments() {
    in.expect("(");
    Expression list = expressions.assignment();
    in.expect(")");
    return new Expression.Cast(CType.VOID, list);
  }

  private Expression copyArguments(int line) {
    in.expect("(");
    Expression to = expressions.assignment();
    in.expect(",");
    Expression from = expressions.assignment();
    in.expect(")");
    return VariableArguments.copy(to, from, line);
  }

  private Expression nextArgument(int line) {
    in.expect("(");
    Expression list = expressions.assignment();
    in.expect(",");
    CType type = types.typeName();
    in.expect(")");
    return VariableArguments.take(list, type, line);
  }

  private Expression functionName(int line) {
    return scope
        .function()
        .orElseThrow(() -> new Unsupported("the name of no function", line))
        .nameLiteral();
  }

  /** An index that is computed makes the offset a computation. */
  private Expression offsetOf() {
    in.expect("(");
    CType type = types.typeName();
    in.expect(",");
    Lexeme member = in.next();
    Expression null_ = new Constant(new CType.Pointer(type), 0);
    Expression place =
        ExpressionParser.member(ExpressionParser.deref(null_, member.line()), member);
    Expression offset = new Constant(CType.ULONG, ((Expression.Member) place).member().offset());
    while (!in.accept(")")) {
      Expression more;
      if (in.accept(".")) {
        place = ExpressionParser.member(place, in.next());
        more = new Constant(CType.ULONG, ((Expression.Member) place).member().offset());
      } else {
        in.expect("[");
        CType element = place.type() instanceof CType.Array a ? a.of() : CType.CHAR;
        more =
            Arithmetic.binary(
                Expression.Operator.MULTIPLY,
                Arithmetic.cast(CType.ULONG, expressions.comma()),
                new Constant(CType.ULONG, element.size()),
                in.line());
        in.expect("]");
        place = new Expression.Deref(element, null_);
      }
      offset = Arithmetic.binary(Expression.Operator.ADD, offset, more, in.line());
    }
    return offset;
  }

  private Expression compatible() {
    in.expect("(");
    CType a = types.typeName();
    in.expect(",");
    CType b = types.typeName();
    in.expect(")");
    return new Constant(CType.INT, Compatibility.ofUnqualified(a, b) ? 1 : 0);
  }

  private Expression choose() {
    in.expect("(");
    boolean first = expressions.constant() != 0;
    in.expect(",");
    Expression a = branch(first);
    in.expect(",");
    Expression b = branch(!first);
    in.expect(")");
    return first ? a : b;
  }

  /** The branch that is not chosen need not make sense. */
  private Expression branch(boolean taken) {
    if (taken) {
      return expressions.assignment();
    }
    passArgument();
    return new Constant(CType.INT, 0);
  }

  private void passArgument() {
    while (!in.is(",") && !in.is(")")) {
      if (in.is("(") || in.is("[") || in.is("{")) {
        in.skipBrackets();
      } else if (in.atEnd()) {
        throw new Unsupported("a bracket is not closed", in.line());
      } else {
        in.next();
      }
    }
  }

  private Expression isConstant() {
    in.expect("(");
    Expression e = expressions.comma();
    in.expect(")");
    boolean constant = e instanceof Constant || e instanceof Expression.StringLiteral;
    return new Constant(CType.INT, constant ? 1 : 0);
  }

  private Expression first(CType type) {
    in.expect("(");
    Expression e = expressions.assignment();
    while (in.accept(",")) {
      expressions.assignment();
    }
    in.expect(")");
    return ExpressionParser.converted(type, e, in.line());
  }

  private Expression generic(int line) {
    in.expect("(");
    CType control = Arithmetic.decay(expressions.assignment()).type().unqualified();
    Optional<Expression> chosen = Optional.empty();
    Optional<Expression> otherwise = Optional.empty();
    while (in.accept(",")) {
      boolean isDefault = in.accept("default");
      boolean fits = !isDefault && Compatibility.of(control, types.typeName());
      in.expect(":");
      if (isDefault || fits && chosen.isEmpty()) {
        Cursor.Place before = in.place();
        int blocks = scope.depth();
        try {
          Expression e = expressions.assignment();
          if (isDefault) {
            otherwise = Optional.of(e);
          } else {
            chosen = Optional.of(e);
          }
        } catch (Unsupported e) {
          if (!isDefault) {
            throw e;
          }
          scope.closeTo(blocks);
          in.back(before);
          passArgument();
        }
      } else {
        passArgument();
      }
    }
    in.expect(")");
    Optional<Expression> fallback = otherwise;
    return chosen
        .or(() -> fallback)
        .orElseThrow(() -> new Unsupported("_Generic chooses nothing", line));
  }
}
