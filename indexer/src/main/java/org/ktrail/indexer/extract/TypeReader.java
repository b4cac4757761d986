package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource.Blanked;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;
import org.ktrail.indexer.syntax.FlatTree;

/** Reads types, declarators and records. What it defines in passing goes to the {@link Found}. */
final class TypeReader {
  /** Nesting of declarators or records beyond which a type is unknown. */
  private static final int DEPTH = 200;

  private final Found found;
  private final StringBuilder words = new StringBuilder();
  private int depth;

  /** Node of the name that the last declarator declares, −1 if none. */
  int nameNode = -1;

  /** Parameters of the innermost function declarator of the last declarator. */
  List<Parameter> parameters = List.of();

  TypeReader(Found found) {
    this.found = found;
  }

  /** The type that the specifiers of a declaration name. */
  TypeRef specifiers(ParsedText u, int declaration) {
    int type = u.child(declaration, CSyntax.FIELD_TYPE);
    return type < 0 ? TypeRef.UNKNOWN : type(u, type);
  }

  /** A whole type as in a cast. */
  TypeRef descriptor(ParsedText u, int node) {
    TypeRef base = specifiers(u, node);
    int declarator = u.child(node, CSyntax.FIELD_DECLARATOR);
    return declarator < 0 ? base : declarator(u, declarator, base);
  }

  TypeRef type(ParsedText u, int node) {
    switch (u.kind(node)) {
      case CSyntax.TYPE_IDENTIFIER, CSyntax.PRIMITIVE_TYPE -> {
        TypeRef gnu = typeOf(u, node);
        return gnu != null ? gnu : u.names.type(u.id(node));
      }
      case CSyntax.SIZED_TYPE_SPECIFIER -> {
        TypeRef gnu = typeOf(u, node);
        return gnu != null ? gnu : sized(u, node);
      }
      case CSyntax.STRUCT_SPECIFIER -> {
        // Among the members of a record may be one as well: that is not the record's type.
        TypeRef gnu = u.child(node, CSyntax.FIELD_BODY) >= 0 ? null : typeOf(u, node);
        return gnu != null ? gnu : record(u, node, TypeRef.Tag.STRUCT);
      }
      case CSyntax.UNION_SPECIFIER -> {
        return record(u, node, TypeRef.Tag.UNION);
      }
      case CSyntax.ENUM_SPECIFIER -> {
        return enumeration(u, node);
      }
      case CSyntax.MACRO_TYPE_SPECIFIER -> {
        return SmallText.typeOf(u.original, u.start(node), u.end(node));
      }
      default -> {
        return TypeRef.UNKNOWN;
      }
    }
  }

  /** {@code typeof(…)} that the normaliser replaced by a type; null if this is none. */
  private @Nullable TypeRef typeOf(ParsedText u, int node) {
    Blanked gnu = u.blanked(u.start(node), u.end(node), Reason.GNU);
    return gnu == null ? null : SmallText.typeOf(u.original, gnu.start(), gnu.end());
  }

