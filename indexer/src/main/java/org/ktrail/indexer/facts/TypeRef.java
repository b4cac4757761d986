package org.ktrail.indexer.facts;

import java.util.List;

/**
 * A C type as written in one blob; names are resolved in the linked view. Qualifiers are dropped.
 */
public sealed interface TypeRef {
  TypeRef UNKNOWN = new Unknown();

  /** {@code struct tag}, {@code union tag}, {@code enum tag}. */
  record Tagged(Tag kind, String tag) implements TypeRef {}

  /**
   * A typedef name, or a primitive type by its words joined with one blank ({@code unsigned long},
   * {@code void}).
   */
  record Named(String name) implements TypeRef {}

  /** A record defined in place without tag: index into {@link Declarations#records()}. */
  record Anonymous(int record) implements TypeRef {}

  record Pointer(TypeRef to) implements TypeRef {}

  record Array(TypeRef of) implements TypeRef {}

  record Function(TypeRef result, List<TypeRef> parameters) implements TypeRef {}

  /**
   * {@code typeof(of)}, or of a local declared {@code __auto_type} the type of its initialiser
   * {@code of}.
   */
  record TypeOf(Expr of) implements TypeRef {}

  record Unknown() implements TypeRef {}

  enum Tag {
    STRUCT,
    UNION,
    ENUM
  }
}
