package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.simulate.c.TypedExpression.Constant;

/** Reads records and enumerations, and defines them. */
final class RecordParser {
  private final Cursor in;
  private final BlockScope scope;
  private final ExpressionParser expressions;
  private final TypeParser types;
  private final AttributeSpecifiers attributes;
  private final PackPragmas packing = new PackPragmas();

  RecordParser(
      Cursor in,
      BlockScope scope,
      ExpressionParser expressions,
      TypeParser types,
      AttributeSpecifiers attributes) {
    this.in = in;
    this.scope = scope;
    this.expressions = expressions;
    this.types = types;
    this.attributes = attributes;
  }

  PackPragmas packing() {
    return packing;
  }

  /** {@code struct tag}, with its members if they follow; the cursor is on the keyword. */
  RecordType record() {
    boolean union = in.next().text().equals("union");
    AttributeSpecifiers.Said around = attributes.said();
    attributes.set(AttributeSpecifiers.Said.NOTHING);
    attributes.pass();
    String tag = in.peek().isName() ? in.next().text() : "";
    attributes.pass();
    boolean defines = in.is("{");
    RecordType type =
        tag.isEmpty()
            ? new RecordType(union ? "union" : "struct", union)
            : scope.record(tag, union, defines || in.is(";"));
    if (defines) {
      define(type);
    }
    attributes.set(around);
    return type;
  }

  private void define(RecordType type) {
    AttributeSpecifiers.Said ahead = attributes.said();
    long most = packing.most();
    in.next();
    List<RecordType.Field> fields = new ArrayList<>();
    boolean nested = type.isBeingDefined();
    type.beingDefined(true);
    try {
      while (!in.accept("}")) {
        fields(fields);
      }
      attributes.set(ahead);
      attributes.pass();
      type.complete(fields, attributes.said().packed(), attributes.said().aligned(), most);
    } finally {
      type.beingDefined(nested);
    }
  }

  private void fields(List<RecordType.Field> into) {
    if (in.accept(";")) {
      return;
    }
    if (PackPragmas.isOne(in.peek())) {
      packing.apply(in.next());
      return;
    }
    if (in.is("_Static_assert") || in.is("static_assert")) {
      in.next();
      in.skipBrackets();
      return;
    }
    TypeParser.Specifiers base = types.specifiers();
    if (in.accept(";")) {
      if (base.type() instanceof RecordType) {
        add("", base.type(), -1, base.said(), into);
      }
      return;
    }
    do {
      types.nextDeclarator(base);
      String name = "";
      CType type = base.type();
      if (!in.is(":")) {
        TypeParser.Declarator d = types.declarator(base.type(), true);
        name = d.name();
        type = d.type();
      }
      int width = in.accept(":") ? width(type) : -1;
      attributes.pass();
      add(name, type, width, attributes.said(), into);
    } while (in.accept(","));
    in.expect(";");
  }

  private int width(CType type) {
    long width = expressions.constant();
    if (width < 0 || !type.isScalar() || type.size() == 0 || width > 8 * type.size()) {
      throw new Unsupported("%d bits of %s".formatted(width, type), in.line());
    }
    return (int) width;
  }

  /** A record within itself has no size, and no end for who looks for its members. */
  private void add(
      String name,
      CType type,
      int width,
      AttributeSpecifiers.Said said,
      List<RecordType.Field> into) {
    CType of = type;
    while (of instanceof CType.Array a) {
      of = a.of();
    }
    if (of instanceof RecordType r && r.isBeingDefined()) {
      throw new Unsupported(r.title() + " within itself", in.line());
    }
    if (of instanceof CType.VariableArray) {
      throw new Unsupported("an array of variable length in a record", in.line());
    }
    TypeParser.bounded(type.size(), in.line());
    into.add(new RecordType.Field(name, type, width, said.packed(), said.aligned()));
  }

  /**
   * {@code enum tag}, with its enumerators if they follow. As gcc has it: each is an int where that
   * holds it, and of the enumeration's type otherwise; that is the first of unsigned, int, unsigned
   * long and long that holds all of them.
   */
  CType enumeration() {
    in.next();
    AttributeSpecifiers.Said around = attributes.said();
    attributes.set(AttributeSpecifiers.Said.NOTHING);
    attributes.pass();
    String tag = in.peek().isName() ? in.next().text() : "";
    attributes.pass();
    if (!in.accept("{")) {
      attributes.set(around);
      return scope.enumeration(tag);
    }
    Map<String, Constant> values = new LinkedHashMap<>();
    Constant next = new Constant(CType.INT, 0);
    while (!in.accept("}")) {
      String name = in.next().text();
      attributes.pass();
      if (in.accept("=")) {
        int line = in.line();
        TypedExpression given = expressions.conditional();
        if (!(given instanceof Constant c) || !c.type().isScalar()) {
          throw new Unsupported("not a constant", line);
        }
        next = c;
      }
      next = asEnumerator(next);
      values.put(name, next);
      scope.add(name, new BlockScope.Meaning.Enumerator(next));
      next = after(next);
      in.accept(",");
    }
    attributes.pass();
    CType type = holding(values.values(), attributes.said().packed(), tag);
    values.forEach((name, c) -> {
      if (c.type() != CType.INT) {
        scope.add(name, new BlockScope.Meaning.Enumerator(new Constant(type, Arithmetic.value(c))));
      }
    });
    if (!tag.isEmpty()) {
      scope.defineEnumeration(tag, type);
    }
    attributes.set(around);
    return type;
  }

  private static Constant asEnumerator(Constant c) {
    long value = Arithmetic.value(c);
    boolean wide = c.type().bits() == 64 && !c.type().isSigned() && value < 0;
    return value == (int) value && !wide ? new Constant(CType.INT, value) : c;
  }

  /** The next number; behind the largest of its type, of a type that holds it. */
  private static Constant after(Constant c) {
    long value = Arithmetic.value(c);
    if (value == Integer.MAX_VALUE && c.type().equals(CType.INT)) {
      return new Constant(CType.UINT, value + 1);
    }
    return c.type().bits() == 32 && !c.type().isSigned() && value == 0xffffffffL
        ? new Constant(CType.LONG, value + 1)
        : new Constant(c.type(), value + 1);
  }

  private static CType holding(Iterable<Constant> values, boolean packed, String tag) {
    boolean signed = false;
    int bits = packed ? 8 : 32;
    for (Constant c : values) {
      signed |= isNegative(c);
    }
    for (Constant c : values) {
      long v = Arithmetic.value(c);
      int needed =
          isNegative(c)
              ? 65 - Long.numberOfLeadingZeros(~v)
              : 64 - Long.numberOfLeadingZeros(v) + (signed ? 1 : 0);
      while (bits < 64 && bits < needed) {
        bits *= 2;
      }
    }
    return new CType.Int(bits, signed, TypeMarks.of(new TypeMarks.Enumeration(tag)));
  }

  private static boolean isNegative(Constant c) {
    return c.type().isSigned() && Arithmetic.value(c) < 0;
  }
}
