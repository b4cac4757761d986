package org.ktrail.indexer.extract;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads statements and local declarations. */
final class Statements {
  private static final int DEPTH = 400;

  private final Collector into;
  private final TypeReader types;
  private final Expressions expressions;
  private final Found found;
  private final LocalDeclarations declarations;
  private final Misread misread;
  private ParsedText u;
  private FlatTree t;
  private int depth;

  /** Where the statement at hand begins. */
  private int statement;

  Statements(Collector into, TypeReader types, Found found, ParsedText first) {
    this.into = into;
    this.types = types;
    this.found = found;
    this.u = first;
    this.t = first.tree;
    this.expressions = new Expressions(into, types, this, first);
    this.declarations = new LocalDeclarations(into, types, found, expressions, first);
    this.misread = new Misread(into, declarations, expressions, first);
  }

  Expressions expressions() {
    return expressions;
  }

  void begin(ParsedText unit, int from, int to) {
    u = unit;
    t = unit.tree;
    depth = 0;
    statement = from;
    declarations.begin(unit, from, to);
    misread.begin(unit);
    expressions.begin(unit);
  }

  /**
   * Reads a block; its value is that of its last statement if that is an expression. The value is
   * told of where the statement around it begins, so there its variables are known.
   */
  Expr blockValue(int block, boolean used) {
    LocalDeclarations.Scope outer =
        declarations.enter(block, used ? Math.min(statement, u.start(block)) : u.start(block));
    int outerExtra = into.extra;
    int last = -1;
    for (int c = block + 1; c < t.next(block); c = t.next(c)) {
      if (t.isNamed(c) && !t.isExtra(c)) {
        last = c;
      }
    }
    Expr value = Expr.OPAQUE;
    for (int c = block + 1; c < t.next(block); c = t.next(c)) {
      if (c == last && used && u.kind(c) == CSyntax.EXPRESSION_STATEMENT) {
        value = expressions.read(t.firstNamed(c), true);
      } else if (t.isNamed(c)) {
        if (u.kind(c) == CSyntax.LABELED_STATEMENT) {
          // May be jumped to from before whatever returned early.
          into.extra = reached(outerExtra);
        }
        read(c);
        if (u.kind(c) == CSyntax.IF_STATEMENT) {
          into.extra = u.conditions.and(into.extra, afterEarlyExit(c));
        }
      }
    }
    into.extra = outerExtra;
    declarations.leave(outer);
    return value;
  }

  /** What a label or a case leaves of a condition: {@code if (0) { case 1: … }} is reached. */
  private int reached(int extra) {
    return u.conditions.get(extra).equals(Condition.NEVER) ? 0 : extra;
  }

  /** What {@code if (!IS_ENABLED(X)) return …;} leaves for the rest of the block. */
  private int afterEarlyExit(int statement) {
    if (u.child(statement, CSyntax.FIELD_ALTERNATIVE) >= 0) {
      return 0;
    }
    int then = u.child(statement, CSyntax.FIELD_CONSEQUENCE);
    if (then >= 0 && u.kind(then) == CSyntax.COMPOUND_STATEMENT) {
      int last = -1;
      for (int c = then + 1; c < t.next(then); c = t.next(c)) {
        last = t.isNamed(c) && !t.isExtra(c) ? c : last;
      }
      then = last;
    }
    if (then < 0) {
      return 0;
    }
    return switch (u.kind(then)) {
      case CSyntax.RETURN_STATEMENT,
          CSyntax.GOTO_STATEMENT,
          CSyntax.BREAK_STATEMENT,
          CSyntax.CONTINUE_STATEMENT ->
          expressions.isEnabled().implied(u.child(statement, CSyntax.FIELD_CONDITION), false);
      default -> 0;
    };
  }

  /** Reads any node of a body. */
  void read(int node) {
    if (node < 0) {
      return;
    }
    if (++depth > DEPTH) {
      into.toScan.add(new int[] {u.start(node), u.end(node), 0});
      depth--;
      return;
    }
    int around = statement;
    statement = u.start(node);
    dispatch(node);
    statement = around;
    depth--;
  }

