package org.ktrail.queries.simulate.c;

import java.util.Optional;
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

  /** The expression that a name just passed begins, if it is one of ours. */
  Optional<Expression> read(Lexeme name) {
    return switch (name.text()) {
      case "__builtin_offsetof" -> Optional.of(offsetOf());
      case "__builtin_types_compatible_p" -> Optional.of(compatible());
      case "__builtin_choose_expr" -> Optional.of(choose());
      case "__builtin_constant_p" -> Optional.of(isConstant());
      case "__builtin_expect" -> Optional.of(first(CType.LONG));
      case "__builtin_va_arg" -> throw new Unsupported("__builtin_va_arg", name.line());
      case "_Generic" -> Optional.of(generic(name.line()));
      case "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__" ->
          Optional.of(new Expression.StringLiteral(new byte[] {'?', 0}));
      default -> Optional.empty();
    };
  }

  private Expression offsetOf() {
    in.expect("(");
    CType type = types.typeName();
    in.expect(",");
    Lexeme member = in.next();
    Expression null_ = new Constant(new CType.Pointer(type), 0);
    Expression place =
        ExpressionParser.member(ExpressionParser.deref(null_, member.line()), member);
    long offset = ((Expression.Member) place).member().offset();
    while (!in.accept(")")) {
      if (in.accept(".")) {
        place = ExpressionParser.member(place, in.next());
        offset += ((Expression.Member) place).member().offset();
      } else {
        in.expect("[");
        CType element = place.type() instanceof CType.Array a ? a.of() : CType.CHAR;
        offset += expressions.constant() * element.size();
        in.expect("]");
        place = new Expression.Deref(element, null_);
      }
    }
    return new Constant(CType.ULONG, offset);
  }

  private Expression compatible() {
    in.expect("(");
    CType a = types.typeName();
    in.expect(",");
    CType b = types.typeName();
    in.expect(")");
    return new Constant(CType.INT, isCompatible(a, b) ? 1 : 0);
  }

  static boolean isCompatible(CType a, CType b) {
    return switch (a) {
      case CType.Array x ->
          b instanceof CType.Array y
              && (x.count() < 0 || y.count() < 0 || x.count() == y.count())
              && isCompatible(x.of(), y.of());
      case CType.Pointer x -> b instanceof CType.Pointer y && isCompatible(x.to(), y.to());
      default -> a.equals(b);
    };
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
    CType control = Arithmetic.decay(expressions.assignment()).type();
    Optional<Expression> chosen = Optional.empty();
    Optional<Expression> otherwise = Optional.empty();
    while (in.accept(",")) {
      boolean isDefault = in.accept("default");
      boolean fits = !isDefault && isCompatible(control, types.typeName());
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
