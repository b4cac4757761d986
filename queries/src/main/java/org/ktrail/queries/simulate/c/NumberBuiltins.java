package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.simulate.c.Expression.Constant;

/** Builtins that compute with integers: bits counted and turned, overflow, absolute values. */
final class NumberBuiltins {
  private static final Pattern BITS =
      Pattern.compile("__builtin_(popcount|parity|clz|ctz|ffs|clrsb)(l|ll|)");

  private static final Pattern OVERFLOW =
      Pattern.compile("__builtin_([su]|)(add|sub|mul)(l|ll|)_overflow(_p|)");

  private final Cursor in;
  private final ExpressionParser expressions;

  NumberBuiltins(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  /** The expression that a name just passed begins, if it is one of ours. */
  Optional<Expression> read(Lexeme name) {
    int line = name.line();
    switch (name.text()) {
      case "__builtin_abs" -> {
        return Optional.of(absolute(CType.INT, line));
      }
      case "__builtin_labs", "__builtin_llabs" -> {
        return Optional.of(absolute(CType.LONG, line));
      }
      case "__builtin_bswap16" -> {
        return Optional.of(bits(BitOperation.SWAP_BYTES, CType.USHORT, line));
      }
      case "__builtin_bswap32" -> {
        return Optional.of(bits(BitOperation.SWAP_BYTES, CType.UINT, line));
      }
      case "__builtin_bswap64" -> {
        return Optional.of(bits(BitOperation.SWAP_BYTES, CType.ULONG, line));
      }
      default -> {
        return byPattern(name);
      }
    }
  }

  private Optional<Expression> byPattern(Lexeme name) {
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
}
