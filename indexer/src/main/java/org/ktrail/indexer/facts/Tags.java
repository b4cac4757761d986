package org.ktrail.indexer.facts;

/** Numbers that stand for the kinds of sealed types in {@link FactsCodec}'s format. */
final class Tags {
  private Tags() {}

  // Types.
  static final int UNKNOWN = 0;
  static final int NAMED = 1;
  static final int ANONYMOUS = 2;
  static final int POINTER = 3;
  static final int ARRAY = 4;
  static final int FUNCTION = 5;
  static final int TYPEOF = 6;

  /** Plus the ordinal of {@link TypeRef.Tag}. */
  static final int TAGGED = 7;

  // Expressions: the low bits of a number whose high bits are a payload.
  static final int EXPR_BITS = 4;
  static final int OPAQUE = 0;
  static final int NAME = 1;
  static final int DOT = 2;
  static final int ARROW = 3;
  static final int INDEX = 4;
  static final int DEREF = 5;
  static final int ADDRESS_OF = 6;
  static final int RESULT = 7;
  static final int CAST = 8;
  static final int CHOICE = 9;
  static final int INIT = 10;
  static final int TYPE_ARGUMENT = 11;
  static final int TEXT = 12;
  static final int SELECTION = 13;

  // Conditions.
  static final int NEVER = 0;
  static final int ALWAYS = 1;
  static final int ATOM = 2;
  static final int NOT = 3;
  static final int AND = 4;
  static final int OR = 5;
}
