package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Head;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads what stands at file scope, functions with their bodies included. */
final class FileReader {
  private static final int DEPTH = 100;

  private final ParsedText u;
  private final FlatTree t;
  private final Found found;
  private final TypeReader types;
  private final BodyFacts bodies;
  private final DeclarationAttributes attributes = new DeclarationAttributes();
  private final Map<Integer, Invocation> heads = new HashMap<>();

  private int depth;

  FileReader(ParsedText u, Found found, Collector collector) {
    this.u = u;
    this.t = u.tree;
    this.found = found;
    this.types = new TypeReader(found);
    this.bodies = new BodyFacts(collector, types, found, u);
    for (Head head : u.source.heads()) {
      heads.put(head.nameAt(), head.invocation());
    }
  }

  void read() {
    items(0);
  }

  private void items(int list) {
    if (++depth <= DEPTH) {
      int previous = u.start(list);
      for (int c = list + 1; c < t.next(list); c = t.next(c)) {
        item(c, previous);
        previous = u.end(c);
      }
    }
    depth--;
  }

  /**
   * @param previous byte after the item before: what is blanked from there on belongs to this one
   */
  private void item(int node, int previous) {
    switch (u.kind(node)) {
      case CSyntax.FUNCTION_DEFINITION -> function(node, previous);
      case CSyntax.DECLARATION -> declaration(node, previous);
      case CSyntax.TYPE_DEFINITION -> LocalDeclarations.typedefs(u, node, types, found);
      case CSyntax.STRUCT_SPECIFIER, CSyntax.UNION_SPECIFIER, CSyntax.ENUM_SPECIFIER ->
          types.type(u, node);
      case CSyntax.LINKAGE_SPECIFICATION -> {
        int body = u.child(node, CSyntax.FIELD_BODY);
        if (body >= 0 && u.kind(body) == CSyntax.DECLARATION_LIST) {
          items(body);
        } else if (body >= 0) {
          item(body, u.start(node));
        }
      }
      case CSyntax.EXPRESSION_STATEMENT -> invocation(node);
      case CSyntax.DECLARATION_LIST,
          CSyntax.PREPROC_IF,
          CSyntax.PREPROC_IFDEF,
          CSyntax.PREPROC_ELSE,
          CSyntax.PREPROC_ELIF,
          CSyntax.PREPROC_ELIFDEF,
          CSyntax.ERROR,
          CSyntax.COMPOUND_STATEMENT,
          CSyntax.LABELED_STATEMENT ->
          items(node);
      default -> {}
    }
  }

