package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.Expression.Assign;
import org.ktrail.queries.simulate.c.Expression.Variable;

/** Reads initialisers, and says which stores they are. */
final class Initialisers {
  /** Where a value goes: the way from the whole, and the value. */
  record Item(Way way, Expression value, int line) {}

  /** A place within an object. */
  sealed interface Way {
    record Whole() implements Way {}

    record Element(Way of, CType type, long index) implements Way {}

    record Of(Way of, RecordType.Member member) implements Way {}
  }

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
  private List<Item> items = new ArrayList<>();
  private long furthest;

  Initialisers(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Read read(CType type) {
    List<Item> outer = items;
    long outerFurthest = furthest;
    items = new ArrayList<>();
    furthest = -1;
    try {
      boolean braces = in.is("{");
      boolean text = type instanceof CType.Array && in.peek().text().charAt(0) == '"';
      object(type, new Way.Whole(), true);
      CType known =
          type instanceof CType.Array a && a.count() < 0
              ? new CType.Array(a.of(), furthest + 1)
              : type;
      return new Read(known, braces || text, List.copyOf(items));
    } finally {
      items = outer;
      furthest = outerFurthest;
    }
  }

  /** The stores into a variable. */
  List<Statement> stores(Variable variable, Read read, int line) {
    List<Statement> out = new ArrayList<>();
    out.add(new Statement.Declare(line, variable, read.braces(), List.of(), ""));
    out.addAll(stores(new Expression.Local(variable), read));
    return out;
  }

  /** The stores into a place, what is not named left as it is. */
  static List<Statement> stores(Expression whole, Read read) {
    List<Statement> out = new ArrayList<>();
    for (Item item : read.items()) {
      Expression place = place(item.way(), whole);
      Expression value = ExpressionParser.converted(place.type(), item.value(), item.line());
      out.add(new Statement.Evaluate(item.line(), new Assign(place, value)));
    }
    return out;
  }

  private static Expression place(Way way, Expression whole) {
    return switch (way) {
      case Way.Whole w -> whole;
      case Way.Element e ->
          ExpressionParser.deref(
              Arithmetic.binary(
                  Expression.Operator.ADD,
                  place(e.of(), whole),
                  new Expression.Constant(CType.LONG, e.index()),
                  0),
              0);
      case Way.Of m -> new Expression.Member(place(m.of(), whole), m.member());
    };
  }

  private void object(CType type, Way way, boolean top) {
    if (++objects > MOST) {
      throw new Unsupported("an initialiser of too many values", in.line());
    }
    switch (type) {
      case CType.Array a -> {
        if (in.peek().text().charAt(0) == '"' && a.of().size() == 1) {
          text(a, way, top);
        } else if (in.is("{") && in.peek(1).text().charAt(0) == '"' && a.of().size() == 1) {
          in.next();
          text(a, way, top);
          in.accept(",");
          in.expect("}");
        } else if (in.accept("{")) {
          array(a, way, top, true);
        } else if (top) {
          items.add(new Item(way, expressions.assignment(), in.line()));
        } else {
          array(a, way, false, false);
        }
      }
      case RecordType r -> {
        if (in.accept("{")) {
          record(r, way, true);
          return;
        }
        int before = in.at;
        int line = in.line();
        Expression whole = expressions.assignment();
        if (whole.type().equals(r) || top) {
          items.add(new Item(way, whole, line));
        } else { // braces left out
          in.at = before;
          record(r, way, false);
        }
      }
      default -> {
        int line = in.line();
        if (in.accept("{")) {
          if (!in.is("}")) {
            items.add(new Item(way, expressions.assignment(), line));
          }
          in.accept(",");
          in.expect("}");
        } else {
          items.add(new Item(way, expressions.assignment(), line));
        }
      }
    }
  }

  private void text(CType.Array type, Way way, boolean top) {
    int line = in.line();
    Expression.StringLiteral literal = (Expression.StringLiteral) expressions.string(in.next());
    byte[] bytes = literal.bytes();
    for (int i = 0; i < bytes.length && (type.count() < 0 || i < type.count()); i++) {
      items.add(
          new Item(
              new Way.Element(way, type.of(), i),
              new Expression.Constant(type.of(), bytes[i]),
              line));
    }
    if (top) {
      furthest = Math.max(furthest, bytes.length - 1);
    }
  }

  private void array(CType.Array type, Way way, boolean top, boolean braces) {
    long index = 0;
    while (braces ? !in.accept("}") : !in.is("}") && (type.count() < 0 || index < type.count())) {
      long last = index;
      if (braces && in.is("[")) {
        in.next();
        index = expressions.constant();
        last = in.accept("...") ? expressions.constant() : index;
        in.expect("]");
        if (index < 0 || last < index || last > CType.Array.MOST) {
          throw new Unsupported("elements from " + index + " to " + last, in.line());
        }
        int before = in.at;
        for (; index <= last; index++) {
          in.at = before;
          designated(type.of(), new Way.Element(way, type.of(), index));
        }
        index--;
      } else {
        object(type.of(), new Way.Element(way, type.of(), index), false);
      }
      if (top) {
        furthest = Math.max(furthest, index);
      }
      index++;
      if (!braces && type.count() >= 0 && index >= type.count()) {
        return; // the comma belongs to what is around
      }
      if (!in.accept(",") && !in.is("}")) {
        throw new Unsupported("an initialiser goes on with " + in.peek().text(), in.line());
      }
    }
  }

  private void record(RecordType type, Way way, boolean braces) {
    List<RecordType.Member> members = type.members();
    int at = 0;
    while (braces ? !in.accept("}") : !in.is("}") && at < members.size()) {
      boolean old = in.peek().isName() && in.peek(1).text().equals(":");
      if (braces && (in.is(".") || old)) {
        if (!old) {
          in.next();
        }
        Lexeme name = in.next();
        if (old) {
          in.next();
        }
        Optional<RecordType.Member> member = type.member(name.text());
        RecordType.Member m =
            member.orElseThrow(
                () -> new Unsupported(type.title() + " has no member " + name.text(), name.line()));
        designated(m.type(), new Way.Of(way, m));
        at = 1 + indexOf(members, name.text());
      } else {
        if (at >= members.size()) {
          throw new Unsupported("too many values for " + type.title(), in.line());
        }
        RecordType.Member m = members.get(at++);
        object(m.type(), new Way.Of(way, m), false);
        if (type.isUnion()) {
          at = members.size();
        }
      }
      if (!braces && at >= members.size()) {
        return;
      }
      if (!in.accept(",") && !in.is("}")) {
        throw new Unsupported("an initialiser goes on with " + in.peek().text(), in.line());
      }
    }
  }

  private static int indexOf(List<RecordType.Member> members, String name) {
    for (int i = 0; i < members.size(); i++) {
      RecordType.Member m = members.get(i);
      if (m.name().equals(name)
          || m.name().isEmpty()
              && m.type() instanceof RecordType inner
              && inner.member(name).isPresent()) {
        return i;
      }
    }
    return members.size();
  }

  /** What follows a designator: more designators, or {@code =} and the value. */
  private void designated(CType type, Way way) {
    if (in.accept(".") && type instanceof RecordType r) {
      Lexeme name = in.next();
      RecordType.Member m =
          r.member(name.text())
              .orElseThrow(
                  () -> new Unsupported(r.title() + " has no member " + name.text(), name.line()));
      designated(m.type(), new Way.Of(way, m));
    } else if (in.is("[") && type instanceof CType.Array a) {
      in.next();
      long index = expressions.constant();
      in.expect("]");
      designated(a.of(), new Way.Element(way, a.of(), index));
    } else {
      in.accept("=");
      object(type, way, false);
    }
  }
}
