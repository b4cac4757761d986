package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;

/** Reads types: specifiers, declarators, type names. */
final class TypeParser {
  /** What stands before declarators. */
  record Specifiers(
      CType type,
      boolean isTypedef,
      boolean isStatic,
      boolean isExtern,
      AttributeSpecifiers.Said said) {}

  /**
   * What a declarator says.
   *
   * @param name "" if abstract
   * @param parameters of the innermost function declarator
   * @param lengths computes the sizes of arrays of variable length in the parameters' types
   */
  record Declarator(
      String name,
      CType type,
      List<Variable> parameters,
      List<TypedStatement> lengths,
      AttributeSpecifiers.Said said) {}

  private static final int MOST_STARS = 100;

  private static final Set<String> QUALIFIERS =
      Set.of(
          "restrict",
          "__restrict",
          "__restrict__",
          "_Atomic",
          "register",
          "auto",
          "inline",
          "__inline",
          "__inline__",
          "__extension__",
          "_Noreturn",
          "__noreturn__",
          "_Thread_local",
          "__thread",
          "__seg_gs",
          "__seg_fs");

  private static final Map<String, Integer> QUALIFYING =
      Map.of(
          "const",
          TypeMarks.CONST,
          "__const",
          TypeMarks.CONST,
          "volatile",
          TypeMarks.VOLATILE,
          "__volatile__",
          TypeMarks.VOLATILE,
          "__volatile",
          TypeMarks.VOLATILE);

