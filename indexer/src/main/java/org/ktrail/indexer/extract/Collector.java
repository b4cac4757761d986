package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/** The facts of one body as they are found. Decides what is worth keeping; never walks a tree. */
final class Collector {
  final List<Body.Local> locals = new ArrayList<>();
  final List<Body.CallSite> calls = new ArrayList<>();
  private final List<Body.Assignment> assignments = new ArrayList<>();
  private final List<Body.Value> returns = new ArrayList<>();
  private final List<Body.Mention> mentions = new ArrayList<>();

  /**
   * By name: the number of the body that has such a local, a scalar one, or mentioned it already.
   */
  private int[] localIn = new int[1024];

  private int[] scalarIn = new int[1024];
  private int[] mentionedIn = new int[1024];
  private int serial;

  /** Condition that enclosing {@code if (IS_ENABLED(…))} add. */
  int extra;

  /** Number, from 1, of the argument of a call that is being read; 0 outside of calls. */
  int argument;

  /** Whether what the function returns is too small for a pointer. */
  boolean scalarResult;

  /** Stretches to look through for calls by token, in pairs of start and end. */
  final List<int[]> toScan = new ArrayList<>();

  private ParsedText u;

  Collector(ParsedText first) {
    u = first;
  }

  void begin(ParsedText unit) {
    u = unit;
    locals.clear();
    calls.clear();
    assignments.clear();
    returns.clear();
    mentions.clear();
    toScan.clear();
    extra = 0;
    argument = 0;
    scalarResult = false;
    serial++;
  }

  Body end() {
    argument = 0;
    scan();
    if (locals.isEmpty()
        && calls.isEmpty()
        && assignments.isEmpty()
        && returns.isEmpty()
        && mentions.isEmpty()) {
      return Body.EMPTY;
    }
    return new Body(
        List.copyOf(locals),
        List.copyOf(calls),
        List.copyOf(assignments),
        List.copyOf(returns),
        List.copyOf(mentions));
  }

  int condition(int offset) {
    return u.conditions.and(u.condition(offset), extra);
  }

  private static boolean marked(int[] marks, int id, int serial) {
    return id < marks.length && marks[id] == serial;
  }

  private static int[] mark(int[] marks, int id, int serial) {
    int[] m = id < marks.length ? marks : Arrays.copyOf(marks, Math.max(id + 1, id * 2));
    m[id] = serial;
    return m;
  }

  void declare(int id, TypeRef type) {
    localIn = mark(localIn, id, serial);
    if (isScalar(type)) {
      scalarIn = mark(scalarIn, id, serial);
    }
  }

  static boolean isScalar(TypeRef type) {
    return switch (type) {
      case TypeRef.Named n -> DeclarationAttributes.isScalar(n.name());
      case TypeRef.Tagged t -> t.kind() == TypeRef.Tag.ENUM;
      case TypeRef.Anonymous a -> false;
      case TypeRef.Pointer p -> false;
      case TypeRef.Array a -> isScalar(a.of());
      case TypeRef.Function f -> false;
      case TypeRef.TypeOf t -> false;
      case TypeRef.Unknown k -> false;
    };
  }

  boolean isLocal(int id) {
    return marked(localIn, id, serial);
  }

  boolean isScalarLocal(int id) {
    return marked(scalarIn, id, serial);
  }

  void local(
      int id,
      TypeRef type,
      boolean isStatic,
      int scopeStart,
      int scopeEnd,
      int at,
      String cleanup) {
    declare(id, type);
    locals.add(
        new Body.Local(
            u.names.string(id),
            type,
            isStatic,
            u.place(scopeStart),
            u.place(scopeEnd),
            u.place(at),
            u.line(at),
            condition(at),
            cleanup));
  }

  /** Gives a local another type. */
  void retype(int index, TypeRef type) {
    Body.Local l = locals.get(index);
    locals.set(
        index,
        new Body.Local(
            l.name(),
            type,
            l.isStatic(),
            l.scopeStart(),
            l.scopeEnd(),
            l.at(),
            l.line(),
            l.condition(),
            l.cleanup()));
  }

  /** Returns the index of the site. */
  int call(Expr callee, List<Expr> arguments, int at, boolean parsed, boolean used) {
    calls.add(
        new Body.CallSite(
            callee, arguments, u.place(at), u.line(at), condition(at), parsed, used, argument));
    return calls.size() - 1;
  }

  /** A name that stands in an expression. */
  Expr use(int id, int at) {
    mention(id, at);
    return u.names.expression(id);
  }

  void mention(int id, int at) {
    if (!isLocal(id) && !marked(mentionedIn, id, serial)) {
      mentionedIn = mark(mentionedIn, id, serial);
      mentions.add(new Body.Mention(u.names.string(id), u.place(at), u.line(at), condition(at)));
    }
  }

  /**
   * @param targetId number of the target's name if it is no more than a name, else 0
   */
  void assign(Expr target, int targetId, Expr value, int at) {
    if (!(target instanceof Expr.Opaque)
        && !isConstant(value)
        && !(targetId > 0 && isScalarLocal(targetId))) {
      assignments.add(new Body.Assignment(target, value, u.place(at), u.line(at), condition(at)));
    }
  }

  void result(Expr value, int at) {
    if (!scalarResult && (!isConstant(value) || isTyped(value))) {
      returns.add(new Body.Value(value, u.place(at), u.line(at), condition(at)));
    }
  }

  /** Whether a value of which only its type is known is worth keeping, as a macro's is. */
  private static boolean isTyped(Expr value) {
    return value instanceof Expr.Cast c && c.of() instanceof Expr.Opaque;
  }

  /** Whether it cannot be a function, or a pointer to what leads to one. */
  private boolean isConstant(Expr value) {
    return switch (value) {
      case Expr.Opaque o -> true;
      case Expr.Text t -> true;
      case Expr.TypeArgument t -> true;
      case Expr.Name n -> isCapital(n.name());
      case Expr.Cast c -> isConstant(c.of());
      case Expr.Choice c -> {
        for (Expr option : c.options()) {
          if (!isConstant(option)) {
            yield false;
          }
        }
        yield true;
      }
      case Expr.Selection s -> false;
      case Expr.Member m -> false;
      case Expr.Index i -> false;
      case Expr.Deref d -> false;
      case Expr.AddressOf a -> false;
      case Expr.Result r -> false;
      case Expr.Init i -> false;
    };
  }

  /** Whether no lower-case letter is in the name. */
  static boolean isCapital(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 'a' && name.charAt(i) <= 'z') {
        return false;
      }
    }
    return true;
  }

  /** Calls in what the parser did not understand, or the normaliser took out. */
  private void scan() {
    if (toScan.isEmpty()) {
      return;
    }
    Set<Integer> known = new HashSet<>();
    for (Body.CallSite site : calls) {
      known.add(site.at());
    }
    for (int[] span : toScan) {
      byte[] text = span[2] == 0 ? u.text : u.original;
      Scan.calls(
          text,
          span[0],
          span[1],
          (from, to, member) -> {
            if (known.add(u.place(from))) {
              int id = u.names.id(text, from, to);
              Expr callee =
                  member
                      ? new Expr.Member(Expr.OPAQUE, u.names.string(id), true)
                      : u.names.expression(id);
              call(callee, List.of(), from, false, true);
            }
          });
    }
  }
}
