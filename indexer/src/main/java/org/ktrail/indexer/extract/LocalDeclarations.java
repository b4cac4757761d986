package org.ktrail.indexer.extract;

import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads declarations within a body, and knows the scope that they stand in. */
final class LocalDeclarations {
  /** Where names are declared: bytes of a block, or of a loop that declares its variable. */
  record Scope(int start, int end) {}

  private final Collector into;
  private final TypeReader types;
  private final Found found;
  private final OperandReader operands;
  private final DeclarationAttributes attributes = new DeclarationAttributes();
  private ParsedText u;
  private FlatTree t;
  private Scope scope = new Scope(0, 0);

  LocalDeclarations(
      Collector into, TypeReader types, Found found, OperandReader operands, ParsedText first) {
    this.into = into;
    this.types = types;
    this.found = found;
    this.operands = operands;
    u = first;
    t = first.tree;
  }

  void begin(ParsedText unit, int from, int to) {
    u = unit;
    t = unit.tree;
    scope = new Scope(from, to);
  }

  /**
   * Begins the scope of a node; what it gives is to be handed to {@link #leave}.
   *
   * @param from where its variables are known from
   */
  Scope enter(int node, int from) {
    Scope outer = scope;
    scope = new Scope(from, u.end(node));
    return outer;
  }

  void leave(Scope outer) {
    scope = outer;
  }

