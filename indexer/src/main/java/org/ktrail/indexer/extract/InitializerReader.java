package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads initialisers: lists in braces, and what the normaliser made of them. */
final class InitializerReader {
  private final Collector into;
  private final OperandReader operands;
  private ParsedText u;
  private FlatTree t;

  InitializerReader(Collector into, OperandReader operands, ParsedText first) {
    this.into = into;
    this.operands = operands;
    u = first;
    t = first.tree;
  }

  void begin(ParsedText unit) {
    u = unit;
    t = unit.tree;
  }

  /** {@code {…}}; OPAQUE if nothing in it can lead to a function. */
  Expr list(int list, TypeRef type) {
    if (list < 0) {
      return Expr.OPAQUE;
    }
    List<Expr.Item> items = new ArrayList<>();
    int position = 0;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      if (!t.isNamed(c) || t.isExtra(c) && u.kind(c) != CSyntax.ERROR) {
        continue;
      }
      if (u.kind(c) == CSyntax.INITIALIZER_PAIR) {
        Expr value = operands.read(u.child(c, CSyntax.FIELD_VALUE), true);
        if (!(value instanceof Expr.Opaque)) {
          items.add(item(-1, designators(c), value, c));
        }
        continue;
      }
      Expr value = operands.read(c, true);
      if (!(value instanceof Expr.Opaque)) {
        items.add(item(position, List.of(), value, c));
      }
      position++;
    }
    return items.isEmpty() ? Expr.OPAQUE : new Expr.Init(type, List.copyOf(items));
  }

  /**
   * {@code {…}} given as an argument, its braces now parentheses and its designators assignments.
   */
  Expr parenthesised(int node) {
    List<Expr.Item> items = new ArrayList<>();
    int position = 0;
    int inner = t.firstNamed(node);
    while (inner >= 0) {
      boolean more = u.kind(inner) == CSyntax.COMMA_EXPRESSION;
      int one = more ? u.child(inner, CSyntax.FIELD_LEFT) : inner;
      Expr.Item item = one < 0 ? null : element(one, position++);
      if (item != null) {
        items.add(item);
      }
      inner = more ? u.child(inner, CSyntax.FIELD_RIGHT) : -1;
    }
    return items.isEmpty() ? Expr.OPAQUE : new Expr.Init(TypeRef.UNKNOWN, List.copyOf(items));
  }

  /**
   * An element whose designator, if it has one, reads as the left side of an assignment; null if
   * nothing in it can lead to a function.
   */
  Expr.@Nullable Item element(int node, int position) {
    boolean designated = u.kind(node) == CSyntax.ASSIGNMENT_EXPRESSION;
    Expr value = operands.read(designated ? u.child(node, CSyntax.FIELD_RIGHT) : node, true);
    if (value instanceof Expr.Opaque) {
      return null;
    }
    int left = designated ? u.child(node, CSyntax.FIELD_LEFT) : -1;
    return left < 0
        ? item(position, List.of(), value, node)
        : item(-1, List.of(u.written(u.start(left), u.end(left))), value, node);
  }

  private Expr.Item item(int position, List<String> designators, Expr value, int node) {
    int at = u.start(node);
    return new Expr.Item(position, designators, value, u.line(at), into.condition(at));
  }

  private List<String> designators(int pair) {
    List<String> out = new ArrayList<>(2);
    for (int c = pair + 1; c < t.next(pair); c = t.next(c)) {
      if (t.field(c) != CSyntax.FIELD_DESIGNATOR) {
        continue;
      }
      switch (u.kind(c)) {
        case CSyntax.FIELD_DESIGNATOR_NODE -> {
          int name = t.firstNamed(c);
          out.add(name < 0 ? "" : u.string(name));
        }
        case CSyntax.FIELD_IDENTIFIER -> out.add(u.string(c));
        case CSyntax.SUBSCRIPT_DESIGNATOR, CSyntax.SUBSCRIPT_RANGE_DESIGNATOR -> {
          int from = u.start(c) + 1;
          out.add("[" + u.written(from, Math.max(from, u.end(c) - 1)) + "]");
        }
        default -> {}
      }
    }
    return List.copyOf(out);
  }
}
