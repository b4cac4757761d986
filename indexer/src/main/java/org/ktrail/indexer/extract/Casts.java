package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * Reads casts. A name in parentheses may be a type or not, which the grammar cannot know, so it
 * takes some casts for operations or calls, and some calls for casts.
 */
final class Casts {
  private final Collector into;
  private final TypeReader types;
  private final OperandReader operands;
  private ParsedText u;
  private FlatTree t;

  Casts(Collector into, TypeReader types, OperandReader operands, ParsedText first) {
    this.into = into;
    this.types = types;
    this.operands = operands;
    u = first;
    t = first.tree;
  }

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
  }

  Expr expression(int node, boolean used) {
    int type = u.child(node, CSyntax.FIELD_TYPE);
    if (type >= 0 && callMisread(type)) {
      operands.read(u.child(node, CSyntax.FIELD_VALUE), true);
      return Expr.OPAQUE;
    }
    TypeRef to = type < 0 ? TypeRef.UNKNOWN : types.descriptor(u, type);
    boolean discards = to instanceof TypeRef.Named n && n.name().equals("void");
    Expr of = operands.read(u.child(node, CSyntax.FIELD_VALUE), used && !discards);
    return to(to, of);
  }

  /**
   * {@code (f(x)) && y} reads as a cast, to a function type that C does not have, of {@code &&y}.
   */
  private boolean callMisread(int descriptor) {
    int name = u.child(descriptor, CSyntax.FIELD_TYPE);
    int declarator = u.child(descriptor, CSyntax.FIELD_DECLARATOR);
    if (name < 0
        || declarator < 0
        || u.kind(name) != CSyntax.TYPE_IDENTIFIER
        || u.kind(declarator) != CSyntax.ABSTRACT_FUNCTION_DECLARATOR
        || u.child(declarator, CSyntax.FIELD_DECLARATOR) >= 0) {
      return false;
    }
    int list = u.child(declarator, CSyntax.FIELD_PARAMETERS);
    List<Expr> values = new ArrayList<>();
    for (int c = list + 1; list >= 0 && c < t.next(list); c = t.next(c)) {
      if (u.kind(c) == CSyntax.PARAMETER_DECLARATION) {
        int p = u.child(c, CSyntax.FIELD_TYPE);
        boolean plain =
            p >= 0
                && u.kind(p) == CSyntax.TYPE_IDENTIFIER
                && u.child(c, CSyntax.FIELD_DECLARATOR) < 0
                && !t.isMissing(p);
        values.add(plain ? into.use(u.id(p), u.start(p)) : Expr.OPAQUE);
      }
    }
    into.call(u.names.expression(u.id(name)), List.copyOf(values), u.start(name), true, true);
    return true;
  }

  /** The cast that {@link #isMisread} found. */
  Expr misread(int left, int operator, int right) {
    Expr of = operands.read(right, true);
    return to(named(left), pointed(of, u.startsWith(operator, '&')));
  }

  /**
   * Whether an operation is {@code (name_t) &x} or {@code (name_t) *x}: a name in parentheses that
   * is no variable here.
   */
  boolean isMisread(int left, int operator) {
    if (operator < 0
        || u.kind(left) != CSyntax.PARENTHESIZED_EXPRESSION
        || u.end(operator) - u.start(operator) != 1
        || !(u.startsWith(operator, '&') || u.startsWith(operator, '*'))) {
      return false;
    }
    int name = t.firstNamed(left);
    return name >= 0
        && u.kind(name) == CSyntax.IDENTIFIER
        && !into.isLocal(u.id(name))
        && !u.names.isCapital(u.id(name));
  }

  /** The cast that {@link #isCall} found. */
  Expr call(int function, int arguments, boolean used) {
    Expr of = operands.read(t.firstNamed(arguments), used);
    return to(named(function), of);
  }

  /** The type whose name stands alone in parentheses. */
  private TypeRef named(int parentheses) {
    return u.names.type(u.id(t.firstNamed(parentheses)));
  }

  /**
   * Whether a call is {@code (u32)(x)}: a name in parentheses that is no variable here, and one
   * operand.
   */
  boolean isCall(int function, int arguments) {
    int name = t.firstNamed(function);
    return name >= 0
        && u.kind(name) == CSyntax.IDENTIFIER
        && t.next(name) + 1 >= t.next(function)
        && !into.isLocal(u.id(name))
        && arguments >= 0
        && t.firstNamed(arguments) >= 0
        && t.next(t.firstNamed(arguments)) + 1 >= t.next(arguments);
  }

  private static Expr to(TypeRef to, Expr of) {
    boolean lost = of instanceof Expr.Opaque ? !tells(to) : Collector.isScalar(to);
    return lost ? Expr.OPAQUE : new Expr.Cast(to, of);
  }

  /**
   * Whether a type says something of a value that nothing else is known of: {@code (struct x *)(p -
   * offset)} is a pointer to that record, whatever was computed.
   */
  static boolean tells(TypeRef to) {
    return switch (to) {
      case TypeRef.Pointer p -> leads(p.to());
      case TypeRef.Named n -> false;
      case TypeRef.Tagged t -> false;
      case TypeRef.Anonymous a -> false;
      case TypeRef.Array a -> false;
      case TypeRef.Function f -> false;
      case TypeRef.TypeOf t -> false;
      case TypeRef.Unknown u -> false;
    };
  }

  private static boolean leads(TypeRef pointee) {
    return switch (pointee) {
      case TypeRef.Tagged t -> t.kind() != TypeRef.Tag.ENUM;
      case TypeRef.Named n -> !n.name().equals("void") && !DeclarationAttributes.isScalar(n.name());
      case TypeRef.Pointer p -> leads(p.to());
      case TypeRef.TypeOf t -> true;
      case TypeRef.Anonymous a -> true;
      case TypeRef.Array a -> false;
      case TypeRef.Function f -> false;
      case TypeRef.Unknown u -> false;
    };
  }

  static Expr pointed(Expr of, boolean address) {
    if (of instanceof Expr.Opaque) {
      return of;
    }
    return address ? new Expr.AddressOf(of) : new Expr.Deref(of);
  }
}
