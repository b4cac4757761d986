package org.ktrail.queries.simulate.c;

import java.util.List;
import java.util.Optional;

/**
 * Constants as the kernel's build makes headers of them: a compiler writes {@code ->NAME value} to
 * its assembly ({@code linux/kbuild.h}), where the value is what the code computes.
 */
public final class AssembledConstants {
  private AssembledConstants() {}

  /**
   * @param statement macros expanded, its semicolon included
   * @param outside what names mean where it stands
   * @return empty if it does not write that name
   * @throws Unsupported if it does, and its value is not understood
   */
  public static Optional<Long> value(List<Lexeme> statement, FileScopeNames outside, String name) {
    Cursor in = new Cursor(statement);
    BlockScope scope = new BlockScope(outside);
    scope.open();
    StatementParser parser = new StatementParser(in, scope);
    while (!in.atEnd()) {
      for (TypedStatement s : parser.statement()) {
        if (s instanceof TypedStatement.Assembly a && writes(a, name)) {
          if (a.inputs().size() == 1
              && a.inputs().getFirst().value() instanceof TypedExpression.Constant c) {
            return Optional.of(Arithmetic.value(c));
          }
          throw new Unsupported(name + " is computed by the build, and not known here", a.line());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean writes(TypedStatement.Assembly a, String name) {
    String text = a.text().replace("\"", "").replace("\\", "");
    return text.contains("->" + name + " ");
  }
}
