package org.ktrail.queries.simulate.c;

import java.util.List;
import org.ktrail.queries.simulate.c.TypedExpression.AddressOf;
import org.ktrail.queries.simulate.c.TypedExpression.Assign;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;
import org.ktrail.queries.simulate.c.TypedExpression.Operator;

/**
 * Arguments without names. They lie in a row, each in as many words as it needs; the first word of
 * a list is the address of the next one. No code sees how a compiler has it.
 */
final class VariableArguments {
  /** As large as on x86-64: an array, so that who is given one changes it. */
  static final CType LIST = new CType.Array(CType.ULONG, 3);

  private VariableArguments() {}

  /** Sets a list to the first argument, which {@code rest} begins with. */
  static TypedExpression start(TypedExpression list, TypedExpression.Variable rest, int line) {
    TypedExpression first =
        new AddressOf(new CType.Pointer(CType.ULONG), new TypedExpression.Local(rest));
    return new Assign(next(list, line), Arithmetic.cast(CType.ULONG, first));
  }

  static TypedExpression copy(TypedExpression to, TypedExpression from, int line) {
    return new Assign(next(to, line), next(from, line));
  }

  /** The next argument, and the list behind it. */
  static TypedExpression take(TypedExpression list, CType type, int line) {
    if (type instanceof CType.Floating) {
      throw new Unsupported("floating point", line);
    }
    long bytes = (Math.max(1, type.size()) + 7) / 8 * 8;
    TypedExpression word = next(list, line);
    TypedExpression.Variable old = new TypedExpression.Variable("", CType.ULONG, false);
    TypedExpression.Local before = new TypedExpression.Local(old);
    TypedExpression behind =
        Arithmetic.binary(Operator.ADD, before, new Constant(CType.ULONG, bytes), line);
    TypedExpression passed = new TypedExpression.Update(word, old, behind, true);
    return ExpressionParser.deref(Arithmetic.cast(new CType.Pointer(type), passed), line);
  }

  static void noFloats(List<TypedExpression> arguments, int line) {
    if (arguments.stream().anyMatch(a -> a.type() instanceof CType.Floating)) {
      throw new Unsupported("floating point", line);
    }
  }

  /** A list is an array, or a pointer to it where it was handed over. */
  private static TypedExpression next(TypedExpression list, int line) {
    return ExpressionParser.deref(list, line);
  }
}