  private static final Set<String> PRIMITIVES =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "signed",
          "unsigned",
          "__signed__",
          "__signed",
          "_Bool",
          "float",
          "double",
          "__int128",
          "__int128_t",
          "__uint128_t",
          "_Float128",
          "__float128",
          "__builtin_va_list");

  private final Cursor in;
  private final BlockScope scope;
  private final ExpressionParser expressions;
  private final AttributeSpecifiers attributes;
  private final RecordParser records;

  /** What computes the sizes of arrays of variable length that were met. */
  private List<TypedStatement> lengths = new ArrayList<>();

  TypeParser(Cursor in, BlockScope scope, ExpressionParser expressions) {
    this.in = in;
    this.scope = scope;
    this.expressions = expressions;
    attributes = new AttributeSpecifiers(in, this, expressions);
    records = new RecordParser(in, scope, expressions, this, attributes);
  }

  /** What {@code #pragma pack} says where the cursor is. */
  PackPragmas packing() {
    return records.packing();
  }

  /** Takes over what must be executed before the types read last are used. */
  List<TypedStatement> takeLengths() {
    List<TypedStatement> out = lengths;
    lengths = new ArrayList<>();
    return out;
  }

  /** Whether a declaration or type name begins here. */
  boolean startsType() {
    return startsType(in.peek());
  }

  boolean startsType(Lexeme token) {
    String t = token.text();
    return switch (t) {
      case "struct",
          "union",
          "enum",
          "typedef",
          "static",
          "extern",
          "typeof",
          "__typeof__",
          "__typeof",
          "typeof_unqual",
          "__auto_type",
          "_Alignas",
          "__attribute__",
          "__attribute" ->
          true;
      default ->
          QUALIFIERS.contains(t)
              || QUALIFYING.containsKey(t)
              || PRIMITIVES.contains(t)
              || token.isName() && scope.typedef(t).isPresent();
    };
  }

  Specifiers specifiers() {
    AttributeSpecifiers.Said around = attributes.said();
    attributes.set(AttributeSpecifiers.Said.NOTHING);
    boolean isTypedef = false;
    boolean isStatic = false;
    boolean isExtern = false;
    int qualifiers = 0;
    Optional<CType> type = Optional.empty();
    List<String> words = new ArrayList<>();
    while (true) {
      Lexeme token = in.peek();
      String t = token.text();
      if (t.equals("typedef")) {
        isTypedef = true;
        in.next();
      } else if (t.equals("static")) {
        isStatic = true;
        in.next();
      } else if (t.equals("extern")) {
        isExtern = true;
        in.next();
      } else if (QUALIFYING.containsKey(t)) {
        qualifiers |= QUALIFYING.get(t);
        in.next();
      } else if (QUALIFIERS.contains(t)) {
        in.next();
      } else if (AttributeSpecifiers.isOne(t)) {
        attributes.pass();
      } else if (PRIMITIVES.contains(t)) {
        words.add(t);
        in.next();
      } else if (type.isPresent() || !words.isEmpty()) {
        break;
      } else if (t.equals("struct") || t.equals("union")) {
        type = Optional.of(records.record());
      } else if (t.equals("enum")) {
        type = Optional.of(records.enumeration());
      } else if (t.startsWith("typeof") || t.startsWith("__typeof")) {
        type = Optional.of(typeOf());
      } else if (t.equals("__auto_type")) {
        in.next();
        type = Optional.of(initialiserType(token));
      } else if (token.isName() && scope.typedef(t).isPresent()) {
        in.next();
        type = scope.typedef(t);
      } else {
        break;
      }
    }
    CType known = type.orElseGet(() -> Primitives.of(words, in)).qualified(qualifiers);
    AttributeSpecifiers.Said said = attributes.said();
    attributes.set(around);
    return new Specifiers(known, isTypedef, isStatic, isExtern, said);
  }

  /** {@code __auto_type x = …}: the cursor is on x; its type is the initialiser's. */
  private CType initialiserType(Lexeme token) {
    int at = in.at;
    in.next();
    if (!in.accept("=")) {
      throw new Unsupported("__auto_type without a value", token.line());
    }
    CType type = Arithmetic.decay(expressions.assignment()).type();
    in.at = at;
    return type;
  }

  private CType typeOf() {
    boolean bare = in.next().text().equals("typeof_unqual");
    in.expect("(");
    CType type;
    if (startsType()) {
      type = typeName();
    } else {
      type = expressions.comma().type();
    }
    in.expect(")");
    return bare ? type.unqualified() : type;
  }

  CType typeName() {
    AttributeSpecifiers.Said around = attributes.said();
    Specifiers base = specifiers();
    nextDeclarator(base);
    CType type = declarator(base.type(), true).type();
    attributes.set(around);
    return type;
  }

  /** What an attribute of one declarator says is not said of the next one. */
  void nextDeclarator(Specifiers base) {
    attributes.set(base.said());
  }

  void attributes() {
    attributes.pass();
  }

  /** What attributes say of what is being declared, those behind the declarator included. */
  AttributeSpecifiers.Said said() {
    return attributes.said();
  }

  /** A size or alignment that objects may have. */
  static long bounded(long size, int line) {
    if (size < 0 || size > CType.Array.MOST) {
      throw new Unsupported("an object of %d bytes".formatted(size), line);
    }
    return size;
  }

  /** A declarator, abstract or not. */
  Declarator declarator(CType base, boolean mayBeAbstract) {
    in.enter();
    Declarator read = readDeclarator(base, mayBeAbstract);
    in.leave();
    return read;
  }

  private Declarator readDeclarator(CType base, boolean mayBeAbstract) {
    CType type = base;
    attributes.pass();
    for (int stars = 1; in.accept("*"); stars++) {
      if (stars > MOST_STARS) {
        throw new Unsupported("a pointer to too many pointers", in.line());
      }
      type = new CType.Pointer(type);
      while (true) {
        String t = in.peek().text();
        if (AttributeSpecifiers.isOne(t)) {
          attributes.pass();
        } else if (QUALIFYING.containsKey(t)) {
          type = type.qualified(QUALIFYING.get(t));
          in.next();
        } else if (QUALIFIERS.contains(t)) {
          in.next();
        } else {
          break;
        }
      }
    }
    if (in.is("(") && (isNested() || !mayBeAbstract && in.peek(2).text().equals(")"))) {
      in.next();
      int inner = in.at;
      in.at--;
      in.skipBrackets();
      Suffix suffix = suffix(type);
      int end = in.at;
      in.at = inner;
      Declarator nested = declarator(suffix.type, mayBeAbstract);
      in.expect(")");
      in.at = end;
      boolean own = nested.parameters().isEmpty();
      return new Declarator(
          nested.name(),
          nested.type(),
          own ? suffix.parameters : nested.parameters(),
          own ? suffix.lengths : nested.lengths(),
          attributes.said());
    }
    String name = "";
    if (in.peek().isName() && !QUALIFIERS.contains(in.peek().text())) {
      name = in.next().text();
    } else if (!mayBeAbstract) {
      throw new Unsupported("expected a name before " + in.peek().text(), in.line());
    }
    Suffix suffix = suffix(type);
    attributes.pass();
    if (in.is("asm") || in.is("__asm__")) {
      in.next();
      in.skipBrackets();
      attributes.pass();
    }
    return new Declarator(name, suffix.type, suffix.parameters, suffix.lengths, attributes.said());
  }

  /** Whether a parenthesis opens a declarator and not a parameter list. */
  private boolean isNested() {
    Lexeme after = in.peek(1);
    return after.text().equals("*")
        || after.text().equals("(")
        || AttributeSpecifiers.isOne(after.text())
        || after.isName() && !startsType(after);
  }

  private record Suffix(CType type, List<Variable> parameters, List<TypedStatement> lengths) {
    static Suffix of(CType type) {
      return new Suffix(type, List.of(), List.of());
    }
  }

  private Suffix suffix(CType base) {
    in.enter();
    Suffix read = readSuffix(base);
    in.leave();
    return read;
  }

  private Suffix readSuffix(CType base) {
    if (in.accept("[")) {
      while (isQualifier(in.peek().text()) || in.is("static")) {
        in.next();
      }
      int line = in.line();
      if (in.accept("]") || in.is("*") && in.peek(1).text().equals("]")) {
        in.accept("*");
        in.accept("]");
        return Suffix.of(array(suffix(base).type, -1, line));
      }
      TypedExpression length = expressions.conditional();
      in.expect("]");
      CType of = suffix(base).type;
      Optional<Long> count = Arithmetic.constant(length);
      return Suffix.of(
          count.isPresent() ? array(of, count.get(), line) : variable(of, length, line));
    }
    if (in.accept("(")) {
      return parameters(base);
    }
    return Suffix.of(base);
  }

  private CType array(CType of, long count, int line) {
    if (of instanceof CType.VariableArray && count >= 0) {
      return variable(of, new TypedExpression.Constant(CType.LONG, count), line);
    }
    if (count > CType.Array.MOST / Math.max(1, of.size())) {
      throw new Unsupported("an array of %d elements".formatted(count), line);
    }
    return new CType.Array(of, count);
  }

  /** Its size is computed where it is declared. */
  private CType variable(CType of, TypedExpression count, int line) {
    if (scope.isFile()) {
      throw new Unsupported("an array of variable length", line);
    }
    Variable bytes = new Variable("", CType.ULONG, false);
    TypedExpression size =
        Arithmetic.binary(
            TypedExpression.Operator.MULTIPLY,
            Arithmetic.cast(CType.ULONG, count),
            ExpressionParser.sizeOf(of),
            line);
    lengths.add(
        new TypedStatement.Declare(
            line,
            bytes,
            false,
            List.of(
                new TypedStatement.Evaluate(
                    line, new TypedExpression.Assign(new TypedExpression.Local(bytes), size))),
            ""));
    return new CType.VariableArray(of, bytes);
  }

  private Suffix parameters(CType result) {
    List<CType> types = new ArrayList<>();
    List<Variable> parameters = new ArrayList<>();
    boolean variadic = false;
    if (in.is("void") && in.peek(1).text().equals(")")) {
      in.next();
    }
    AttributeSpecifiers.Said around = attributes.said();
    List<TypedStatement> outer = lengths;
    lengths = new ArrayList<>();
    scope.open();
    while (!in.accept(")")) {
      if (in.accept("...")) {
        variadic = true;
        continue;
      }
      Specifiers base = specifiers();
      nextDeclarator(base);
      Declarator d = declarator(base.type(), true);
      Variable v = new Variable(d.name(), adjusted(d.type()), false);
      types.add(v.type());
      parameters.add(v);
      if (!d.name().isEmpty()) {
        scope.add(d.name(), new BlockScope.Meaning.Local(v));
      }
      in.accept(",");
    }
    scope.close();
    attributes.set(around);
    List<TypedStatement> own = List.copyOf(lengths);
    lengths = outer;
    return new Suffix(
        new CType.Function(suffix(result).type, List.copyOf(types), variadic),
        List.copyOf(parameters),
        own);
  }

  static boolean isQualifier(String token) {
    return QUALIFIERS.contains(token) || QUALIFYING.containsKey(token);
  }

  /** A parameter of array or function type is a pointer. */
  private static CType adjusted(CType type) {
    return switch (type) {
      case CType.Array a -> new CType.Pointer(a.of());
      case CType.VariableArray a -> new CType.Pointer(a.of());
      case CType.Function f -> new CType.Pointer(f);
      default -> type;
    };
  }
}
