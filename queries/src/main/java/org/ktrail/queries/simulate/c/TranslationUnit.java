package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole file, or some declarations of one, read: what is declared, bodies read when asked for.
 */
public final class TranslationUnit implements BlockScope.Declaring {
  private final Cursor in;
  private final StatementParser statements;
  private final TypeParser types;
  private final Map<String, CType> typedefs = new HashMap<>();
  private final Map<String, TypedExpression.Constant> enumerators = new HashMap<>();
  private final Map<String, CType> enumerations = new HashMap<>();
  private final Map<String, CType> objects = new HashMap<>();
  private final Map<String, Integer> bodies = new LinkedHashMap<>();
  private final Map<String, List<TypedStatement>> initialisers = new LinkedHashMap<>();

  /** What is declared elsewhere. */
  private final FileScopeNames outside;

  /** Names that are their own symbols, whatever else has the name outside. */
  private final Set<String> own = new HashSet<>();

  private final boolean owns;

  private final Map<String, Integer> missing = new LinkedHashMap<>();

  private TranslationUnit(List<Lexeme> tokens, FileScopeNames outside, boolean owns) {
    this.outside = outside;
    this.owns = owns;
    in = new Cursor(tokens);
    statements = new StatementParser(in, new BlockScope(this));
    types = statements.expressions().types();
  }

  /**
   * @param tokens with macros expanded
   * @throws Unsupported if something outside of bodies is not understood
   */
  public static TranslationUnit read(List<Lexeme> tokens) {
    return read(tokens, new NoNames());
  }

  /**
   * @param outside what names mean that the tokens do not declare; it also has the records of all
   *     tags
   */
  public static TranslationUnit read(List<Lexeme> tokens, FileScopeNames outside) {
    return read(new TranslationUnit(tokens, outside, false));
  }

  /**
   * Reads code that is laid over a program: what it defines goes before what has the same name
   * there.
   *
   * @throws Unsupported if it is not understood
   */
  public static TranslationUnit readOver(List<Lexeme> tokens, FileScopeNames outside) {
    return read(new TranslationUnit(tokens, outside, true));
  }

  @Override
  public void missing(String name, int line) {
    missing.putIfAbsent(name, line);
  }

  /** Names that mean nothing in what was read so far, with the line of their first use. */
  public Map<String, Integer> missing() {
    return Collections.unmodifiableMap(missing);
  }

  private static TranslationUnit read(TranslationUnit unit) {
    while (!unit.in.atEnd()) {
      unit.declaration();
    }
    return unit;
  }

  private void declaration() {
    if (in.accept(";")) {
      return;
    }
    if (PackPragmas.isOne(in.peek())) {
      types.packing().apply(in.next());
      return;
    }
    if (in.is("asm") || in.is("__asm__")) {
      while (!in.is("(")) {
        in.next();
      }
      in.skipBrackets();
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
      types.nextDeclarator(base);
      TypeParser.Declarator d = types.declarator(base.type(), false);
      types.attributes();
      if (base.isTypedef()) {
        typedefs.put(d.name(), d.type().aligned(types.said().aligned()));
        continue;
      }
      declare(d);
      if (owns && !base.isExtern()) {
        own.add(d.name());
      }
      if (in.is("{")) {
        bodies.put(d.name(), start);
        in.skipBrackets();
        return;
      }
      if (in.accept("=")) {
        InitialiserParser.Read read = statements.expressions().initialisers().read(d.type());
        objects.put(d.name(), read.type());
        initialisers.put(
            d.name(),
            InitialiserParser.stores(
                new TypedExpression.Global(read.type(), symbol(d.name())), read));
      }
    } while (in.accept(","));
    in.expect(";");
  }

  /** An array whose size was said stays as it is where it is declared again without. */
  private void declare(TypeParser.Declarator d) {
    boolean again =
        d.type() instanceof CType.Array a
            && a.count() < 0
            && objects.get(d.name()) instanceof CType.Array known
            && known.count() >= 0;
    if (!again) {
      objects.put(d.name(), d.type());
    }
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
    in.back(new Cursor.Place(start, 0));
    return Optional.of(FunctionBody.read(in, this));
  }

  /** The stores that initialise a variable of the file; what they leave out is 0. */
  public List<TypedStatement> initialiser(String variable) {
    return initialisers.getOrDefault(variable, List.of());
  }

  @Override
  public void declare(String name, BlockScope.Meaning meaning) {
    switch (meaning) {
      case BlockScope.Meaning.Typedef t -> typedefs.put(name, t.type());
      case BlockScope.Meaning.Enumerator e -> enumerators.put(name, e.value());
      case BlockScope.Meaning.Local l -> objects.put(name, l.variable().type());
      case BlockScope.Meaning.Outside o -> objects.put(name, o.type());
    }
  }

  /** The type that a typedef of these declarations stands for. */
  public Optional<CType> declaredTypedef(String name) {
    return Optional.ofNullable(typedefs.get(name));
  }

  /** The value of an enumerator of these declarations. */
  public Optional<TypedExpression.Constant> declaredEnumerator(String name) {
    return Optional.ofNullable(enumerators.get(name));
  }

  /** Variables of these declarations whose type is a record that nothing completes. */
  public List<String> incomplete() {
    List<String> names = new ArrayList<>();
    objects.forEach((name, type) -> {
      CType of = type;
      while (of instanceof CType.Array a) {
        of = a.of();
      }
      if (of instanceof RecordType r && !r.isComplete()) {
        names.add(r.title() + " " + name);
      }
    });
    names.sort(null);
    return names;
  }

  /** The type of a variable or function of these declarations. */
  public Optional<CType> declaredObject(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  @Override
  public Optional<CType> typedef(String name) {
    CType own = typedefs.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    // A variable of these declarations hides a type of that name elsewhere.
    return objects.containsKey(name) ? Optional.empty() : outside.typedef(name);
  }

  @Override
  public RecordType record(String tag, boolean union) {
    return outside.record(tag, union);
  }

  @Override
  public Optional<TypedExpression.Constant> enumerator(String name) {
    TypedExpression.Constant own = enumerators.get(name);
    return own != null ? Optional.of(own) : outside.enumerator(name);
  }

  @Override
  public CType enumeration(String tag) {
    CType own = enumerations.get(tag);
    return own != null ? own : outside.enumeration(tag);
  }

  @Override
  public void enumeration(String tag, CType type) {
    enumerations.put(tag, type);
  }

  /** The type of an enumeration that these declarations define. */
  public Optional<CType> declaredEnumeration(String tag) {
    return Optional.ofNullable(enumerations.get(tag));
  }

  @Override
  public Optional<CType> object(String name) {
    CType own = objects.get(name);
    return own != null ? Optional.of(own) : outside.object(name);
  }

  @Override
  public String symbol(String name) {
    return own.contains(name) ? name : outside.symbol(name);
  }
}
