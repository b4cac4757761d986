package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads types: specifiers, declarators, type names; defines the records and enumerators in them.
 */
final class TypeParser {
  /** What stands before declarators. */
  record Specifiers(
      CType type, boolean isTypedef, boolean isStatic, boolean isExtern, String cleanup) {}

  /**
   * What a declarator says.
   *
   * @param name "" if abstract
   * @param parameters names of the parameters, of the innermost function declarator
   */
  record Declarator(
      String name, CType type, List<String> parameters, String cleanup, long alignment) {}

  private static final int MOST_STARS = 100;

  private static final Set<String> QUALIFIERS =
      Set.of(
          "const",
          "volatile",
          "restrict",
          "__restrict",
          "__restrict__",
          "__const",
          "__volatile__",
          "__volatile",
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
          "_Float128",
          "__builtin_va_list");

  private final Cursor in;
  private final Scope scope;
  private final ExpressionParser expressions;

  /** Attributes met since the last declaration began. */
  private String cleanup = "";

  private boolean packed;
  private long aligned;

  TypeParser(Cursor in, Scope scope, ExpressionParser expressions) {
    this.in = in;
    this.scope = scope;
    this.expressions = expressions;
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
              || PRIMITIVES.contains(t)
              || token.isName() && scope.typedef(t).isPresent();
    };
  }

  Specifiers specifiers() {
    boolean isTypedef = false;
    boolean isStatic = false;
    boolean isExtern = false;
    cleanup = "";
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
      } else if (QUALIFIERS.contains(t)) {
        in.next();
      } else if (isAttribute(t)) {
        attribute();
      } else if (PRIMITIVES.contains(t)) {
        words.add(t);
        in.next();
      } else if (type.isPresent() || !words.isEmpty()) {
        break;
      } else if (t.equals("struct") || t.equals("union")) {
        type = Optional.of(record());
      } else if (t.equals("enum")) {
        type = Optional.of(enumeration());
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
    CType known = type.orElseGet(() -> primitive(words));
    return new Specifiers(known, isTypedef, isStatic, isExtern, cleanup);
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

  private CType primitive(List<String> words) {
    if (words.isEmpty()) {
      throw new Unsupported("a type is missing before " + in.peek().text(), in.line());
    }
    boolean unsigned = words.contains("unsigned");
    if (words.contains("void")) {
      return CType.VOID;
    }
    if (words.contains("_Bool")) {
      return CType.BOOL;
    }
    if (words.contains("float")) {
      return new CType.Floating(4);
    }
    if (words.contains("double")) {
      return new CType.Floating(words.contains("long") ? 16 : 8);
    }
    if (words.contains("_Float128") || words.contains("__int128")) {
      return new CType.Floating(16);
    }
    if (words.contains("__builtin_va_list")) {
      return new CType.Array(CType.ULONG, 3);
    }
    if (words.contains("char")) {
      return new CType.Int(8, !unsigned);
    }
    if (words.contains("short")) {
      return new CType.Int(16, !unsigned);
    }
    return new CType.Int(words.contains("long") ? 64 : 32, !unsigned);
  }

  private CType typeOf() {
    in.next();
    in.expect("(");
    CType type;
    if (startsType()) {
      type = typeName();
    } else {
      type = expressions.comma().type();
    }
    in.expect(")");
    return type;
  }

  CType typeName() {
    Specifiers base = specifiers();
    return declarator(base.type(), true).type();
  }

  /** What an attribute of one declarator says is not said of the next one. */
  void nextDeclarator(Specifiers base) {
    cleanup = base.cleanup();
  }

  static boolean isAttribute(String token) {
    return token.equals("__attribute__") || token.equals("__attribute") || token.equals("_Alignas");
  }

  void attributes() {
    while (isAttribute(in.peek().text())) {
      attribute();
    }
  }

  private void attribute() {
    boolean alignas = in.next().text().equals("_Alignas");
    if (alignas) {
      in.expect("(");
      long asked = startsType() ? typeName().alignment() : expressions.constant();
      aligned = Math.max(aligned, bounded(asked));
      in.expect(")");
      return;
    }
    int start = in.at;
    in.skipBrackets();
    int end = in.at;
    for (in.at = start; in.at < end; ) {
      String t = in.next().text();
      switch (t) {
        case "cleanup", "__cleanup__" -> cleanup = in.peek(1).text();
        case "packed", "__packed__" -> packed = true;
        case "aligned", "__aligned__" -> {
          if (in.accept("(")) {
            aligned = Math.max(aligned, bounded(expressions.constant()));
          } else {
            aligned = Math.max(aligned, 16);
          }
        }
        default -> {}
      }
    }
    in.at = end;
  }

  private RecordType record() {
    boolean union = in.next().text().equals("union");
    packed = false;
    aligned = 0;
    attributes();
    String tag = in.peek().isName() ? in.next().text() : "";
    attributes();
    boolean defines = in.is("{");
    RecordType type =
        tag.isEmpty()
            ? new RecordType(union ? "union" : "struct", union)
            : scope.record(tag, union, defines || in.is(";"));
    if (!defines) {
      return type;
    }
    in.next();
    String outerCleanup = cleanup;
    boolean packedAhead = packed;
    long alignedAhead = aligned;
    List<RecordType.Field> fields = new ArrayList<>();
    boolean nested = type.isBeingDefined();
    type.beingDefined(true);
    try {
      while (!in.accept("}")) {
        fields(fields);
      }
      packed = packedAhead;
      aligned = alignedAhead;
      attributes();
      type.complete(fields, packed, aligned);
    } finally {
      type.beingDefined(nested);
    }
    packed = false;
    aligned = 0;
    cleanup = outerCleanup;
    return type;
  }

  private void fields(List<RecordType.Field> into) {
    if (in.accept(";")) {
      return;
    }
    if (in.is("_Static_assert") || in.is("static_assert")) {
      in.next();
      in.skipBrackets();
      return;
    }
    aligned = 0;
    Specifiers base = specifiers();
    long baseAligned = aligned;
    if (in.accept(";")) {
      if (base.type() instanceof RecordType) {
        add(new RecordType.Field("", base.type(), -1, baseAligned), into);
      }
      return;
    }
    do {
      aligned = baseAligned;
      Declarator d =
          in.is(":")
              ? new Declarator("", base.type(), List.of(), "", 0)
              : declarator(base.type(), true);
      int width = in.accept(":") ? width(d.type()) : -1;
      attributes();
      add(new RecordType.Field(d.name(), d.type(), width, aligned), into);
    } while (in.accept(","));
    in.expect(";");
  }

  private int width(CType type) {
    long width = expressions.constant();
    if (width < 0 || type.size() == 0 || width > 8 * type.size()) {
      throw new Unsupported("%d bits of %s".formatted(width, type), in.line());
    }
    return (int) width;
  }

  /** A record within itself has no size, and no end for who looks for its members. */
  private void add(RecordType.Field field, List<RecordType.Field> into) {
    CType of = field.type();
    while (of instanceof CType.Array a) {
      of = a.of();
    }
    if (of instanceof RecordType r && r.isBeingDefined()) {
      throw new Unsupported(r.title() + " within itself", in.line());
    }
    bounded(field.type().size());
    into.add(field);
  }

  /** A size or alignment that objects may have. */
  private long bounded(long size) {
    if (size < 0 || size > CType.Array.MOST) {
      throw new Unsupported("an object of %d bytes".formatted(size), in.line());
    }
    return size;
  }

  private CType enumeration() {
    in.next();
    attributes();
    if (in.peek().isName()) {
      in.next();
    }
    attributes();
    boolean signed = false;
    if (in.accept("{")) {
      long value = -1;
      while (!in.accept("}")) {
        String name = in.next().text();
        attributes();
        value = in.accept("=") ? expressions.constant() : value + 1;
        signed |= value < 0;
        scope.add(name, new Scope.Meaning.Enumerator(value));
        in.accept(",");
      }
      attributes();
    }
    return signed ? CType.INT : CType.UINT;
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
    attributes();
    for (int stars = 1; in.accept("*"); stars++) {
      if (stars > MOST_STARS) {
        throw new Unsupported("a pointer to too many pointers", in.line());
      }
      type = new CType.Pointer(type);
      while (QUALIFIERS.contains(in.peek().text()) || isAttribute(in.peek().text())) {
        if (isAttribute(in.peek().text())) {
          attributes();
        } else {
          in.next();
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
      List<String> names = nested.parameters().isEmpty() ? suffix.parameters : nested.parameters();
      return new Declarator(nested.name(), nested.type(), names, cleanup, aligned);
    }
    String name = "";
    if (in.peek().isName() && !QUALIFIERS.contains(in.peek().text())) {
      name = in.next().text();
    } else if (!mayBeAbstract) {
      throw new Unsupported("expected a name before " + in.peek().text(), in.line());
    }
    Suffix suffix = suffix(type);
    attributes();
    if (in.is("asm") || in.is("__asm__")) {
      in.next();
      in.skipBrackets();
      attributes();
    }
    return new Declarator(name, suffix.type, suffix.parameters, cleanup, aligned);
  }

  /** Whether a parenthesis opens a declarator and not a parameter list. */
  private boolean isNested() {
    Lexeme after = in.peek(1);
    return after.text().equals("*")
        || after.text().equals("(")
        || isAttribute(after.text())
        || after.isName() && !startsType(after);
  }

  private record Suffix(CType type, List<String> parameters) {}

  private Suffix suffix(CType base) {
    in.enter();
    Suffix read = readSuffix(base);
    in.leave();
    return read;
  }

  private Suffix readSuffix(CType base) {
    if (in.accept("[")) {
      while (QUALIFIERS.contains(in.peek().text()) || in.is("static")) {
        in.next();
      }
      long count = -1;
      if (!in.is("]")) {
        Expression size = expressions.conditional();
        count =
            Arithmetic.constant(size)
                .orElseThrow(() -> new Unsupported("an array of variable length", in.line()));
      }
      in.expect("]");
      CType of = suffix(base).type;
      if (count > CType.Array.MOST / Math.max(1, of.size())) {
        throw new Unsupported("an array of %d elements".formatted(count), in.line());
      }
      return new Suffix(new CType.Array(of, count), List.of());
    }
    if (in.accept("(")) {
      return parameters(base);
    }
    return new Suffix(base, List.of());
  }

  private Suffix parameters(CType result) {
    List<CType> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    boolean variadic = false;
    if (in.is("void") && in.peek(1).text().equals(")")) {
      in.next();
    }
    scope.open();
    while (!in.accept(")")) {
      if (in.accept("...")) {
        variadic = true;
        continue;
      }
      String outer = cleanup;
      Specifiers base = specifiers();
      Declarator d = declarator(base.type(), true);
      cleanup = outer;
      types.add(adjusted(d.type()));
      names.add(d.name());
      in.accept(",");
    }
    scope.close();
    return new Suffix(
        new CType.Function(suffix(result).type, List.copyOf(types), variadic), List.copyOf(names));
  }

  /** A parameter of array or function type is a pointer. */
  private static CType adjusted(CType type) {
    return switch (type) {
      case CType.Array a -> new CType.Pointer(a.of());
      case CType.Function f -> new CType.Pointer(f);
      default -> type;
    };
  }
}
