package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * Reads expressions: gives the shape of each, and puts the calls within, in the order of
 * evaluation, to the {@link Collector}. Nesting is bounded; deeper down only the calls are seen.
 */
final class Expressions {
  private static final int DEPTH = 600;
  private static final int LONGEST_TEXT = 64;

  private final Collector into;
  private final TypeReader types;
  private final Statements statements;
  private final IsEnabled isEnabled;
  private Unit u;
  private FlatTree t;
  private int depth;

  Expressions(Collector into, TypeReader types, Statements statements, Unit first) {
    this.into = into;
    this.types = types;
    this.statements = statements;
    this.u = first;
    this.t = first.tree;
    this.isEnabled = new IsEnabled();
  }

  void begin(Unit unit) {
    u = unit;
    t = unit.tree;
    depth = 0;
    isEnabled.begin(unit);
  }

  IsEnabled isEnabled() {
    return isEnabled;
  }

  /**
   * The shape of an expression.
   *
   * @param used whether its value is used
   */
  Expr read(int node, boolean used) {
    if (node < 0) {
      return Expr.OPAQUE;
    }
    if (++depth > DEPTH) {
      flat(node);
      depth--;
      return Expr.OPAQUE;
    }
    Expr e = dispatch(node, used);
    depth--;
    return e;
  }

  private Expr dispatch(int node, boolean used) {
    switch (u.kind(node)) {
      case Kind.IDENTIFIER -> {
        return name(node);
      }
      case Kind.NUMBER_LITERAL,
          Kind.CHAR_LITERAL,
          Kind.STRING_LITERAL,
          Kind.TRUE,
          Kind.FALSE,
          Kind.NULL,
          Kind.COMMENT,
          Kind.SIZEOF_EXPRESSION,
          Kind.ALIGNOF_EXPRESSION,
          Kind.OFFSETOF_EXPRESSION -> {
        return Expr.OPAQUE;
      }
      case Kind.PARENTHESIZED_EXPRESSION -> {
        if (u.original[u.start(node)] == '{') {
          return bracesMadeParentheses(node);
        }
        int inner = t.firstNamed(node);
        if (inner >= 0 && u.kind(inner) == Kind.COMPOUND_STATEMENT) {
          return statements.blockValue(inner, used);
        }
        return t.next(inner) < t.next(node) && inner >= 0 && t.hasError(node)
            ? all(node)
            : read(inner, used);
      }
      case Kind.COMPOUND_STATEMENT -> {
        return statements.blockValue(node, used);
      }
      case Kind.FIELD_EXPRESSION -> {
        return member(node);
      }
      case Kind.SUBSCRIPT_EXPRESSION -> {
        Expr base = read(u.child(node, Kind.FIELD_ARGUMENT), true);
        Expr index = read(u.child(node, Kind.FIELD_INDEX), true);
        if (!(index instanceof Expr.Name || index instanceof Expr.Result)) {
          index = Expr.OPAQUE;
        }
        return base instanceof Expr.Opaque ? base : new Expr.Index(base, index);
      }
      case Kind.POINTER_EXPRESSION -> {
        Expr of = read(u.child(node, Kind.FIELD_ARGUMENT), true);
        return pointed(of, u.startsWith(node, '&'));
      }
      case Kind.CALL_EXPRESSION -> {
        return call(node, used);
      }
      case Kind.CAST_EXPRESSION -> {
        return cast(node, used);
      }
      case Kind.CONDITIONAL_EXPRESSION -> {
        return conditional(node, used);
      }
      case Kind.ASSIGNMENT_EXPRESSION -> {
        return assignment(node);
      }
      case Kind.COMMA_EXPRESSION -> {
        return comma(node, used);
      }
      case Kind.BINARY_EXPRESSION -> {
        return binary(node);
      }
      case Kind.UPDATE_EXPRESSION -> {
        return read(u.child(node, Kind.FIELD_ARGUMENT), true);
      }
      case Kind.UNARY_EXPRESSION -> {
        read(u.child(node, Kind.FIELD_ARGUMENT), true);
        return Expr.OPAQUE;
      }
      case Kind.EXTENSION_EXPRESSION -> {
        return read(t.firstNamed(node), used);
      }
      case Kind.COMPOUND_LITERAL_EXPRESSION -> {
        int type = u.child(node, Kind.FIELD_TYPE);
        TypeRef literal = type < 0 ? TypeRef.UNKNOWN : types.descriptor(u, type);
        return initializer(u.child(node, Kind.FIELD_VALUE), literal);
      }
      case Kind.INITIALIZER_LIST -> {
        return initializer(node, TypeRef.UNKNOWN);
      }
      case Kind.GENERIC_EXPRESSION -> {
        return generic(node);
      }
      case Kind.ERROR -> {
        into.toScan.add(new int[] {u.start(node), u.end(node), 0});
        return all(node);
      }
      default -> {
        return t.isNamed(node) ? all(node) : Expr.OPAQUE;
      }
    }
  }

