package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;

/**
 * A function as written, read.
 *
 * @param parameters unnamed ones included
 */
public record FunctionBody(
    String name, CType.Function type, List<Expression.Variable> parameters, Statement.Block body) {

  /**
   * Reads a definition.
   *
   * @param tokens from its specifiers to its closing brace, macros expanded
   * @throws Unsupported if it is no C that is understood
   */
  public static FunctionBody read(List<Lexeme> tokens, Names names) {
    return read(new Cursor(tokens), names);
  }

  static FunctionBody read(Cursor in, Names names) {
    Scope scope = new Scope(names);
    StatementParser statements = new StatementParser(in, scope);
    scope.open();
    TypeParser types = statements.expressions().types();
    TypeParser.Specifiers base = types.specifiers();
    TypeParser.Declarator d = types.declarator(base.type(), false);
    if (!(d.type() instanceof CType.Function type)) {
      throw new Unsupported(d.name() + " is no function", in.line());
    }
    List<Expression.Variable> parameters = new ArrayList<>();
    for (int i = 0; i < type.parameters().size(); i++) {
      String name = i < d.parameters().size() ? d.parameters().get(i) : "";
      Expression.Variable v = new Expression.Variable(name, type.parameters().get(i), false);
      parameters.add(v);
      if (!name.isEmpty()) {
        scope.add(name, new Scope.Meaning.Local(v));
      }
    }
    types.attributes();
    Statement.Block body = statements.block();
    scope.close();
    return new FunctionBody(d.name(), type, List.copyOf(parameters), body);
  }
}