  private void dispatch(int node) {
    switch (u.kind(node)) {
      case CSyntax.COMPOUND_STATEMENT -> blockValue(node, false);
      case CSyntax.EXPRESSION_STATEMENT -> {
        int e = t.firstNamed(node);
        if (!misread.declaration(e)) {
          expressions.read(e, false);
        }
      }
      case CSyntax.DECLARATION -> declarations.read(node);
      case CSyntax.IF_STATEMENT -> conditional(node);
      case CSyntax.WHILE_STATEMENT -> {
        int condition = u.child(node, CSyntax.FIELD_CONDITION);
        int outer = into.extra;
        if (!loop(node)) {
          expressions.read(condition, true);
          into.extra = u.conditions.and(outer, expressions.isEnabled().implied(condition, true));
        }
        read(u.child(node, CSyntax.FIELD_BODY));
        into.extra = outer;
      }
      case CSyntax.DO_STATEMENT -> doLoop(node);
      case CSyntax.FOR_STATEMENT -> loopWithDeclaration(node);
      case CSyntax.RETURN_STATEMENT -> {
        int value = t.firstNamed(node);
        if (value >= 0) {
          into.result(expressions.read(value, true), u.start(node));
        }
      }
      case CSyntax.CASE_STATEMENT -> {
        into.extra = reached(into.extra);
        int value = u.child(node, CSyntax.FIELD_VALUE);
        for (int c = node + 1; c < t.next(node); c = t.next(c)) {
          if (t.isNamed(c) && c != value) {
            read(c);
          }
        }
      }
      case CSyntax.STRUCT_SPECIFIER, CSyntax.UNION_SPECIFIER, CSyntax.ENUM_SPECIFIER ->
          types.type(u, node);
      case CSyntax.TYPE_DEFINITION -> LocalDeclarations.typedefs(u, node, types, found);
      case CSyntax.FUNCTION_DEFINITION -> nestedFunction(node);
      case CSyntax.MACRO_TYPE_SPECIFIER -> misread.call(node);
      case CSyntax.COMMENT,
          CSyntax.GOTO_STATEMENT,
          CSyntax.BREAK_STATEMENT,
          CSyntax.CONTINUE_STATEMENT,
          CSyntax.STATEMENT_IDENTIFIER,
          CSyntax.TYPE_IDENTIFIER,
          CSyntax.PRIMITIVE_TYPE,
          CSyntax.SIZED_TYPE_SPECIFIER,
          CSyntax.TYPE_QUALIFIER,
          CSyntax.TYPE_DESCRIPTOR,
          CSyntax.STORAGE_CLASS_SPECIFIER,
          CSyntax.ATTRIBUTE_SPECIFIER -> {}
      case CSyntax.ELSE_CLAUSE,
          CSyntax.SWITCH_STATEMENT,
          CSyntax.LABELED_STATEMENT,
          CSyntax.ATTRIBUTED_STATEMENT,
          CSyntax.PREPROC_IF,
          CSyntax.PREPROC_IFDEF,
          CSyntax.PREPROC_ELSE,
          CSyntax.PREPROC_ELIF,
          CSyntax.PREPROC_ELIFDEF ->
          all(node);
      default -> expressions.read(node, true);
    }
  }

  /** Reads all that is within a node. */
  void all(int node) {
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (t.isNamed(c) && !t.isExtra(c) || u.kind(c) == CSyntax.ERROR) {
        read(c);
      }
    }
  }

  private void conditional(int node) {
    int condition = u.child(node, CSyntax.FIELD_CONDITION);
    if (loop(node)) {
      read(u.child(node, CSyntax.FIELD_CONSEQUENCE));
      read(u.child(node, CSyntax.FIELD_ALTERNATIVE));
      return;
    }
    expressions.read(condition, true);
    int outer = into.extra;
    into.extra = u.conditions.and(outer, expressions.isEnabled().implied(condition, true));
    read(u.child(node, CSyntax.FIELD_CONSEQUENCE));
    into.extra = u.conditions.and(outer, expressions.isEnabled().implied(condition, false));
    read(u.child(node, CSyntax.FIELD_ALTERNATIVE));
    into.extra = outer;
  }

  /** A statement that the normaliser made of a loop macro is a call of that macro first. */
  private boolean loop(int node) {
    return loopCall(u.start(node), u.child(node, CSyntax.FIELD_CONDITION));
  }

  private boolean loopCall(int from, int condition) {
    Blanked blanked = u.blanked(from, from + 1, Reason.LOOP);
    if (blanked == null) {
      return false;
    }
    int nameEnd = blanked.start();
    while (nameEnd < u.original.length && Scan.isName(u.original[nameEnd])) {
      nameEnd++;
    }
    if (nameEnd == blanked.start()) {
      return false;
    }
    int id = u.names.id(u.original, blanked.start(), nameEnd);
    List<Expr> arguments = expressions.calls().loopArguments(condition);
    into.call(u.names.expression(id), arguments, blanked.start(), true, false);
    return true;
  }

  /** An argument of a macro that declares a variable. */
  void declareInArgument(SmallText.Declared declared, int at) {
    declarations.inArgument(declared, at);
  }

  /**
   * {@code do {…} MACRO(x);}: the macro ends with the {@code while} that the normaliser put there.
   */
  private void doLoop(int node) {
    int condition = u.child(node, CSyntax.FIELD_CONDITION);
    read(u.child(node, CSyntax.FIELD_BODY));
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (!t.isNamed(c) && u.startsWith(c, 'w') && loopCall(u.start(c), condition)) {
        return;
      }
    }
    expressions.read(condition, true);
  }

  private void loopWithDeclaration(int node) {
    LocalDeclarations.Scope outer = declarations.enter(node, u.start(node));
    all(node);
    declarations.leave(outer);
  }

  /** What looks like a function within one: a macro with a block, its head read as a call. */
  private void nestedFunction(int node) {
    int declarator = u.child(node, CSyntax.FIELD_DECLARATOR);
    if (declarator >= 0) {
      types.declarator(u, declarator, TypeRef.UNKNOWN);
      into.toScan.add(new int[] {u.start(node), u.end(declarator), 0});
    }
    read(u.child(node, CSyntax.FIELD_BODY));
  }
}
