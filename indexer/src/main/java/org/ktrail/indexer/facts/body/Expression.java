package org.ktrail.indexer.facts.body;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A C expression without side effects: calls, assignments and increments in it are events of their
 * own, which come before, and a call stands for its result. {@link #text} is the same for
 * expressions that are written alike but for blanks, needless parentheses and casts.
 */
public sealed interface Expression {
  /** The expression as C, normalised, for comparing and for messages. */
  String text();

  record Name(String name) implements Expression {
    @Override
    public String text() {
      return name;
    }
  }

  /** A number, character or string, as written. */
  record Literal(String text) implements Expression {}

  record Member(Expression base, String field, boolean arrow) implements Expression {
    @Override
    public String text() {
      return arrow && base instanceof AddressOf a
          ? wrap(a.of()) + "." + field
          : wrap(base) + (arrow ? "->" : ".") + field;
    }
  }

  record Index(Expression base, Expression index) implements Expression {
    @Override
    public String text() {
      return wrap(base) + "[" + index.text() + "]";
    }
  }

  record Deref(Expression of) implements Expression {
    @Override
    public String text() {
      return of instanceof AddressOf a ? a.of().text() : "*" + wrap(of);
    }
  }

  record AddressOf(Expression of) implements Expression {
    @Override
    public String text() {
      return of instanceof Deref d ? d.of().text() : "&" + wrap(of);
    }
  }

  /** {@code !}, {@code ~}, {@code -}. */
  record Unary(String operator, Expression of) implements Expression {
    @Override
    public String text() {
      return operator + wrap(of);
    }
  }

  /** Arithmetic, comparisons, {@code &&} and {@code ||}. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public String text() {
      return wrap(left) + " " + operator + " " + wrap(right);
    }
  }

  record Choice(Expression condition, Expression yes, Expression no) implements Expression {
    @Override
    public String text() {
      return wrap(condition) + " ? " + wrap(yes) + " : " + wrap(no);
    }
  }

  /** {@code (type) of}; the text is that of what is cast. */
  record Cast(String type, Expression of) implements Expression {
    @Override
    public String text() {
      return of.text();
    }
  }

  /**
   * A call, or an invocation of a macro.
   *
   * @param id number of the call in its function, from 0; two calls written alike differ in it
   * @param callee what is called: a {@link Name} or anything that is a function pointer
   * @param line of the callee's last name
   */
  record Call(int id, Expression callee, List<Expression> arguments, int line)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** The name that is called, "" if it is no name. */
    public String name() {
      return callee instanceof Name n ? n.name() : "";
    }

    @Override
    public String text() {
      return wrap(callee)
          + arguments.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** {@code {.a = x, y}}; designators as written, "" for none. */
  record Initialiser(List<Element> elements) implements Expression {
    /** One element. */
    public record Element(String designator, Expression value) {}

    public Initialiser {
      elements = List.copyOf(elements);
    }

    @Override
    public String text() {
      return elements.stream()
          .map(e ->
              e.designator().isEmpty()
                  ? e.value().text()
                  : e.designator() + " = " + e.value().text())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** What has no form here: types, {@code sizeof}, assembly; blanks folded. */
  record Other(String text) implements Expression {}

  /** Its operands, from left to right. */
  default List<Expression> parts() {
    return switch (this) {
      case Name n -> List.of();
      case Literal l -> List.of();
      case Other o -> List.of();
      case Member m -> List.of(m.base());
      case Index i -> List.of(i.base(), i.index());
      case Deref d -> List.of(d.of());
      case AddressOf a -> List.of(a.of());
      case Unary u -> List.of(u.of());
      case Binary b -> List.of(b.left(), b.right());
      case Choice c -> List.of(c.condition(), c.yes(), c.no());
      case Cast c -> List.of(c.of());
      case Call c -> {
        List<Expression> all = new java.util.ArrayList<>(c.arguments());
        all.addFirst(c.callee());
        yield all;
      }
      case Initialiser i -> i.elements().stream().map(Initialiser.Element::value).toList();
    };
  }

  /**
   * The same with other operands.
   *
   * @param parts as many as {@link #parts} has, in their order
   */
  default Expression withParts(List<Expression> parts) {
    return switch (this) {
      case Name n -> n;
      case Literal l -> l;
      case Other o -> o;
      case Member m -> new Member(parts.getFirst(), m.field(), m.arrow());
      case Index i -> new Index(parts.get(0), parts.get(1));
      case Deref d -> new Deref(parts.getFirst());
      case AddressOf a -> new AddressOf(parts.getFirst());
      case Unary u -> new Unary(u.operator(), parts.getFirst());
      case Binary b -> new Binary(b.operator(), parts.get(0), parts.get(1));
      case Choice c -> new Choice(parts.get(0), parts.get(1), parts.get(2));
      case Cast c -> new Cast(c.type(), parts.getFirst());
      case Call c -> new Call(c.id(), parts.getFirst(), parts.subList(1, parts.size()), c.line());
      case Initialiser i -> {
        List<Initialiser.Element> elements = new java.util.ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
          elements.add(new Initialiser.Element(i.elements().get(k).designator(), parts.get(k)));
        }
        yield new Initialiser(elements);
      }
    };
  }

  /** Without casts around it. */
  default Expression bare() {
    return this instanceof Cast c ? c.of().bare() : this;
  }

  /** Whether it reads a name, in any part. */
  default boolean mentions(String name) {
    return this instanceof Name n
        ? n.name().equals(name)
        : parts().stream().anyMatch(p -> p.mentions(name));
  }

  /** Whether it is a place: a name, or members and elements of one. */
  default boolean isPlace() {
    return switch (this) {
      case Name n -> true;
      case Member m -> m.base().bare().isPlace();
      case Deref d -> d.of().bare().isPlace();
      case AddressOf a -> a.of().bare().isPlace();
      case Index i -> i.base().bare().isPlace();
      case Cast c -> c.of().isPlace();
      default -> false;
    };
  }

  /** The name that a place begins with, "" if it is no place. */
  default String root() {
    return switch (this) {
      case Name n -> n.name();
      case Member m -> m.base().root();
      case Deref d -> d.of().root();
      case AddressOf a -> a.of().root();
      case Index i -> i.base().root();
      case Cast c -> c.of().root();
      default -> "";
    };
  }

  private static String wrap(Expression e) {
    return switch (e) {
      case Binary b -> "(" + b.text() + ")";
      case Choice c -> "(" + c.text() + ")";
      case Cast c -> wrap(c.of());
      case AddressOf a -> "(" + a.text() + ")";
      case Deref d when d.of() instanceof AddressOf a -> wrap(a.of());
      case Deref d -> "(" + d.text() + ")";
      default -> e.text();
    };
  }
}
