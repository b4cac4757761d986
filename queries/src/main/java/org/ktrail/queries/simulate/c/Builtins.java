package org.ktrail.queries.simulate.c;

import java.util.Optional;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;

/** What only a compiler can answer: questions about types, and choices made while compiling. */
final class Builtins {
  private final Cursor in;
  private final BlockScope scope;
  private final TypeParser types;
  private final ExpressionParser expressions;
  private final NumberBuiltins numbers;

  Builtins(Cursor in, BlockScope scope, TypeParser types, ExpressionParser expressions) {
    this.in = in;
    this.scope = scope;
    this.types = types;
    this.expressions = expressions;
    numbers = new NumberBuiltins(in, expressions);
  }

  /** The expression that a name just passed begins, if it is one of ours. */
  Optional<TypedExpression> read(Lexeme name) {
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
      case "_Generic" -> Optional.of(generic(line));
      case "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__" -> Optional.of(functionName(line));
      default ->
          name.text().startsWith("__builtin_")
              ? numbers.read(name).or(() -> library(name))
              : Optional.empty();
    };
  }

  /** {@code __builtin_memcpy} is {@code memcpy}, where that is declared. */
  private Optional<TypedExpression> library(Lexeme name) {
    return scope
        .object(name.text().substring("__builtin_".length()))
        .filter(TypedExpression.FunctionName.class::isInstance);
  }

  private TypedExpression startArguments(int line) {
    in.expect("(");
    TypedExpression list = expressions.assignment();
    while (in.accept(",")) {
      expressions.assignment();
    }
    in.expect(")");
    Function function =
        scope.function().orElseThrow(() -> new Unsupported("no function's arguments", line));
    return VariableArguments.start(list, function.needRest(), line);
  }

  private TypedExpression endArguments() {
    in.expect("(");
    TypedExpression list = expressions.assignment();
    in.expect(")");
    return new TypedExpression.Cast(CType.VOID, list);
  }

  private TypedExpression copyArguments(int line) {
    in.expect("(");
    TypedExpression to = expressions.assignment();
    in.expect(",");
    TypedExpression from = expressions.assignment();
    in.expect(")");
    return VariableArguments.copy(to, from, line);
  }

  private TypedExpression nextArgument(int line) {
    in.expect("(");
    TypedExpression list = expressions.assignment();
    in.expect(",");
    CType type = types.typeName();
    in.expect(")");
    return VariableArguments.take(list, type, line);
  }

  private TypedExpression functionName(int line) {
    return scope
        .function()
        .orElseThrow(() -> new Unsupported("the name of no function", line))
        .nameLiteral();
  }

  /** An index that is computed makes the offset a computation. */
  private TypedExpression offsetOf() {
    in.expect("(");
    CType type = types.typeName();
    in.expect(",");
    Lexeme member = in.next();
    TypedExpression null_ = new Constant(new CType.Pointer(type), 0);
    TypedExpression place =
        ExpressionParser.member(ExpressionParser.deref(null_, member.line()), member);
    TypedExpression offset =
        new Constant(CType.ULONG, ((TypedExpression.Member) place).member().offset());
    while (!in.accept(")")) {
      TypedExpression more;
      if (in.accept(".")) {
        place = ExpressionParser.member(place, in.next());
        more = new Constant(CType.ULONG, ((TypedExpression.Member) place).member().offset());
      } else {
        in.expect("[");
        CType element = place.type() instanceof CType.Array a ? a.of() : CType.CHAR;
        more =
            Arithmetic.binary(
                TypedExpression.Operator.MULTIPLY,
                Arithmetic.cast(CType.ULONG, expressions.comma()),
                new Constant(CType.ULONG, element.size()),
                in.line());
        in.expect("]");
        place = new TypedExpression.Deref(element, null_);
      }
      offset = Arithmetic.binary(TypedExpression.Operator.ADD, offset, more, in.line());
    }
    return offset;
  }

  private TypedExpression compatible() {
    in.expect("(");
    CType a = types.typeName();
    in.expect(",");
    CType b = types.typeName();
    in.expect(")");
    return new Constant(CType.INT, Compatibility.ofUnqualified(a, b) ? 1 : 0);
  }

  private TypedExpression choose() {
    in.expect("(");
    boolean first = expressions.constant() != 0;
    in.expect(",");
    TypedExpression a = branch(first);
    in.expect(",");
    TypedExpression b = branch(!first);
    in.expect(")");
    return first ? a : b;
  }

  /** The branch that is not chosen need not make sense. */
  private TypedExpression branch(boolean taken) {
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

  private TypedExpression isConstant() {
    in.expect("(");
    TypedExpression e = expressions.comma();
    in.expect(")");
    boolean constant = e instanceof Constant || e instanceof TypedExpression.StringLiteral;
    return new Constant(CType.INT, constant ? 1 : 0);
  }

  private TypedExpression first(CType type) {
    in.expect("(");
    TypedExpression e = expressions.assignment();
    while (in.accept(",")) {
      expressions.assignment();
    }
    in.expect(")");
    return ExpressionParser.converted(type, e, in.line());
  }

  private TypedExpression generic(int line) {
    in.expect("(");
    CType control = Arithmetic.decay(expressions.assignment()).type().unqualified();
    Optional<TypedExpression> chosen = Optional.empty();
    Optional<TypedExpression> otherwise = Optional.empty();
    while (in.accept(",")) {
      boolean isDefault = in.accept("default");
      boolean fits = !isDefault && Compatibility.of(control, types.typeName());
      in.expect(":");
      if (isDefault || fits && chosen.isEmpty()) {
        Cursor.Place before = in.place();
        int blocks = scope.depth();
        try {
          TypedExpression e = expressions.assignment();
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
    Optional<TypedExpression> fallback = otherwise;
    return chosen
        .or(() -> fallback)
        .orElseThrow(() -> new Unsupported("_Generic chooses nothing", line));
  }
}