  /** The variables and functions that a declaration declares. */
  void read(int node) {
    int type = u.child(node, CSyntax.FIELD_TYPE);
    if (type >= 0 && u.kind(type) == CSyntax.MACRO_TYPE_SPECIFIER) {
      // Two macros that follow each other without a semicolon read like this.
      into.toScan.add(new int[] {u.start(node), u.end(node), 0});
    }
    TypeRef base = type < 0 ? TypeRef.UNKNOWN : types.type(u, type);
    boolean isStatic = false;
    boolean isExtern = false;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (u.kind(c) == CSyntax.STORAGE_CLASS_SPECIFIER) {
        isStatic |= u.startsWith(c, 's');
        isExtern |= u.startsWith(c, 'e');
      } else if (t.field(c) == CSyntax.FIELD_DECLARATOR) {
        declarator(node, c, base, isStatic, isExtern);
      } else if (u.kind(c) == CSyntax.ERROR) {
        operands.read(c, false);
      }
    }
  }

  private void declarator(
      int declaration, int node, TypeRef base, boolean isStatic, boolean isExtern) {
    TypeRef type = types.declarator(u, node, base);
    int nameNode = types.nameNode;
    if (nameNode < 0) {
      return;
    }
    int at = u.start(nameNode);
    int id = u.id(nameNode);
    if (type instanceof TypeRef.Function f) {
      function(declaration, node, f, id, at, isExtern);
    } else if (isExtern) {
      found.addGlobal(
          new Declarations.Global(
              u.names.string(id),
              type,
              false,
              true,
              Expr.OPAQUE,
              u.line(at),
              into.condition(at),
              -1),
          at);
    } else {
      variable(declaration, node, type, id, at, isStatic);
    }
  }

  private void function(
      int declaration, int node, TypeRef.Function f, int id, int at, boolean isExtern) {
    if (!isExtern && looksLikeCall(declaration, node)) {
      into.toScan.add(new int[] {at, u.end(node), 0});
    } else {
      found.addPrototype(
          new Declarations.Prototype(
              u.names.string(id),
              f.result(),
              types.parameters,
              false,
              false,
              "",
              u.line(at),
              into.condition(at)),
          at);
    }
  }

  private void variable(int declaration, int node, TypeRef type, int id, int at, boolean isStatic) {
    String cleanup = cleanup(declaration, node);
    into.local(id, type, isStatic, scope.start(), scope.end(), at, cleanup);
    int index = into.locals.size() - 1;
    arraySizes(node);
    if (u.kind(node) == CSyntax.INIT_DECLARATOR) {
      Expr value = operands.read(u.child(node, CSyntax.FIELD_VALUE), true);
      into.assign(u.names.expression(id), id, value, at);
      if (type instanceof TypeRef.Unknown && !(value instanceof Expr.Opaque)) {
        // __auto_type: the type is that of the value.
        into.retype(index, new TypeRef.TypeOf(value));
      }
    }
  }

  /**
   * A variable in what the grammar took for an expression.
   *
   * @param value node of its initialiser, −1 if none
   */
  void misread(int nameNode, TypeRef type, int value) {
    int at = u.start(nameNode);
    int id = u.id(nameNode);
    into.local(id, type, false, scope.start(), scope.end(), at, "");
    if (value >= 0) {
      into.assign(u.names.expression(id), id, operands.read(value, true), at);
    }
  }

  /** What runs when the variable goes out of scope, as {@link Body.Local#cleanup} has it. */
  private String cleanup(int declaration, int node) {
    if (u.source.blanked().isEmpty()) {
      return "";
    }
    int to = t.next(node) < t.next(declaration) ? u.start(t.next(node)) : u.end(declaration);
    int from = node == firstDeclarator(declaration) ? u.start(declaration) : u.start(node);
    return u.isRewritten(from, to) ? attributes.read(u, from, to).cleanup : "";
  }

  /** Sizes of local arrays may call what is a macro. */
  private void arraySizes(int declarator) {
    for (int c = declarator; c < t.next(declarator); c++) {
      if (u.kind(c) == CSyntax.INIT_DECLARATOR || u.kind(c) == CSyntax.POINTER_DECLARATOR) {
        continue;
      }
      if (u.kind(c) != CSyntax.ARRAY_DECLARATOR) {
        return;
      }
      int inner = u.child(c, CSyntax.FIELD_DECLARATOR);
      for (int s = c + 1; s < t.next(c); s = t.next(s)) {
        if (s != inner && t.isNamed(s) && u.kind(s) != CSyntax.TYPE_QUALIFIER) {
          operands.read(s, true);
        }
      }
    }
  }

  private int firstDeclarator(int declaration) {
    return u.child(declaration, CSyntax.FIELD_DECLARATOR);
  }

  /** {@code A b(c);} with no parameter that must be one: a macro before a call. */
  private boolean looksLikeCall(int declaration, int declarator) {
    int type = u.child(declaration, CSyntax.FIELD_TYPE);
    if (type < 0 || u.kind(type) != CSyntax.TYPE_IDENTIFIER) {
      return type >= 0 && u.kind(type) == CSyntax.MACRO_TYPE_SPECIFIER;
    }
    int list =
        u.kind(declarator) == CSyntax.FUNCTION_DECLARATOR
            ? u.child(declarator, CSyntax.FIELD_PARAMETERS)
            : -1;
    if (list < 0) {
      return false;
    }
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      if (u.kind(c) == CSyntax.PARAMETER_DECLARATION) {
        int p = u.child(c, CSyntax.FIELD_TYPE);
        if (u.child(c, CSyntax.FIELD_DECLARATOR) >= 0
            || p < 0
            || u.kind(p) != CSyntax.TYPE_IDENTIFIER) {
          return false;
        }
      }
    }
    return true;
  }

  /** An argument of a macro that declares a variable. */
  void inArgument(SmallText.Declared declared, int at) {
    into.local(
        u.names.id(declared.name()), declared.type(), false, scope.start(), scope.end(), at, "");
  }

  /** The names that a {@code typedef} declares. */
  static void typedefs(ParsedText u, int node, TypeReader types, Found found) {
    TypeRef base = types.specifiers(u, node);
    FlatTree t = u.tree;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (t.field(c) == CSyntax.FIELD_DECLARATOR) {
        TypeRef type = types.declarator(u, c, base);
        if (types.nameNode >= 0) {
          int at = u.start(types.nameNode);
          found.addTypedef(
              new Declarations.Typedef(u.string(types.nameNode), type, u.line(at), u.condition(at)),
              at);
        }
      }
    }
  }
}
