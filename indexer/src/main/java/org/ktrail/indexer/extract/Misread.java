package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/**
 * Statements that the grammar takes for others, as it does not know which names are types: {@code
 * word_t (*p)[4];} reads as a call of {@code word_t}, {@code f(g(a * sizeof(x), b));} as a type
 * that a macro makes.
 */
final class Misread {
  private final Collector into;
  private final LocalDeclarations declarations;
  private final OperandReader operands;
  private ParsedText u;
  private FlatTree t;

  Misread(
      Collector into, LocalDeclarations declarations, OperandReader operands, ParsedText first) {
    this.into = into;
    this.declarations = declarations;
    this.operands = operands;
    u = first;
    t = first.tree;
  }

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
  }

  /**
   * Reads an expression that declares a pointer to arrays or to a function; false if it is none.
   * What tells them from calls is the blank before the parenthesis.
   */
  boolean declaration(int expression) {
    if (expression < 0) {
      return false;
    }
    int rest = -1;
    int e = expression;
    if (u.kind(e) == CSyntax.COMMA_EXPRESSION) {
      rest = u.child(e, CSyntax.FIELD_RIGHT);
      e = u.child(e, CSyntax.FIELD_LEFT);
    }
    int value = -1;
    if (e >= 0 && u.kind(e) == CSyntax.ASSIGNMENT_EXPRESSION) {
      value = u.child(e, CSyntax.FIELD_RIGHT);
      e = u.child(e, CSyntax.FIELD_LEFT);
    }
    int head = e;
    int arrays = 0;
    while (head >= 0 && u.kind(head) == CSyntax.SUBSCRIPT_EXPRESSION) {
      head = u.child(head, CSyntax.FIELD_ARGUMENT);
      arrays++;
    }
    int parameters = -1;
    if (arrays == 0 && head >= 0 && u.kind(head) == CSyntax.CALL_EXPRESSION) {
      parameters = u.child(head, CSyntax.FIELD_ARGUMENTS);
      head = u.child(head, CSyntax.FIELD_FUNCTION);
    }
    int name = head < 0 || arrays == 0 && parameters < 0 ? -1 : pointerName(head);
    if (name < 0) {
      return false;
    }
    TypeRef base = u.names.type(u.id(u.child(head, CSyntax.FIELD_FUNCTION)));
    TypeRef to = parameters < 0 ? base : new TypeRef.Function(base, named(parameters));
    for (int i = 0, array = e; i < arrays; i++, array = u.child(array, CSyntax.FIELD_ARGUMENT)) {
      // Sizes may call what is a macro.
      operands.read(u.child(array, CSyntax.FIELD_INDEX), true);
      to = new TypeRef.Array(to);
    }
    declarations.misread(name, new TypeRef.Pointer(to), value);
    others(rest, base);
    return true;
  }

  /** The name in {@code type (*name)}, −1 if a node does not read so. */
  private int pointerName(int call) {
    int type = u.kind(call) == CSyntax.CALL_EXPRESSION ? u.child(call, CSyntax.FIELD_FUNCTION) : -1;
    int list = type < 0 ? -1 : u.child(call, CSyntax.FIELD_ARGUMENTS);
    if (list < 0 || u.kind(type) != CSyntax.IDENTIFIER || u.start(list) == u.end(type)) {
      return -1;
    }
    int pointer = t.firstNamed(list);
    if (pointer < 0
        || t.next(pointer) + 1 < t.next(list)
        || u.kind(pointer) != CSyntax.POINTER_EXPRESSION
        || !u.startsWith(pointer, '*')
        || into.isLocal(u.id(type))) {
      return -1;
    }
    int name = u.child(pointer, CSyntax.FIELD_ARGUMENT);
    return name >= 0 && u.kind(name) == CSyntax.IDENTIFIER ? name : -1;
  }

  /** Parameters that are names of types; others are unknown. */
  private List<TypeRef> named(int list) {
    List<TypeRef> types = new ArrayList<>();
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      if (t.isNamed(c) && !t.isExtra(c)) {
        types.add(u.kind(c) == CSyntax.IDENTIFIER ? u.names.type(u.id(c)) : TypeRef.UNKNOWN);
      }
    }
    return List.copyOf(types);
  }

  /** Further declarators: {@code , *q, r}. */
  private void others(int list, TypeRef base) {
    for (int rest = list; rest >= 0; ) {
      boolean more = u.kind(rest) == CSyntax.COMMA_EXPRESSION;
      int one = more ? u.child(rest, CSyntax.FIELD_LEFT) : rest;
      int value = -1;
      if (one >= 0 && u.kind(one) == CSyntax.ASSIGNMENT_EXPRESSION) {
        value = u.child(one, CSyntax.FIELD_RIGHT);
        one = u.child(one, CSyntax.FIELD_LEFT);
      }
      TypeRef type = base;
      while (one >= 0 && u.kind(one) == CSyntax.POINTER_EXPRESSION) {
        type = new TypeRef.Pointer(type);
        one = u.child(one, CSyntax.FIELD_ARGUMENT);
      }
      if (one >= 0 && u.kind(one) == CSyntax.IDENTIFIER) {
        declarations.misread(one, type, value);
      } else {
        operands.read(one, false);
      }
      rest = more ? u.child(rest, CSyntax.FIELD_RIGHT) : -1;
    }
  }

  /** A statement that is a call, read by token as the tree says something else. */
  void call(int node) {
    calls(u.start(node), u.end(node), false);
  }

  /** The calls in a stretch, those within others first; what the last one returns. */
  private Expr calls(int from, int to, boolean used) {
    Expr last = Expr.OPAQUE;
    for (int i = from; i < to; ) {
      byte b = u.text[i];
      if (b == '"' || b == '\'') {
        i = Scan.afterLiteral(u.text, i, to);
        continue;
      }
      if (!Scan.isName(b)) {
        i++;
        continue;
      }
      int start = i;
      while (i < to && Scan.isName(u.text[i])) {
        i++;
      }
      int id = Scan.isDigit(b) ? 0 : u.names.id(u.text, start, i);
      int open = Scan.skipBlanks(u.text, i, to);
      int close = open < to && u.text[open] == '(' ? Scan.matching(u.text, open, to) : -1;
      if (close < 0 || id == 0 || Scan.isKeyword(u.names.string(id))) {
        if (id != 0 && !Scan.isKeyword(u.names.string(id))) {
          into.mention(id, start);
        }
        continue;
      }
      List<Expr> arguments = arguments(open, close);
      last = new Expr.Result(into.call(u.names.expression(id), arguments, start, true, used));
      i = close + 1;
    }
    return last;
  }

  private List<Expr> arguments(int open, int close) {
    List<Expr> values = new ArrayList<>();
    int from = open + 1;
    for (int i = from; i <= close; ) {
      byte b = u.text[i];
      if (b == '"' || b == '\'') {
        i = Scan.afterLiteral(u.text, i, close);
      } else if (b == '(' || b == '[' || b == '{') {
        int end = Scan.matching(u.text, i, close);
        i = end < 0 ? close : end + 1;
      } else if (b == ',' || i == close) {
        values.add(argument(from, i));
        from = ++i;
      } else {
        i++;
      }
    }
    return List.copyOf(values);
  }

  private Expr argument(int from, int to) {
    int start = Scan.skipBlanks(u.text, from, to);
    int end = start;
    while (end < to && Scan.isName(u.text[end])) {
      end++;
    }
    int after = Scan.skipBlanks(u.text, end, to);
    if (end > start && after >= to && !Scan.isDigit(u.text[start])) {
      return into.use(u.names.id(u.text, start, end), start);
    }
    Expr result = calls(start, to, true);
    boolean call = after < to && u.text[after] == '(';
    boolean whole = call && Scan.skipBlanks(u.text, Scan.matching(u.text, after, to) + 1, to) >= to;
    return whole ? result : Expr.OPAQUE;
  }
}
