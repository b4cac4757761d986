package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads calls and their arguments, of which the normaliser may have rewritten some. */
final class CallReader {
  private final Collector into;
  private final Statements statements;
  private final Casts casts;
  private final InitializerReader initializers;
  private final OperandReader operands;
  private final SelectionReader selections;
  private ParsedText u;
  private FlatTree t;

  CallReader(
      Collector into,
      Statements statements,
      Casts casts,
      InitializerReader initializers,
      OperandReader operands,
      SelectionReader selections,
      ParsedText first) {
    this.selections = selections;
    this.into = into;
    this.statements = statements;
    this.casts = casts;
    this.initializers = initializers;
    this.operands = operands;
    u = first;
    t = first.tree;
  }

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
  }

  static final int LONGEST_TEXT = 64;

  Expr expression(int node, boolean used) {
    int function = u.child(node, CSyntax.FIELD_FUNCTION);
    int arguments = u.child(node, CSyntax.FIELD_ARGUMENTS);
    if (function < 0) {
      statements.all(node);
      return Expr.OPAQUE;
    }
    if (u.kind(function) == CSyntax.PARENTHESIZED_EXPRESSION && casts.isCall(function, arguments)) {
      return casts.call(function, arguments, used);
    }
    Expr callee = calleeOf(function);
    if (u.kind(function) == CSyntax.IDENTIFIER && isUnevaluated(function)) {
      return Expr.OPAQUE;
    }
    int outer = into.argument;
    List<Expr> values = arguments < 0 ? List.of() : arguments(arguments);
    into.argument = outer;
    if (u.kind(function) == CSyntax.IDENTIFIER && isAssembly(function)) {
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

  private int unparenthesised(int node) {
    int inner = node;
    while (u.kind(inner) == CSyntax.PARENTHESIZED_EXPRESSION && t.firstNamed(inner) >= 0) {
      inner = t.firstNamed(inner);
    }
    return inner;
  }

  private Expr calleeOf(int function) {
    int inner = unparenthesised(function);
    return switch (u.kind(inner)) {
      case CSyntax.IDENTIFIER -> u.names.expression(u.id(inner));
      case CSyntax.COMPOUND_STATEMENT -> statements.blockValue(inner, true);
      case CSyntax.GENERIC_EXPRESSION -> selections.read(u, inner, this::calleeOf);
      default -> operands.read(inner, true);
    };
  }

  /** The calls of a subtree that is nested too deep to read. */
  void flat(int node) {
    for (int c = node; c < t.next(node); c++) {
      if (u.kind(c) == CSyntax.CALL_EXPRESSION) {
        int function = u.child(c, CSyntax.FIELD_FUNCTION);
        Expr callee =
            function < 0
                ? Expr.OPAQUE
                : switch (u.kind(function)) {
                  case CSyntax.IDENTIFIER -> u.names.expression(u.id(function));
                  case CSyntax.FIELD_EXPRESSION -> Expressions.member(u, function, Expr.OPAQUE);
                  default -> Expr.OPAQUE;
                };
        into.call(callee, List.of(), calleeAt(c, function), true, true);
      }
    }
  }

  private int calleeAt(int call, int function) {
    if (function >= 0) {
      if (u.kind(function) == CSyntax.IDENTIFIER) {
        return u.start(function);
      }
      if (u.kind(function) == CSyntax.FIELD_EXPRESSION) {
        int field = u.child(function, CSyntax.FIELD_FIELD);
        return field < 0 ? u.start(function) : u.start(field);
      }
    }
    int arguments = u.child(call, CSyntax.FIELD_ARGUMENTS);
    return arguments < 0 ? u.start(call) : u.start(arguments);
  }

  // ---- arguments

  private List<Expr> arguments(int list) {
    int end = t.next(list);
    int first = t.firstNamed(list);
    if (first < 0) {
      if (u.blanked(u.start(list), u.end(list), Reason.ARGUMENT) == null) {
        return List.of();
      }
    } else if (t.next(first) + 1 >= end && !u.isRewritten(u.start(list), u.end(list))) {
      into.argument = 1;
      return List.of(argument(first));
    }
    boolean rewritten = u.blanked(u.start(list), u.end(list), Reason.ARGUMENT) != null;
    List<Expr> values = new ArrayList<>();
    int from = u.start(list) + 1;
    int value = -1;
    into.argument = 1;
    for (int c = list + 1; c < end; c = t.next(c)) {
      if (t.isExtra(c) && u.kind(c) != CSyntax.ERROR) {
        continue;
      }
      if (t.isNamed(c)) {
        if (value >= 0 || u.kind(c) == CSyntax.ERROR) {
          statements.read(c);
        } else {
          value = c;
        }
      } else if (u.startsWith(c, ',') || u.startsWith(c, ')')) {
        boolean last = u.startsWith(c, ')');
        if (!last || value >= 0 || rewritten || !values.isEmpty()) {
          values.add(argument(value, from, u.start(c), rewritten));
        }
        into.argument = values.size() + 1;
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
      if (value >= 0 && u.kind(value) == CSyntax.IDENTIFIER && isMadeUp(value)) {
        return Expr.OPAQUE;
      }
      int first = Scan.skipBlanks(u.original, from, to);
      if (value >= 0
          && first < to
          && u.original[first] == '.'
          && u.kind(value) == CSyntax.ASSIGNMENT_EXPRESSION) {
        Expr.Item item = initializers.element(value, 0);
        return item == null ? Expr.OPAQUE : new Expr.Init(TypeRef.UNKNOWN, List.of(item));
      }
    }
    return value < 0 ? Expr.OPAQUE : argument(value);
  }

  private Expr argument(int node) {
    if (u.kind(node) == CSyntax.STRING_LITERAL) {
      int from = u.start(node) + 1;
      int to = u.end(node) - 1;
      return to < from || to - from > LONGEST_TEXT
          ? Expr.OPAQUE
          : new Expr.Text(new String(u.text, from, to - from, StandardCharsets.UTF_8));
    }
    return operands.read(node, true);
  }

  /** The arguments of a loop macro whose parentheses became those of a {@code while}. */
  List<Expr> loopArguments(int condition) {
    int inner = condition < 0 ? -1 : t.firstNamed(condition);
    if (inner < 0 || u.original[u.end(condition) - 1] != ')') {
      return List.of();
    }
    List<Integer> nodes = new ArrayList<>();
    while (u.kind(inner) == CSyntax.COMMA_EXPRESSION) {
      nodes.add(u.child(inner, CSyntax.FIELD_LEFT));
      inner = u.child(inner, CSyntax.FIELD_RIGHT);
    }
    nodes.add(inner);
    boolean rewritten = u.blanked(u.start(condition), u.end(condition), Reason.ARGUMENT) != null;
    List<Expr> values = new ArrayList<>(nodes.size());
    int outer = into.argument;
    for (int i = 0; i < nodes.size(); i++) {
      int n = nodes.get(i);
      into.argument = i + 1;
      // A list may nest to the left as well.
      if (i == 0 && u.kind(n) == CSyntax.COMMA_EXPRESSION) {
        operands.read(n, true);
        continue;
      }
      int from = i == 0 ? u.start(condition) + 1 : commaBefore(u.start(n));
      int to =
          i + 1 < nodes.size() ? commaBefore(u.start(nodes.get(i + 1))) - 1 : u.end(condition) - 1;
      values.add(argument(n, from, Math.max(from, to), rewritten));
    }
    into.argument = outer;
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

  /** Whether an operator or keyword was in the place of this name. */
  private boolean isMadeUp(int name) {
    for (int i = u.start(name); i < u.end(name); i++) {
      if (u.text[i] != u.original[i]) {
        return true;
      }
    }
    return false;
  }
}
