package org.ktrail.queries.simulate.c;

import java.util.List;

/** An integer constant expression on its own: that of an {@code #if}, of an enumerator. */
public final class ConstantExpression {
  private ConstantExpression() {}

  /**
   * @param tokens all of it, macros expanded
   * @throws Unsupported if it is none
   */
  public static long value(List<Lexeme> tokens) {
    Cursor in = new Cursor(tokens);
    StatementParser statements = new StatementParser(in, new BlockScope(new NoNames()));
    long value = statements.expressions().constant();
    if (!in.atEnd()) {
      throw new Unsupported("more than an expression: " + in.peek().text(), in.line());
    }
    return value;
  }
}
