package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * Reads expressions: gives the shape of each, and puts the calls within, in the order of
 * evaluation, to the {@link Collector}. Nesting is bounded; deeper down only the calls are seen.
 */
final class Expressions implements OperandReader {
  private static final int DEPTH = 600;

  private final Collector into;
  private final TypeReader types;
  private final Statements statements;
  private final Casts casts;
  private final InitializerReader initializers;
  private final SelectionReader selections;
  private final CallReader calls;
  private final IsEnabled isEnabled;
  private ParsedText u;
  private FlatTree t;
  private int depth;

  Expressions(Collector into, TypeReader types, Statements statements, ParsedText first) {
    this.into = into;
    this.types = types;
    this.statements = statements;
    this.u = first;
    this.t = first.tree;
    this.casts = new Casts(into, types, this, first);
    this.initializers = new InitializerReader(into, this, first);
    this.selections = new SelectionReader(types, this);
    this.calls = new CallReader(into, statements, casts, initializers, this, selections, first);
    this.isEnabled = new IsEnabled();
  }

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
    depth = 0;
    casts.begin(unit);
    initializers.begin(unit);
    calls.begin(unit);
    isEnabled.begin(unit);
  }

  IsEnabled isEnabled() {
    return isEnabled;
  }

  CallReader calls() {
    return calls;
  }

  @Override
  public Expr read(int node, boolean used) {
    if (node < 0) {
      return Expr.OPAQUE;
    }
    if (++depth > DEPTH) {
      calls.flat(node);
      depth--;
      return Expr.OPAQUE;
    }
    Expr e = dispatch(node, used);
    depth--;
    return e;
  }

  private Expr dispatch(int node, boolean used) {
    switch (u.kind(node)) {
      case CSyntax.IDENTIFIER -> {
        return t.isMissing(node) ? Expr.OPAQUE : into.use(u.id(node), u.start(node));
      }
      case CSyntax.NUMBER_LITERAL,
          CSyntax.CHAR_LITERAL,
          CSyntax.STRING_LITERAL,
          CSyntax.TRUE,
          CSyntax.FALSE,
          CSyntax.NULL,
          CSyntax.COMMENT,
          CSyntax.SIZEOF_EXPRESSION,
          CSyntax.ALIGNOF_EXPRESSION,
          CSyntax.OFFSETOF_EXPRESSION -> {
        return Expr.OPAQUE;
      }
      case CSyntax.PARENTHESIZED_EXPRESSION -> {
        if (u.original[u.start(node)] == '{') {
          return initializers.parenthesised(node);
        }
        int inner = t.firstNamed(node);
        if (inner >= 0 && u.kind(inner) == CSyntax.COMPOUND_STATEMENT) {
          return statements.blockValue(inner, used);
        }
        return t.next(inner) < t.next(node) && inner >= 0 && t.hasError(node)
            ? all(node)
            : read(inner, used);
      }
      case CSyntax.COMPOUND_STATEMENT -> {
        return statements.blockValue(node, used);
      }
      case CSyntax.FIELD_EXPRESSION -> {
        return member(u, node, read(u.child(node, CSyntax.FIELD_ARGUMENT), true));
      }
      case CSyntax.SUBSCRIPT_EXPRESSION -> {
        Expr base = read(u.child(node, CSyntax.FIELD_ARGUMENT), true);
        Expr index = read(u.child(node, CSyntax.FIELD_INDEX), true);
        if (!(index instanceof Expr.Name || index instanceof Expr.Result)) {
          index = Expr.OPAQUE;
        }
        return base instanceof Expr.Opaque ? base : new Expr.Index(base, index);
      }
      case CSyntax.POINTER_EXPRESSION -> {
        Expr of = read(u.child(node, CSyntax.FIELD_ARGUMENT), true);
        return Casts.pointed(of, u.startsWith(node, '&'));
      }
      case CSyntax.CALL_EXPRESSION -> {
        return calls.expression(node, used);
      }
      case CSyntax.CAST_EXPRESSION -> {
        return casts.expression(node, used);
      }
      case CSyntax.CONDITIONAL_EXPRESSION -> {
        return conditional(node, used);
      }
      case CSyntax.ASSIGNMENT_EXPRESSION -> {
        return assignment(node);
      }
      case CSyntax.COMMA_EXPRESSION -> {
        return comma(node, used);
      }
      case CSyntax.BINARY_EXPRESSION -> {
        return binary(node);
      }
      case CSyntax.UPDATE_EXPRESSION -> {
        return read(u.child(node, CSyntax.FIELD_ARGUMENT), true);
      }
      case CSyntax.UNARY_EXPRESSION -> {
        read(u.child(node, CSyntax.FIELD_ARGUMENT), true);
        return Expr.OPAQUE;
      }
      case CSyntax.EXTENSION_EXPRESSION -> {
        return read(t.firstNamed(node), used);
      }
      case CSyntax.COMPOUND_LITERAL_EXPRESSION -> {
        int type = u.child(node, CSyntax.FIELD_TYPE);
        TypeRef literal = type < 0 ? TypeRef.UNKNOWN : types.descriptor(u, type);
        return initializers.list(u.child(node, CSyntax.FIELD_VALUE), literal);
      }
      case CSyntax.INITIALIZER_LIST -> {
        return initializers.list(node, TypeRef.UNKNOWN);
      }
      case CSyntax.GENERIC_EXPRESSION -> {
        return selections.read(u, node, c -> read(c, true));
      }
      case CSyntax.ERROR -> {
        into.toScan.add(new int[] {u.start(node), u.end(node), 0});
        return all(node);
      }
      default -> {
        return t.isNamed(node) ? all(node) : Expr.OPAQUE;
      }
    }
  }

  /**
   * A member of what has this shape.
   *
   * @param node the whole expression
   */
  static Expr member(ParsedText u, int node, Expr base) {
    int field = u.child(node, CSyntax.FIELD_FIELD);
    int operator = u.child(node, CSyntax.FIELD_OPERATOR);
    if (field < 0) {
      return Expr.OPAQUE;
    }
    // A member of an opaque base is known by its name at least.
    return new Expr.Member(base, u.string(field), operator >= 0 && u.startsWith(operator, '-'));
  }

  /** Reads all that is within, for what is not understood as a whole. */
  private Expr all(int node) {
    statements.all(node);
    return Expr.OPAQUE;
  }

  private Expr conditional(int node, boolean used) {
    int condition = u.child(node, CSyntax.FIELD_CONDITION);
    Expr tested = read(condition, true);
    int then = u.child(node, CSyntax.FIELD_CONSEQUENCE);
    int outer = into.extra;
    Expr a = tested;
    if (then >= 0) {
      into.extra = u.conditions.and(outer, isEnabled.implied(condition, true));
      a = read(then, used);
    }
    into.extra = u.conditions.and(outer, isEnabled.implied(condition, false));
    Expr b = read(u.child(node, CSyntax.FIELD_ALTERNATIVE), used);
    into.extra = outer;
    if (a instanceof Expr.Opaque) {
      return b;
    }
    if (b instanceof Expr.Opaque || a.equals(b)) {
      return a;
    }
    List<Expr> options = new ArrayList<>(2);
    addOptions(a, options);
    addOptions(b, options);
    return new Expr.Choice(List.copyOf(options));
  }

  private static void addOptions(Expr e, List<Expr> options) {
    if (e instanceof Expr.Choice c) {
      options.addAll(c.options());
    } else {
      options.add(e);
    }
  }

  private Expr assignment(int node) {
    int left = u.child(node, CSyntax.FIELD_LEFT);
    int right = u.child(node, CSyntax.FIELD_RIGHT);
    int operator = u.child(node, CSyntax.FIELD_OPERATOR);
    int id = left >= 0 && u.kind(left) == CSyntax.IDENTIFIER ? u.id(left) : 0;
    Expr target = read(left, true);
    Expr value = read(right, true);
    if (operator < 0 || !u.startsWith(operator, '=')) {
      return target;
    }
    into.assign(target, id, value, u.start(node));
    return value instanceof Expr.Opaque ? target : value;
  }

  private Expr comma(int node, boolean used) {
    int c = node;
    while (c >= 0 && u.kind(c) == CSyntax.COMMA_EXPRESSION) {
      read(u.child(c, CSyntax.FIELD_LEFT), false);
      c = u.child(c, CSyntax.FIELD_RIGHT);
    }
    return read(c, used);
  }

  /** Long sums and the like nest to the left: goes down that side in a loop. */
  private Expr binary(int node) {
    int left = u.child(node, CSyntax.FIELD_LEFT);
    int operator = u.child(node, CSyntax.FIELD_OPERATOR);
    if (left >= 0 && operator >= 0 && casts.isMisread(left, operator)) {
      return casts.misread(left, operator, u.child(node, CSyntax.FIELD_RIGHT));
    }
    int levels = 0;
    int deepest = node;
    while (left >= 0 && u.kind(left) == CSyntax.BINARY_EXPRESSION) {
      deepest = left;
      left = u.child(deepest, CSyntax.FIELD_LEFT);
      levels++;
    }
    int outer = into.extra;
    int n = deepest;
    if (levels == 0 || left < 0 || !casts.isMisread(left, u.child(n, CSyntax.FIELD_OPERATOR))) {
      read(left, true);
    }
    for (; ; n = t.parent(n)) {
      int o = u.child(n, CSyntax.FIELD_OPERATOR);
      int right = u.child(n, CSyntax.FIELD_RIGHT);
      if (o >= 0 && u.end(o) - u.start(o) == 2 && (u.startsWith(o, '&') || u.startsWith(o, '|'))) {
        int implied = isEnabled.implied(u.child(n, CSyntax.FIELD_LEFT), u.startsWith(o, '&'));
        into.extra = u.conditions.and(outer, implied);
        read(right, true);
        into.extra = outer;
      } else {
        read(right, true);
      }
      if (n == node) {
        return Expr.OPAQUE;
      }
    }
  }
}