  private Expr name(int node) {
    if (t.isMissing(node)) {
      return Expr.OPAQUE;
    }
    int id = u.id(node);
    into.mention(id, u.start(node));
    return u.names.expression(id);
  }

  private Expr member(int node) {
    Expr base = read(u.child(node, Kind.FIELD_ARGUMENT), true);
    return memberOf(node, base);
  }

  private Expr memberOf(int node, Expr base) {
    int field = u.child(node, Kind.FIELD_FIELD);
    int operator = u.child(node, Kind.FIELD_OPERATOR);
    if (field < 0) {
      return Expr.OPAQUE;
    }
    // A member of an opaque base is known by its name at least.
    return new Expr.Member(base, u.string(field), operator >= 0 && u.startsWith(operator, '-'));
  }

  private static Expr pointed(Expr of, boolean address) {
    if (of instanceof Expr.Opaque) {
      return of;
    }
    return address ? new Expr.AddressOf(of) : new Expr.Deref(of);
  }

  /** Reads all that is within, for what is not understood as a whole. */
  Expr all(int node) {
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (t.isNamed(c) && !t.isExtra(c) || u.kind(c) == Kind.ERROR) {
        statements.read(c);
      }
    }
    return Expr.OPAQUE;
  }

  /** The calls of a subtree that is nested too deep to read. */
  private void flat(int node) {
    for (int c = node; c < t.next(node); c++) {
      if (u.kind(c) == Kind.CALL_EXPRESSION) {
        int function = u.child(c, Kind.FIELD_FUNCTION);
        Expr callee =
            function < 0
                ? Expr.OPAQUE
                : switch (u.kind(function)) {
                  case Kind.IDENTIFIER -> u.names.expression(u.id(function));
                  case Kind.FIELD_EXPRESSION -> memberOf(function, Expr.OPAQUE);
                  default -> Expr.OPAQUE;
                };
        into.call(callee, List.of(), calleeAt(c, function), true, true);
      }
    }
  }

  private Expr cast(int node, boolean used) {
    int type = u.child(node, Kind.FIELD_TYPE);
    if (type >= 0 && callMisread(type)) {
      read(u.child(node, Kind.FIELD_VALUE), true);
      return Expr.OPAQUE;
    }
    TypeRef to = type < 0 ? TypeRef.UNKNOWN : types.descriptor(u, type);
    boolean discards = to instanceof TypeRef.Named n && n.name().equals("void");
    Expr of = read(u.child(node, Kind.FIELD_VALUE), used && !discards);
    return castTo(to, of);
  }

  /**
   * {@code (f(x)) && y} reads as a cast, to a function type that C does not have, of {@code &&y}.
   */
  private boolean callMisread(int descriptor) {
    int name = u.child(descriptor, Kind.FIELD_TYPE);
    int declarator = u.child(descriptor, Kind.FIELD_DECLARATOR);
    if (name < 0
        || declarator < 0
        || u.kind(name) != Kind.TYPE_IDENTIFIER
        || u.kind(declarator) != Kind.ABSTRACT_FUNCTION_DECLARATOR
        || u.child(declarator, Kind.FIELD_DECLARATOR) >= 0) {
      return false;
    }
    int list = u.child(declarator, Kind.FIELD_PARAMETERS);
    List<Expr> values = new ArrayList<>();
    for (int c = list + 1; list >= 0 && c < t.next(list); c = t.next(c)) {
      if (u.kind(c) == Kind.PARAMETER_DECLARATION) {
        int p = u.child(c, Kind.FIELD_TYPE);
        boolean plain = p >= 0 && u.kind(p) == Kind.TYPE_IDENTIFIER;
        values.add(plain && u.child(c, Kind.FIELD_DECLARATOR) < 0 ? name(p) : Expr.OPAQUE);
      }
    }
    into.call(u.names.expression(u.id(name)), List.copyOf(values), u.start(name), true, true);
    return true;
  }

  private static Expr castTo(TypeRef to, Expr of) {
    return of instanceof Expr.Opaque || Collector.isScalar(to)
        ? Expr.OPAQUE
        : new Expr.Cast(to, of);
  }

  private Expr conditional(int node, boolean used) {
    int condition = u.child(node, Kind.FIELD_CONDITION);
    Expr tested = read(condition, true);
    int then = u.child(node, Kind.FIELD_CONSEQUENCE);
    int outer = into.extra;
    Expr a = tested;
    if (then >= 0) {
      into.extra = u.conditions.and(outer, isEnabled.implied(condition, true));
      a = read(then, used);
    }
    into.extra = u.conditions.and(outer, isEnabled.implied(condition, false));
    Expr b = read(u.child(node, Kind.FIELD_ALTERNATIVE), used);
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
    int left = u.child(node, Kind.FIELD_LEFT);
    int right = u.child(node, Kind.FIELD_RIGHT);
    int operator = u.child(node, Kind.FIELD_OPERATOR);
    int id = left >= 0 && u.kind(left) == Kind.IDENTIFIER ? u.id(left) : 0;
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
    while (c >= 0 && u.kind(c) == Kind.COMMA_EXPRESSION) {
      read(u.child(c, Kind.FIELD_LEFT), false);
      c = u.child(c, Kind.FIELD_RIGHT);
    }
    return read(c, used);
  }

  /** Long sums and the like nest to the left: goes down that side in a loop. */
  private Expr binary(int node) {
    int left = u.child(node, Kind.FIELD_LEFT);
    int operator = u.child(node, Kind.FIELD_OPERATOR);
    if (left >= 0 && operator >= 0 && isCastMisread(left, operator)) {
      int name = t.firstNamed(left);
      Expr of = read(u.child(node, Kind.FIELD_RIGHT), true);
      return castTo(u.names.type(u.id(name)), pointed(of, u.startsWith(operator, '&')));
    }
    int levels = 0;
    int deepest = node;
    while (left >= 0 && u.kind(left) == Kind.BINARY_EXPRESSION) {
      deepest = left;
      left = u.child(deepest, Kind.FIELD_LEFT);
      levels++;
    }
    int outer = into.extra;
    int n = deepest;
    if (levels == 0 || left < 0 || !isCastMisread(left, u.child(n, Kind.FIELD_OPERATOR))) {
      read(left, true);
    }
    for (; ; n = t.parent(n)) {
      int o = u.child(n, Kind.FIELD_OPERATOR);
      int right = u.child(n, Kind.FIELD_RIGHT);
      if (o >= 0 && u.end(o) - u.start(o) == 2 && (u.startsWith(o, '&') || u.startsWith(o, '|'))) {
        int implied = isEnabled.implied(u.child(n, Kind.FIELD_LEFT), u.startsWith(o, '&'));
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

  /** {@code (name_t) &x} and {@code (name_t) *x}, which the grammar may take for an operation. */
  private boolean isCastMisread(int left, int operator) {
    if (operator < 0
        || u.kind(left) != Kind.PARENTHESIZED_EXPRESSION
        || u.end(operator) - u.start(operator) != 1
        || !(u.startsWith(operator, '&') || u.startsWith(operator, '*'))) {
      return false;
    }
    int name = t.firstNamed(left);
    return name >= 0
        && u.kind(name) == Kind.IDENTIFIER
        && !into.isLocal(u.id(name))
        && !u.names.isCapital(u.id(name));
  }

  private Expr generic(int node) {
    List<Expr> options = new ArrayList<>();
    boolean controlling = true;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (!t.isNamed(c) || u.kind(c) == Kind.TYPE_DESCRIPTOR || t.isExtra(c)) {
        continue;
      }
      if (!controlling) {
        Expr e = read(c, true);
        if (!(e instanceof Expr.Opaque)) {
          addOptions(e, options);
        }
      }
      controlling = false;
    }
    return options.isEmpty()
        ? Expr.OPAQUE
        : options.size() == 1 ? options.getFirst() : new Expr.Choice(List.copyOf(options));
  }

  private Expr call(int node, boolean used) {
    int function = u.child(node, Kind.FIELD_FUNCTION);
    int arguments = u.child(node, Kind.FIELD_ARGUMENTS);
    if (function < 0) {
      return all(node);
    }
    if (u.kind(function) == Kind.PARENTHESIZED_EXPRESSION && isCast(function, arguments)) {
      Expr of = read(t.firstNamed(arguments), used);
      return castTo(u.names.type(u.id(t.firstNamed(function))), of);
    }
    Expr callee =
        u.kind(function) == Kind.IDENTIFIER
            ? u.names.expression(u.id(function))
            : calleeOf(function);
    if (u.kind(function) == Kind.IDENTIFIER && isUnevaluated(function)) {
      return Expr.OPAQUE;
    }
    List<Expr> values = arguments < 0 ? List.of() : arguments(arguments);
    if (u.kind(function) == Kind.IDENTIFIER && isAssembly(function)) {
      return Expr.OPAQUE;
    }
    return new Expr.Result(into.call(callee, values, calleeAt(node, function), true, used));
  }

  /** An asm statement, whose operands the normaliser made arguments. */
  private boolean isAssembly(int function) {
    return isMadeUp(function) && u.blanked(u.start(function), u.end(function), Reason.ASM) != null;
  }

  /** An operator that the normaliser renamed so that it reads as a call. */
  private boolean isUnevaluated(int function) {
    return isMadeUp(function) && u.blanked(u.start(function), u.end(function), Reason.GNU) != null;
  }

  private Expr calleeOf(int function) {
    int inner = function;
    while (u.kind(inner) == Kind.PARENTHESIZED_EXPRESSION && t.firstNamed(inner) >= 0) {
      inner = t.firstNamed(inner);
    }
    return u.kind(inner) == Kind.IDENTIFIER
        ? u.names.expression(u.id(inner))
        : u.kind(inner) == Kind.COMPOUND_STATEMENT
            ? statements.blockValue(inner, true)
            : read(inner, true);
  }

  /** {@code (u32)(x)}: a name in parentheses that is no variable here, and one operand. */
  private boolean isCast(int function, int arguments) {
    int name = t.firstNamed(function);
    return name >= 0
        && u.kind(name) == Kind.IDENTIFIER
        && t.next(name) + 1 >= t.next(function)
        && !into.isLocal(u.id(name))
        && arguments >= 0
        && t.firstNamed(arguments) >= 0
        && t.next(t.firstNamed(arguments)) + 1 >= t.next(arguments);
  }

  private int calleeAt(int call, int function) {
    if (function >= 0) {
      if (u.kind(function) == Kind.IDENTIFIER) {
        return u.start(function);
      }
      if (u.kind(function) == Kind.FIELD_EXPRESSION) {
        int field = u.child(function, Kind.FIELD_FIELD);
        return field < 0 ? u.start(function) : u.start(field);
      }
    }
    int arguments = u.child(call, Kind.FIELD_ARGUMENTS);
    return arguments < 0 ? u.start(call) : u.start(arguments);
  }

  private List<Expr> arguments(int list) {
    int end = t.next(list);
    int first = t.firstNamed(list);
    if (first < 0) {
      if (u.blanked(u.start(list), u.end(list), Reason.ARGUMENT) == null) {
        return List.of();
      }
    } else if (t.next(first) + 1 >= end && !u.isRewritten(u.start(list), u.end(list))) {
      return List.of(argument(first));
    }
    boolean rewritten = u.blanked(u.start(list), u.end(list), Reason.ARGUMENT) != null;
    List<Expr> values = new ArrayList<>();
    int from = u.start(list) + 1;
    int value = -1;
    for (int c = list + 1; c < end; c = t.next(c)) {
      if (t.isExtra(c) && u.kind(c) != Kind.ERROR) {
        continue;
      }
      if (t.isNamed(c)) {
        if (value >= 0 || u.kind(c) == Kind.ERROR) {
          statements.read(c);
        } else {
          value = c;
        }
      } else if (u.startsWith(c, ',') || u.startsWith(c, ')')) {
        boolean last = u.startsWith(c, ')');
        if (!last || value >= 0 || rewritten || !values.isEmpty()) {
          values.add(argument(value, from, u.start(c), rewritten));
        }
        from = u.end(c);
        value = -1;
      }
    }
    return List.copyOf(values);
  }

  private Expr argument(int value, int from, int to, boolean rewritten) {
    if (rewritten && u.blanked(from, to, Reason.ARGUMENT) != null) {
      TypeRef type = SmallText.typeArgument(u.original, from, to);
      if (type != null) {
        return new Expr.TypeArgument(type);
      }
      SmallText.Declared declared = SmallText.declared(u.original, from, to);
      if (declared != null) {
        statements.declareInArgument(declared, value < 0 ? from : u.start(value));
        return new Expr.Name(declared.name());
      }
      if (value >= 0 && u.kind(value) == Kind.IDENTIFIER && isMadeUp(value)) {
        return Expr.OPAQUE;
      }
      int first = Scan.skipBlanks(u.original, from, to);
      if (value >= 0
          && first < to
          && u.original[first] == '.'
          && u.kind(value) == Kind.ASSIGNMENT_EXPRESSION) {
        Expr.Item item = element(value, 0);
        return item == null ? Expr.OPAQUE : new Expr.Init(TypeRef.UNKNOWN, List.of(item));
      }
    }
    return value < 0 ? Expr.OPAQUE : argument(value);
  }

  /** Whether an operator or keyword was in the place of this name. */
  private boolean isMadeUp(int name) {
    for (int i = u.start(name); i < u.end(name); i++) {
      if (u.text[i] != u.original[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code {…}} given as an argument, its braces now parentheses and its designators assignments.
   */
  private Expr bracesMadeParentheses(int node) {
    List<Expr.Item> items = new ArrayList<>();
    int position = 0;
    int inner = t.firstNamed(node);
    while (inner >= 0) {
      boolean more = u.kind(inner) == Kind.COMMA_EXPRESSION;
      int one = more ? u.child(inner, Kind.FIELD_LEFT) : inner;
      Expr.Item item = one < 0 ? null : element(one, position++);
      if (item != null) {
        items.add(item);
      }
      inner = more ? u.child(inner, Kind.FIELD_RIGHT) : -1;
    }
    return items.isEmpty() ? Expr.OPAQUE : new Expr.Init(TypeRef.UNKNOWN, List.copyOf(items));
  }

  private Expr.@Nullable Item element(int node, int position) {
    boolean designated = u.kind(node) == Kind.ASSIGNMENT_EXPRESSION;
    Expr value = read(designated ? u.child(node, Kind.FIELD_RIGHT) : node, true);
    if (value instanceof Expr.Opaque) {
      return null;
    }
    int left = designated ? u.child(node, Kind.FIELD_LEFT) : -1;
    return left < 0
        ? item(position, List.of(), value, node)
        : item(-1, List.of(u.written(u.start(left), u.end(left))), value, node);
  }

  private Expr argument(int node) {
    if (u.kind(node) == Kind.STRING_LITERAL) {
      int from = u.start(node) + 1;
      int to = u.end(node) - 1;
      return to < from || to - from > LONGEST_TEXT
          ? Expr.OPAQUE
          : new Expr.Text(new String(u.text, from, to - from, StandardCharsets.UTF_8));
    }
    return read(node, true);
  }

  /** The arguments of a loop macro whose parentheses became those of a {@code while}. */
  List<Expr> loopArguments(int condition) {
    int inner = condition < 0 ? -1 : t.firstNamed(condition);
    if (inner < 0 || u.original[u.end(condition) - 1] != ')') {
      return List.of();
    }
    List<Integer> nodes = new ArrayList<>();
    while (u.kind(inner) == Kind.COMMA_EXPRESSION) {
      nodes.add(u.child(inner, Kind.FIELD_LEFT));
      inner = u.child(inner, Kind.FIELD_RIGHT);
    }
    nodes.add(inner);
    boolean rewritten = u.blanked(u.start(condition), u.end(condition), Reason.ARGUMENT) != null;
    List<Expr> values = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      int n = nodes.get(i);
      // A list may nest to the left as well.
      if (i == 0 && u.kind(n) == Kind.COMMA_EXPRESSION) {
        read(n, true);
        continue;
      }
      int from = i == 0 ? u.start(condition) + 1 : commaBefore(u.start(n));
      int to =
          i + 1 < nodes.size() ? commaBefore(u.start(nodes.get(i + 1))) - 1 : u.end(condition) - 1;
      values.add(argument(n, from, Math.max(from, to), rewritten));
    }
    return List.copyOf(values);
  }

  /** Offset after the comma that stands before a byte of the parsed text. */
  private int commaBefore(int offset) {
    int i = offset;
    while (i > 0 && u.text[i - 1] != ',') {
      i--;
    }
    return i;
  }

  /** {@code {…}}; OPAQUE if nothing in it can lead to a function. */
  private Expr initializer(int list, TypeRef type) {
    if (list < 0) {
      return Expr.OPAQUE;
    }
    List<Expr.Item> items = new ArrayList<>();
    int position = 0;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      if (!t.isNamed(c) || t.isExtra(c) && u.kind(c) != Kind.ERROR) {
        continue;
      }
      if (u.kind(c) == Kind.INITIALIZER_PAIR) {
        Expr value = read(u.child(c, Kind.FIELD_VALUE), true);
        if (!(value instanceof Expr.Opaque)) {
          items.add(item(-1, designators(c), value, c));
        }
        continue;
      }
      Expr value = read(c, true);
      if (!(value instanceof Expr.Opaque)) {
        items.add(item(position, List.of(), value, c));
      }
      position++;
    }
    return items.isEmpty() ? Expr.OPAQUE : new Expr.Init(type, List.copyOf(items));
  }

  private Expr.Item item(int position, List<String> designators, Expr value, int node) {
    int at = u.start(node);
    return new Expr.Item(position, designators, value, u.line(at), into.condition(at));
  }

  private List<String> designators(int pair) {
    List<String> out = new ArrayList<>(2);
    for (int c = pair + 1; c < t.next(pair); c = t.next(c)) {
      if (t.field(c) != Kind.FIELD_DESIGNATOR) {
        continue;
      }
      switch (u.kind(c)) {
        case Kind.FIELD_DESIGNATOR_NODE -> {
          int name = t.firstNamed(c);
          out.add(name < 0 ? "" : u.string(name));
        }
        case Kind.FIELD_IDENTIFIER -> out.add(u.string(c));
        case Kind.SUBSCRIPT_DESIGNATOR, Kind.SUBSCRIPT_RANGE_DESIGNATOR -> {
          int from = u.start(c) + 1;
          out.add("[" + u.written(from, Math.max(from, u.end(c) - 1)) + "]");
        }
        default -> {}
      }
    }
    return List.copyOf(out);
  }
}
