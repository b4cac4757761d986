package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole file, read: what it declares, bodies read when asked for. */
public final class TranslationUnit implements Scope.Declaring {
  private final Cursor in;
  private final StatementParser statements;
  private final TypeParser types;
  private final Map<String, CType> typedefs = new HashMap<>();
  private final Map<String, RecordType> records = new HashMap<>();
  private final Map<String, Long> enumerators = new HashMap<>();
  private final Map<String, CType> objects = new HashMap<>();
  private final Map<String, Integer> bodies = new LinkedHashMap<>();
  private final Map<String, List<Statement>> initialisers = new LinkedHashMap<>();

  private TranslationUnit(List<Lexeme> tokens) {
    in = new Cursor(tokens);
    statements = new StatementParser(in, new Scope(this));
    types = statements.expressions().types();
  }

  /**
   * @param tokens with macros expanded
   * @throws Unsupported if something outside of bodies is not understood
   */
  public static TranslationUnit read(List<Lexeme> tokens) {
    TranslationUnit unit = new TranslationUnit(tokens);
    while (!unit.in.atEnd()) {
      unit.declaration();
    }
    return unit;
  }

  private void declaration() {
    if (in.accept(";")) {
      return;
    }
    if (in.is("_Static_assert")) {
      in.next();
      in.skipBrackets();
      return;
    }
    int start = in.at;
    TypeParser.Specifiers base = types.specifiers();
    if (in.accept(";")) {
      return;
    }
    do {
      TypeParser.Declarator d = types.declarator(base.type(), false);
      types.attributes();
      if (base.isTypedef()) {
        typedefs.put(d.name(), d.type());
        continue;
      }
      objects.put(d.name(), d.type());
      if (in.is("{")) {
        bodies.put(d.name(), start);
        in.skipBrackets();
        return;
      }
      if (in.accept("=")) {
        Initialisers.Read read = statements.expressions().initialisers().read(d.type());
        objects.put(d.name(), read.type());
        initialisers.put(
            d.name(), Initialisers.stores(new Expression.Global(read.type(), d.name()), read));
      }
    } while (in.accept(","));
    in.expect(";");
  }

  /** Names of the functions that have a body, in the order of the file. */
  public List<String> functions() {
    return new ArrayList<>(bodies.keySet());
  }

  /**
   * The function of a name, if the file defines it.
   *
   * @throws Unsupported if it is no C that is understood
   */
  public Optional<FunctionBody> function(String name) {
    Integer start = bodies.get(name);
    if (start == null) {
      return Optional.empty();
    }
    in.at = start;
    return Optional.of(FunctionBody.read(in, this));
  }

  /** The stores that initialise a variable of the file; what they leave out is 0. */
  public List<Statement> initialiser(String variable) {
    return initialisers.getOrDefault(variable, List.of());
  }

  @Override
  public void declare(String name, Scope.Meaning meaning) {
    switch (meaning) {
      case Scope.Meaning.Typedef t -> typedefs.put(name, t.type());
      case Scope.Meaning.Enumerator e -> enumerators.put(name, e.value());
      case Scope.Meaning.Local l -> objects.put(name, l.variable().type());
      case Scope.Meaning.Outside o -> objects.put(name, o.type());
    }
  }

  @Override
  public Optional<CType> typedef(String name) {
    return Optional.ofNullable(typedefs.get(name));
  }

  @Override
  public RecordType record(String tag, boolean union) {
    return records.computeIfAbsent(
        tag, t -> new RecordType((union ? "union " : "struct ") + t, union));
  }

  @Override
  public Optional<Long> enumerator(String name) {
    return Optional.ofNullable(enumerators.get(name));
  }

  @Override
  public Optional<CType> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }
}