  private TypeRef sized(ParsedText u, int node) {
    words.setLength(0);
    FlatTree t = u.tree;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      if (u.kind(c) == CSyntax.TYPE_QUALIFIER || t.isExtra(c)) {
        continue;
      }
      if (!words.isEmpty()) {
        words.append(' ');
      }
      for (int i = u.start(c); i < u.end(c); i++) {
        words.append((char) (u.text[i] & 0xff));
      }
    }
    if (words.isEmpty()) {
      return u.names.type(u.id(node));
    }
    return u.names.type(u.names.id(words.toString()));
  }

  private TypeRef record(ParsedText u, int node, TypeRef.Tag kind) {
    int name = u.child(node, CSyntax.FIELD_NAME);
    int body = u.child(node, CSyntax.FIELD_BODY);
    String tag = name < 0 || u.tree.isMissing(name) ? "" : u.string(name);
    if (body < 0) {
      return tag.isEmpty() ? TypeRef.UNKNOWN : found.tagged(kind, tag);
    }
    if (++depth > DEPTH) {
      depth--;
      return TypeRef.UNKNOWN;
    }
    List<Declarations.Field> fields = new ArrayList<>();
    fields(u, body, fields);
    depth--;
    int at = name < 0 ? u.start(node) : u.start(name);
    int index =
        found.addRecord(
            new Declarations.Record(kind, tag, List.copyOf(fields), u.line(at), u.condition(at)),
            at);
    return tag.isEmpty() ? new TypeRef.Anonymous(index) : found.tagged(kind, tag);
  }

  private void fields(ParsedText u, int list, List<Declarations.Field> into) {
    FlatTree t = u.tree;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      switch (u.kind(c)) {
        case CSyntax.FIELD_DECLARATION -> field(u, c, into);
        case CSyntax.PREPROC_IF,
            CSyntax.PREPROC_IFDEF,
            CSyntax.PREPROC_ELSE,
            CSyntax.PREPROC_ELIF,
            CSyntax.PREPROC_ELIFDEF,
            CSyntax.ERROR ->
            fields(u, c, into);
        default -> {}
      }
    }
  }

  private void field(ParsedText u, int declaration, List<Declarations.Field> into) {
    TypeRef base = specifiers(u, declaration);
    boolean any = false;
    FlatTree t = u.tree;
    for (int c = declaration + 1; c < t.next(declaration); c = t.next(c)) {
      if (t.field(c) == CSyntax.FIELD_DECLARATOR) {
        any = true;
        TypeRef type = declarator(u, c, base);
        if (nameNode >= 0) {
          int at = u.start(nameNode);
          into.add(new Declarations.Field(u.string(nameNode), type, u.line(at), u.condition(at)));
        }
      }
    }
    if (!any && base instanceof TypeRef.Anonymous) {
      int at = u.start(declaration);
      into.add(new Declarations.Field("", base, u.line(at), u.condition(at)));
      group(u, at, base, into);
    }
  }

  /**
   * A group of members has a name, too, and perhaps a tag: the facts are a second member of its
   * type, and a record of that tag which has it as its only member.
   *
   * @param at where the group starts
   */
  private void group(ParsedText u, int at, TypeRef type, List<Declarations.Field> into) {
    Blanked macro = u.blanked(at, at + 1, Reason.MEMBER);
    if (macro == null || macro.start() != at) {
      return;
    }
    Blanked name = u.blanked(macro.start(), macro.end(), Reason.GROUP_NAME);
    if (name != null) {
      into.add(
          new Declarations.Field(
              original(u, name), type, u.line(name.start()), u.condition(name.start())));
    }
    Blanked tag = u.blanked(macro.start(), macro.end(), Reason.GROUP_TAG);
    if (tag != null) {
      int line = u.line(tag.start());
      int condition = u.condition(tag.start());
      List<Declarations.Field> only = List.of(new Declarations.Field("", type, line, condition));
      found.addRecord(
          new Declarations.Record(TypeRef.Tag.STRUCT, original(u, tag), only, line, condition),
          tag.start());
    }
  }

  private static String original(ParsedText u, Blanked name) {
    return u.names.string(u.names.id(u.original, name.start(), name.end()));
  }

  private TypeRef enumeration(ParsedText u, int node) {
    int name = u.child(node, CSyntax.FIELD_NAME);
    int body = u.child(node, CSyntax.FIELD_BODY);
    if (body >= 0) {
      enumerators(u, body);
    }
    return found.tagged(TypeRef.Tag.ENUM, name < 0 ? "" : u.string(name));
  }

  private void enumerators(ParsedText u, int list) {
    FlatTree t = u.tree;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      switch (u.kind(c)) {
        case CSyntax.ENUMERATOR -> {
          int name = u.child(c, CSyntax.FIELD_NAME);
          if (name >= 0) {
            int at = u.start(name);
            found.addEnumerator(
                new Declarations.EnumConstant(u.string(name), u.line(at), u.condition(at)), at);
          }
        }
        case CSyntax.PREPROC_IF,
            CSyntax.PREPROC_IFDEF,
            CSyntax.PREPROC_ELSE,
            CSyntax.PREPROC_ELIF,
            CSyntax.PREPROC_ELIFDEF,
            CSyntax.ERROR ->
            enumerators(u, c);
        default -> {}
      }
    }
  }

  /**
   * The type that a declarator makes of {@code base}; sets {@link #nameNode} and {@link
   * #parameters}.
   */
  TypeRef declarator(ParsedText u, int node, TypeRef base) {
    nameNode = -1;
    parameters = List.of();
    return nested(u, node, base);
  }

  private TypeRef nested(ParsedText u, int start, TypeRef base) {
    int node = start;
    TypeRef type = base;
    for (int steps = 0; node >= 0 && steps < DEPTH; steps++) {
      switch (u.kind(node)) {
        case CSyntax.IDENTIFIER,
            CSyntax.FIELD_IDENTIFIER,
            CSyntax.TYPE_IDENTIFIER,
            CSyntax.PRIMITIVE_TYPE -> {
          if (!u.tree.isMissing(node)) {
            nameNode = node;
          }
          return type;
        }
        case CSyntax.POINTER_DECLARATOR, CSyntax.ABSTRACT_POINTER_DECLARATOR -> {
          type = found.pointer(type);
          node = u.child(node, CSyntax.FIELD_DECLARATOR);
        }
        case CSyntax.ARRAY_DECLARATOR, CSyntax.ABSTRACT_ARRAY_DECLARATOR -> {
          type = new TypeRef.Array(type);
          node = u.child(node, CSyntax.FIELD_DECLARATOR);
        }
        case CSyntax.FUNCTION_DECLARATOR, CSyntax.ABSTRACT_FUNCTION_DECLARATOR -> {
          int list = u.child(node, CSyntax.FIELD_PARAMETERS);
          List<Parameter> declared = list < 0 ? List.of() : parameters(u, list);
          parameters = declared;
          TypeRef[] types = new TypeRef[declared.size()];
          for (int i = 0; i < types.length; i++) {
            types[i] = declared.get(i).type();
          }
          type = new TypeRef.Function(type, List.of(types));
          node = u.child(node, CSyntax.FIELD_DECLARATOR);
        }
        case CSyntax.INIT_DECLARATOR -> node = u.child(node, CSyntax.FIELD_DECLARATOR);
        case CSyntax.PARENTHESIZED_DECLARATOR,
            CSyntax.ABSTRACT_PARENTHESIZED_DECLARATOR,
            CSyntax.ATTRIBUTED_DECLARATOR ->
            node = inner(u, node);
        default -> {
          return type;
        }
      }
    }
    return type;
  }

  private static int inner(ParsedText u, int node) {
    FlatTree t = u.tree;
    for (int c = node + 1; c < t.next(node); c = t.next(c)) {
      switch (u.kind(c)) {
        case CSyntax.IDENTIFIER,
            CSyntax.FIELD_IDENTIFIER,
            CSyntax.TYPE_IDENTIFIER,
            CSyntax.PRIMITIVE_TYPE,
            CSyntax.POINTER_DECLARATOR,
            CSyntax.ABSTRACT_POINTER_DECLARATOR,
            CSyntax.ARRAY_DECLARATOR,
            CSyntax.ABSTRACT_ARRAY_DECLARATOR,
            CSyntax.FUNCTION_DECLARATOR,
            CSyntax.ABSTRACT_FUNCTION_DECLARATOR,
            CSyntax.PARENTHESIZED_DECLARATOR,
            CSyntax.ABSTRACT_PARENTHESIZED_DECLARATOR,
            CSyntax.ATTRIBUTED_DECLARATOR -> {
          return c;
        }
        default -> {}
      }
    }
    return -1;
  }

  /** The parameters of a list; a lone {@code void} is none, a function is a pointer to it. */
  private List<Parameter> parameters(ParsedText u, int list) {
    if (++depth > DEPTH) {
      depth--;
      return List.of();
    }
    int outerName = nameNode;
    List<Parameter> result = new ArrayList<>(4);
    FlatTree t = u.tree;
    for (int c = list + 1; c < t.next(list); c = t.next(c)) {
      int kind = u.kind(c);
      if (kind == CSyntax.PARAMETER_DECLARATION) {
        TypeRef type = specifiers(u, c);
        int declarator = u.child(c, CSyntax.FIELD_DECLARATOR);
        String name = "";
        if (declarator >= 0) {
          nameNode = -1;
          type = nested(u, declarator, type);
          name = nameNode < 0 ? "" : u.string(nameNode);
        } else if (type instanceof TypeRef.Named n && n.name().equals("void")) {
          continue;
        }
        if (type instanceof TypeRef.Function) {
          type = found.pointer(type);
        }
        result.add(new Parameter(name, type));
      } else if (kind == CSyntax.IDENTIFIER) {
        result.add(new Parameter(u.string(c), TypeRef.UNKNOWN));
      }
    }
    nameNode = outerName;
    depth--;
    return List.copyOf(result);
  }
}
