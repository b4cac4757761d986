package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function as written, read.
 *
 * @param parameters unnamed ones included
 * @param rest holds the arguments behind the last parameter, where the function looks at them
 */
public record FunctionBody(
    String name,
    CType.Function type,
    List<TypedExpression.Variable> parameters,
    Optional<TypedExpression.Variable> rest,
    TypedStatement.Block body) {
  static FunctionBody read(Cursor in, FileScopeNames names) {
    BlockScope scope = new BlockScope(names);
    StatementParser statements = new StatementParser(in, scope);
    scope.open();
    TypeParser types = statements.expressions().types();
    TypeParser.Specifiers base = types.specifiers();
    types.nextDeclarator(base);
    TypeParser.Declarator d = types.declarator(base.type(), false);
    if (!(d.type() instanceof CType.Function type)) {
      throw new Unsupported(d.name() + " is no function", in.line());
    }
    for (TypedExpression.Variable v : d.parameters()) {
      if (!v.name().isEmpty()) {
        scope.add(v.name(), new BlockScope.Meaning.Local(v));
      }
    }
    types.attributes();
    Function function = new Function(d.name());
    scope.enter(function);
    int line = in.line();
    TypedStatement.Block read = statements.block();
    scope.close();
    List<TypedStatement> all = new ArrayList<>(d.lengths());
    all.addAll(read.statements());
    TypedStatement.Block body =
        d.lengths().isEmpty() ? read : new TypedStatement.Block(line, List.copyOf(all));
    return new FunctionBody(d.name(), type, d.parameters(), function.rest(), body);
  }
}