  private void function(int node, int previous) {
    int declarator = u.child(node, CSyntax.FIELD_DECLARATOR);
    int block = u.child(node, CSyntax.FIELD_BODY);
    if (declarator < 0 || block < 0) {
      return;
    }
    TypeRef base = types.specifiers(u, node);
    TypeRef type = types.declarator(u, declarator, base);
    if (types.nameNode < 0) {
      return;
    }
    List<Parameter> parameters = types.parameters;
    TypeRef result = type instanceof TypeRef.Function f ? f.result() : TypeRef.UNKNOWN;
    int at = u.start(types.nameNode);
    String name = u.string(types.nameNode);
    boolean isStatic = false;
    boolean inline = false;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      switch (u.kind(c)) {
        case CSyntax.STORAGE_CLASS_SPECIFIER -> {
          isStatic |= u.startsWith(c, 's');
          inline |= u.startsWith(c, 'i') || u.startsWith(c, '_');
        }
        case CSyntax.DECLARATION -> parameters = oldStyle(c, parameters);
        default -> {}
      }
    }
    attributes.read(u, previous, u.start(block));
    isStatic |= attributes.isStatic;
    inline |= attributes.inline;
    boolean weak = attributes.weak;
    String alias = attributes.alias;
    Invocation head = heads.getOrDefault(at, Invocation.NONE);
    if (head.macro().equals(name) && !head.arguments().isEmpty()) {
      // NAME(x)(int a) {…}: only the expansion tells the name.
      name = head.arguments().getFirst();
    }
    Body body = bodies.function(u, block, parameters, result);
    found.audits.add(Audits.body(u, block));
    found.functions.add(
        new Declarations.Function(
            name,
            result,
            parameters,
            isStatic,
            inline,
            weak,
            alias,
            at,
            u.start(block),
            u.end(block),
            u.line(at),
            u.line(Math.max(at, u.end(block) - 1)),
            u.condition(at),
            head,
            found.addBody(body)));
  }

  /** Parameters of K&amp;R style get their types from declarations before the body. */
  private List<Parameter> oldStyle(int declaration, List<Parameter> parameters) {
    TypeRef base = types.specifiers(u, declaration);
    List<Parameter> typed = new ArrayList<>(parameters);
    for (int c = declaration + 1; c < t.next(declaration); c = t.next(c)) {
      if (t.field(c) == CSyntax.FIELD_DECLARATOR) {
        TypeRef type = types.declarator(u, c, base);
        String name = types.nameNode < 0 ? "" : u.string(types.nameNode);
        typed.replaceAll(p -> p.name().equals(name) ? new Parameter(name, type) : p);
      }
    }
    return List.copyOf(typed);
  }

  private void declaration(int node, int previous) {
    int type = u.child(node, CSyntax.FIELD_TYPE);
    TypeRef base = type < 0 ? TypeRef.UNKNOWN : types.type(u, type);
    boolean isStatic = false;
    boolean isExtern = false;
    int from = previous;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (u.kind(c) == CSyntax.STORAGE_CLASS_SPECIFIER) {
        isStatic |= u.startsWith(c, 's');
        isExtern |= u.startsWith(c, 'e');
      } else if (t.field(c) == CSyntax.FIELD_DECLARATOR) {
        int to = t.next(c) < t.next(node) ? u.start(t.next(c)) : u.end(node);
        declarator(c, base, isStatic, isExtern, from, to);
        from = to;
      }
    }
  }

  private void declarator(
      int node, TypeRef base, boolean isStatic, boolean isExtern, int from, int to) {
    TypeRef type = types.declarator(u, node, base);
    if (types.nameNode < 0) {
      return;
    }
    int at = u.start(types.nameNode);
    String name = u.string(types.nameNode);
    attributes.read(u, from, to);
    boolean hidden = isStatic || attributes.isStatic;
    if (type instanceof TypeRef.Function f) {
      found.addPrototype(
          new Declarations.Prototype(
              name,
              f.result(),
              types.parameters,
              hidden,
              attributes.weak,
              attributes.alias,
              u.line(at),
              u.condition(at)),
          at);
      return;
    }
    Expr initializer = Expr.OPAQUE;
    int body = -1;
    if (u.kind(node) == CSyntax.INIT_DECLARATOR) {
      int value = u.child(node, CSyntax.FIELD_VALUE);
      if (value >= 0) {
        initializer = bodies.initializer(u, value);
        Body calls = bodies.initializerBody();
        body = calls == Body.EMPTY ? -1 : found.addBody(calls);
      }
    }
    found.addGlobal(
        new Declarations.Global(
            name, type, hidden, isExtern, initializer, u.line(at), u.condition(at), body),
        at);
  }

  /** A macro used at file scope that the normaliser took for C. */
  private void invocation(int node) {
    int call = t.firstNamed(node);
    if (call < 0 || u.kind(call) != CSyntax.CALL_EXPRESSION) {
      return;
    }
    int function = u.child(call, CSyntax.FIELD_FUNCTION);
    int list = u.child(call, CSyntax.FIELD_ARGUMENTS);
    if (function < 0 || list < 0 || u.kind(function) != CSyntax.IDENTIFIER) {
      return;
    }
    int at = u.start(function);
    List<String> arguments = new ArrayList<>();
    int from = u.start(list) + 1;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      if (!t.isNamed(c) && (u.startsWith(c, ',') || u.startsWith(c, ')'))) {
        if (u.startsWith(c, ',') || !arguments.isEmpty() || u.start(c) > from) {
          arguments.add(u.written(from, u.start(c)));
        }
        from = u.end(c);
      }
    }
    found.addInvocation(
        new Invocation(
            "", u.string(function), List.copyOf(arguments), "", u.line(at), u.condition(at)),
        at);
  }
}
