package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads {@code _Generic(control, type: value, …)}. */
final class SelectionReader {
  private static final String DEFAULT = "default";

  private final TypeReader types;
  private final OperandReader operands;

  SelectionReader(TypeReader types, OperandReader operands) {
    this.types = types;
    this.operands = operands;
  }

  /**
   * The value, or {@link Expr#OPAQUE} if nothing that may be selected is known.
   *
   * @param valueOf reads the node of a value
   */
  Expr read(ParsedText u, int node, IntFunction<Expr> valueOf) {
    FlatTree t = u.tree;
    Expr control = null;
    TypeRef type = TypeRef.UNKNOWN;
    List<Expr.Association> associations = new ArrayList<>();
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (!t.isNamed(c) || t.isExtra(c)) {
        continue;
      }
      if (control == null) {
        control = control(u, c);
      } else if (u.kind(c) == CSyntax.TYPE_DESCRIPTOR) {
        type = types.descriptor(u, c);
        if (type instanceof TypeRef.Named n && n.name().equals(DEFAULT)) {
          type = TypeRef.UNKNOWN;
        }
      } else {
        Expr value = valueOf.apply(c);
        if (!(value instanceof Expr.Opaque)) {
          associations.add(new Expr.Association(type, value));
        }
        type = TypeRef.UNKNOWN;
      }
    }
    return control == null || associations.isEmpty()
        ? Expr.OPAQUE
        : new Expr.Selection(control, List.copyOf(associations));
  }

  /** It is not evaluated: what it calls is no call, and then its type is not known here. */
  private Expr control(ParsedText u, int node) {
    for (int c = node; c < u.tree.next(node); c++) {
      if (u.kind(c) == CSyntax.CALL_EXPRESSION || u.kind(c) == CSyntax.COMPOUND_STATEMENT) {
        return Expr.OPAQUE;
      }
    }
    int inner = node;
    while (u.kind(inner) == CSyntax.PARENTHESIZED_EXPRESSION && u.tree.firstNamed(inner) >= 0) {
      inner = u.tree.firstNamed(inner);
    }
    return switch (u.kind(inner)) {
      case CSyntax.NUMBER_LITERAL -> new Expr.Cast(new TypeRef.Named("int"), Expr.OPAQUE);
      case CSyntax.STRING_LITERAL ->
          new Expr.Cast(new TypeRef.Pointer(new TypeRef.Named("char")), Expr.OPAQUE);
      default -> operands.read(node, true);
    };
  }
}
