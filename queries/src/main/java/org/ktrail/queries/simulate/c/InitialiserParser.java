package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.c.InitialisedParts.Item;
import org.ktrail.queries.simulate.c.InitialisedParts.Way;
import org.ktrail.queries.simulate.c.TypedExpression.Assign;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;

/** Reads initialisers, and says which stores they are. */
final class InitialiserParser {
  /**
   * An initialiser read.
   *
   * @param type of the object, arrays without a size completed
   * @param braces whether what is not named is 0
   */
  record Read(CType type, boolean braces, List<Item> items) {}

  /** Objects given a value in all: {@code [0 ... 4000000000]} is as quickly written as done. */
  private static final int MOST = 1 << 20;

  private final Cursor in;
  private final ExpressionParser expressions;
  private int objects;
  private long furthest;

  InitialiserParser(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Read read(CType type) {
    long outerFurthest = furthest;
    furthest = -1;
    try {
      boolean braces = in.is("{");
      boolean text = type.isArray() && expressions.isString();
      InitialisedParts whole =
          new InitialisedParts(new Way.Whole(), type instanceof RecordType r && r.isUnion());
      object(type, whole, true);
      CType known =
          type instanceof CType.Array a && a.count() < 0
              ? new CType.Array(a.of(), furthest + 1)
              : type;
      List<Item> items = new ArrayList<>();
      whole.collect(items);
      return new Read(known, braces || text, List.copyOf(items));
    } finally {
      furthest = outerFurthest;
    }
  }

  /** The stores into a variable. */
  List<TypedStatement> stores(Variable variable, Read read, int line) {
    List<TypedStatement> out = new ArrayList<>();
    out.add(new TypedStatement.Declare(line, variable, read.braces(), List.of(), ""));
    out.addAll(stores(new TypedExpression.Local(variable), read));
    return out;
  }

  /** The stores into a place, what is not named left as it is. */
  static List<TypedStatement> stores(TypedExpression whole, Read read) {
    List<TypedStatement> out = new ArrayList<>();
    for (Item item : read.items()) {
      TypedExpression place = place(item.way(), whole);
      TypedExpression value = ExpressionParser.converted(place.type(), item.value(), item.line());
      out.add(new TypedStatement.Evaluate(item.line(), new Assign(place, value)));
    }
    return out;
  }

  private static TypedExpression place(Way way, TypedExpression whole) {
    return switch (way) {
      case Way.Whole w -> whole;
      case Way.Element e ->
          ExpressionParser.deref(
              Arithmetic.binary(
                  TypedExpression.Operator.ADD,
                  place(e.of(), whole),
                  new TypedExpression.Constant(CType.LONG, e.index()),
                  0),
              0);
      case Way.Of m -> new TypedExpression.Member(place(m.of(), whole), m.member());
    };
  }

  private void object(CType type, InitialisedParts at, boolean top) {
    if (++objects > MOST) {
      throw new Unsupported("an initialiser of too many values", in.line());
    }
    switch (type) {
      case CType.Array a -> {
        if (expressions.isString() && isOfCharacters(a)) {
          at.forget();
          text(a, at, top);
        } else if (in.is("{")
            && ExpressionParser.isString(in.peek(1), in.peek(2))
            && isOfCharacters(a)) {
          in.next();
          at.forget();
          text(a, at, top);
          in.accept(",");
          in.expect("}");
        } else if (in.accept("{")) {
          at.forget();
          array(a, at, top, true);
        } else if (top) {
          at.set(expressions.assignment(), in.line());
        } else {
          array(a, at, false, false);
        }
      }
      case RecordType r -> {
        if (in.accept("{")) {
          at.forget();
          record(r, at, true);
          return;
        }
        int before = in.at;
        int line = in.line();
        TypedExpression whole = expressions.assignment();
        if (whole.type().equals(r) || top) {
          at.set(whole, line);
        } else { // braces left out
          in.at = before;
          record(r, at, false);
        }
      }
      default -> {
        int line = in.line();
        if (in.accept("{")) {
          if (!in.is("}")) {
            at.set(expressions.assignment(), line);
          }
          in.accept(",");
          in.expect("}");
        } else {
          at.set(expressions.assignment(), line);
        }
      }
    }
  }

  private static boolean isOfCharacters(CType.Array type) {
    return type.of() instanceof CType.Int i && i.bits() <= 32;
  }

  private void text(CType.Array type, InitialisedParts at, boolean top) {
    int line = in.line();
    TypedExpression.StringLiteral literal = expressions.string(in.next());
    byte[] bytes = literal.bytes();
    int width = (int) literal.of().size();
    if (type.of().size() != width) {
      throw new Unsupported("an array of other characters than its string has", line);
    }
    int count = bytes.length / width;
    for (int i = 0; i < count && (type.count() < 0 || i < type.count()); i++) {
      long value = 0;
      for (int k = width - 1; k >= 0; k--) {
        value = value << 8 | bytes[i * width + k] & 0xff;
      }
      at.element(type.of(), i).set(new TypedExpression.Constant(type.of(), value), line);
    }
    if (top) {
      furthest = Math.max(furthest, count - 1);
    }
  }

  private void array(CType.Array type, InitialisedParts at, boolean top, boolean braces) {
    long index = 0;
    while (braces ? !in.accept("}") : !in.is("}") && (type.count() < 0 || index < type.count())) {
      if (braces && in.is("[")) {
        index = elements(type, at);
      } else {
        object(type.of(), at.element(type.of(), index), false);
      }
      if (top) {
        furthest = Math.max(furthest, index);
      }
      index++;
      if (!braces && (type.count() >= 0 && index >= type.count() || isDesignatorNext())) {
        return; // the comma belongs to what is around
      }
      if (!in.accept(",") && !in.is("}")) {
        throw new Unsupported("an initialiser goes on with " + in.peek().text(), in.line());
      }
    }
  }

  /** {@code [first ... last]} and what each of them is given; the last one. */
  private long elements(CType.Array type, InitialisedParts at) {
    in.expect("[");
    long index = expressions.constant();
    long last = in.accept("...") ? expressions.constant() : index;
    in.expect("]");
    if (index < 0 || last < index || last > CType.Array.MOST) {
      throw new Unsupported("elements from " + index + " to " + last, in.line());
    }
    int before = in.at;
    for (; index <= last; index++) {
      in.at = before;
      designated(type.of(), at.element(type.of(), index));
    }
    return last;
  }

  private void record(RecordType type, InitialisedParts at, boolean braces) {
    List<RecordType.Member> members = type.members();
    int next = 0;
    while (braces ? !in.accept("}") : !in.is("}") && next < members.size()) {
      boolean old = in.peek().isName() && in.peek(1).text().equals(":");
      if (braces && (in.is(".") || old)) {
        if (!old) {
          in.next();
        }
        Lexeme name = in.next();
        if (old) {
          in.next();
        }
        next = 1 + member(type, at, name);
      } else {
        if (next >= members.size()) {
          throw new Unsupported("too many values for " + type.title(), in.line());
        }
        RecordType.Member m = members.get(next++);
        object(m.type(), at.member(m), false);
      }
      if (type.isUnion()) {
        next = members.size();
      }
      if (!braces && (next >= members.size() || isDesignatorNext())) {
        return;
      }
      if (!in.accept(",") && !in.is("}")) {
        throw new Unsupported("an initialiser goes on with " + in.peek().text(), in.line());
      }
    }
  }

  /** What a designated member is given, through anonymous ones; the member's number. */
  private int member(RecordType type, InitialisedParts at, Lexeme name) {
    List<RecordType.Member> members = type.members();
    for (int i = 0; i < members.size(); i++) {
      RecordType.Member m = members.get(i);
      if (m.name().equals(name.text())) {
        designated(m.type(), at.member(m));
        return i;
      }
      if (m.name().isEmpty()
          && m.type() instanceof RecordType inner
          && inner.member(name.text()).isPresent()) {
        InitialisedParts within = at.member(m);
        goOn(inner, within, 1 + member(inner, within, name));
        return i;
      }
    }
    throw new Unsupported(type.title() + " has no member " + name.text(), name.line());
  }

  /** What follows a designator: more designators, or {@code =} and the value. */
  private void designated(CType type, InitialisedParts at) {
    if (in.is(".") && type instanceof RecordType r) {
      in.next();
      goOn(r, at, 1 + member(r, at, in.next()));
    } else if (in.is("[") && type instanceof CType.Array a) {
      long index = 1 + elements(a, at);
      while (isValueNext() && index < a.count()) {
        in.expect(",");
        object(a.of(), at.element(a.of(), index++), false);
      }
    } else {
      in.accept("=");
      object(type, at, false);
    }
  }

  /** Values behind a designated part go to the parts behind it. */
  private void goOn(RecordType type, InitialisedParts at, int from) {
    List<RecordType.Member> members = type.members();
    for (int i = from; !type.isUnion() && isValueNext() && i < members.size(); i++) {
      in.expect(",");
      object(members.get(i).type(), at.member(members.get(i)), false);
    }
  }

  /** Whether a comma is followed by a value without a designator. */
  private boolean isValueNext() {
    return in.is(",") && !in.peek(1).text().equals("}") && !isDesignatorNext();
  }

  private boolean isDesignatorNext() {
    String after = in.peek(1).text();
    return in.is(",")
        && (after.equals(".")
            || after.equals("[")
            || in.peek(1).isName() && in.peek(2).text().equals(":"));
  }
}
