package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;

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
  Optional<TypedExpression> read(Lexeme name) {
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

  private Optional<TypedExpression> byPattern(Lexeme name) {
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

  private TypedExpression bits(BitOperation operation, CType.Int of, int line) {
    in.expect("(");
    TypedExpression e = ExpressionParser.converted(of, expressions.assignment(), line);
    in.expect(")");
    CType type = operation == BitOperation.SWAP_BYTES ? of : CType.INT;
    return e instanceof Constant c
        ? new Constant(type, Arithmetic.fit(type, operation.of(of.bits(), Arithmetic.value(c))))
        : new TypedExpression.Bits(type, operation, e);
  }

  private TypedExpression absolute(CType.Int of, int line) {
    in.expect("(");
    TypedExpression e = ExpressionParser.converted(of, expressions.assignment(), line);
    in.expect(")");
    TypedExpression.Variable once = new TypedExpression.Variable("", of, false);
    TypedExpression kept = new TypedExpression.Local(once);
    TypedExpression less =
        Arithmetic.binary(TypedExpression.Operator.LESS, kept, new Constant(of, 0), line);
    TypedExpression minus =
        new TypedExpression.Unary(of, TypedExpression.UnaryOperator.NEGATE, kept);
    TypedStatement keep =
        new TypedStatement.Declare(
            line,
            once,
            false,
            List.of(new TypedStatement.Evaluate(line, new TypedExpression.Assign(kept, e))),
            "");
    return new TypedExpression.StatementExpression(
        of,
        List.of(
            keep,
            new TypedStatement.Evaluate(
                line, new TypedExpression.Conditional(of, less, minus, kept))));
  }

  private TypedExpression overflow(Matcher name, int line) {
    TypedExpression.Operator operator =
        switch (name.group(2)) {
          case "add" -> TypedExpression.Operator.ADD;
          case "sub" -> TypedExpression.Operator.SUBTRACT;
          default -> TypedExpression.Operator.MULTIPLY;
        };
    in.expect("(");
    TypedExpression a = operand(name, line);
    in.expect(",");
    TypedExpression b = operand(name, line);
    in.expect(",");
    TypedExpression last = expressions.assignment();
    in.expect(")");
    if (!name.group(4).isEmpty()) {
      return new TypedExpression.Overflow(
          operator, a, b, Optional.empty(), number(last.type(), line));
    }
    TypedExpression target = Arithmetic.decay(last);
    if (!(target.type() instanceof CType.Pointer p)) {
      throw new Unsupported("what is no pointer takes a result", line);
    }
    return new TypedExpression.Overflow(operator, a, b, Optional.of(target), number(p.to(), line));
  }

  private TypedExpression operand(Matcher name, int line) {
    TypedExpression e = Arithmetic.decay(expressions.assignment());
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
