package org.ktrail.queries.simulate.c;

import java.util.List;
import org.ktrail.queries.simulate.c.Expression.AddressOf;
import org.ktrail.queries.simulate.c.Expression.Assign;
import org.ktrail.queries.simulate.c.Expression.Constant;
import org.ktrail.queries.simulate.c.Expression.Operator;

/**
 * Arguments without names. They lie in a row, each in as many words as it needs; the first word of
 * a list is the address of the next one. No code sees how a compiler has it.
 */
final class VariableArguments {
  /** As large as on x86-64: an array, so that who is given one changes it. */
  static final CType LIST = new CType.Array(CType.ULONG, 3);

  private VariableArguments() {}

  /** Sets a list to the first argument, which {@code rest} begins with. */
  static Expression start(Expression list, Expression.Variable rest, int line) {
    Expression first = new AddressOf(new CType.Pointer(CType.ULONG), new Expression.Local(rest));
    return new Assign(next(list, line), Arithmetic.cast(CType.ULONG, first));
  }

  static Expression copy(Expression to, Expression from, int line) {
    return new Assign(next(to, line), next(from, line));
  }

  /** The next argument, and the list behind it. */
  static Expression take(Expression list, CType type, int line) {
    if (type instanceof CType.Floating) {
      throw new Unsupported("floating point", line);
    }
    long bytes = (Math.max(1, type.size()) + 7) / 8 * 8;
    Expression word = next(list, line);
    Expression.Variable old = new Expression.Variable("", CType.ULONG, false);
    Expression.Local before = new Expression.Local(old);
    Expression behind =
        Arithmetic.binary(Operator.ADD, before, new Constant(CType.ULONG, bytes), line);
    Expression passed = new Expression.Update(word, old, behind, true);
    return ExpressionParser.deref(Arithmetic.cast(new CType.Pointer(type), passed), line);
  }

  static void noFloats(List<Expression> arguments, int line) {
    if (arguments.stream().anyMatch(a -> a.type() instanceof CType.Floating)) {
      throw new Unsupported("floating point", line);
    }
  }

  /** A list is an array, or a pointer to it where it was handed over. */
  private static Expression next(Expression list, int line) {
    return ExpressionParser.deref(list, line);
  }
}
